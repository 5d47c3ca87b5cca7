//! The site as a list of files, put into `dist/` with their compressed copies, and what they weigh.

use crate::library;
use crate::optimise::{brotli, gzip};
use crate::project::{self, grouped};
use crate::split::COLD;
use crate::wasm::File;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The weight of a file or of several together, in bytes.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// As it is.
    pub raw: u64,
    /// gzip -9.
    pub gzip: u64,
    /// brotli -q 11.
    pub brotli: u64,
}

impl std::ops::AddAssign for Weight {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// `dist/sizes.json`.
#[derive(Default, Serialize, Deserialize)]
pub struct Sizes {
    /// What built the wasm.
    pub toolchain: String,
    /// Whether the standard library was rebuilt for size, as the budgets assume.
    pub budgeted: bool,
    /// Every file by its path in dist/.
    pub files: BTreeMap<String, Weight>,
    /// What a page fetches of each runtime: the files at the top of its folder.
    pub runtimes: BTreeMap<String, Weight>,
    /// Of each runtime, what a page fetches only when it imports a module: the files in its folder `lib`.
    #[serde(default)]
    pub modules: BTreeMap<String, BTreeMap<String, Weight>>,
    /// Of each runtime, the part of its engine that a page fetches only when it runs what few pages do.
    #[serde(default)]
    pub cold: BTreeMap<String, Weight>,
    /// What a whole page with each runtime fetches: anypy.js, the loader and the runtime.
    pub pages: BTreeMap<String, Weight>,
    /// What a page fetches only when its config or scripts ask for it: the other code at the top.
    #[serde(default)]
    pub extras: BTreeMap<String, Weight>,
}

/// Text and wasm compress; archives and images already are.
const COMPRESSIBLE: &[&str] =
    &["css", "html", "js", "json", "map", "md", "mjs", "py", "svg", "toml", "ts", "txt", "wasm"];

/// Files that other commands leave in dist/.
const PRODUCTS: &[&str] = &[
    "bench.json",
    "conformance.json",
    "conformance.md",
    "interop-costs.json",
    "interop.json",
    "sizes.json",
    "speed.json",
    "speed-perf.json",
];

/// What every page fetches before a runtime.
const START: &[&str] = &["anypy.js", "loader_bg.wasm"];

/// Whether the server keeps compressed copies of this file.
pub fn compressible(path: &str) -> bool {
    path.rsplit('.').next().is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

/// Writes the files and their compressed copies; with `whole`, whatever else is in dist/ goes.
pub fn sync(files: &[File], whole: bool, compress: bool) -> Result<()> {
    let dist = project::dist();
    let changed: Vec<bool> =
        files.iter().map(|(path, bytes)| project::write(&dist.join(path), bytes)).collect::<Result<_>>()?;
    let next = AtomicUsize::new(0);
    let failure = Mutex::new(None);
    let work = || {
        while let Some(((path, bytes), changed)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            files.get(index).zip(changed.get(index))
        } {
            if let Err(error) = compress_one(path, bytes, *changed, compress) {
                *failure.lock().unwrap_or_else(|poison| poison.into_inner()) = Some(error);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    if let Some(error) = failure.into_inner().unwrap_or_else(|poison| poison.into_inner()) {
        return Err(error);
    }
    remove_others(files, whole)
}

fn compress_one(path: &str, bytes: &[u8], changed: bool, compress: bool) -> Result<()> {
    let dist = project::dist();
    for (extension, with) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
        let copy = dist.join(format!("{path}.{extension}"));
        if !compress || !compressible(path) {
            if copy.is_file() {
                fs::remove_file(&copy).with_context(|| format!("deleting {}", copy.display()))?;
            }
        } else if changed || !copy.is_file() {
            project::write(&copy, &with(bytes)?)?;
        }
    }
    Ok(())
}

/// Deletes what no longer belongs to the site; unless `whole`, only modules in the libraries of the runtimes that were built.
fn remove_others(files: &[File], whole: bool) -> Result<()> {
    let dist = project::dist();
    let wanted: std::collections::BTreeSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let library = |path: &str| {
        let (runtime, _) = path.split_once(&format!("/{}/", library::FOLDER))?;
        Some(runtime.to_string())
    };
    let built: std::collections::BTreeSet<String> = wanted.iter().filter_map(|path| library(path)).collect();
    for path in project::files_below(&dist)? {
        let name = path.to_string_lossy().replace('\\', "/");
        let plain = name.strip_suffix(".br").or(name.strip_suffix(".gz")).unwrap_or(&name);
        let ours = whole || library(plain).is_some_and(|runtime| built.contains(&runtime));
        if ours && !wanted.contains(plain) && !PRODUCTS.contains(&plain) {
            fs::remove_file(dist.join(&path)).with_context(|| format!("deleting dist/{name}"))?;
        }
    }
    Ok(())
}

/// Weighs what is in dist/ and writes `dist/sizes.json`.
pub fn weigh(toolchain: &str, budgeted: bool) -> Result<Sizes> {
    let dist = project::dist();
    let mut sizes = Sizes { toolchain: toolchain.to_string(), budgeted, ..Default::default() };
    for path in project::files_below(&dist)? {
        let name = path.to_string_lossy().replace('\\', "/");
        if name.ends_with(".br") || name.ends_with(".gz") || PRODUCTS.contains(&name.as_str()) {
            continue;
        }
        let length = |suffix: &str| fs::metadata(dist.join(format!("{name}{suffix}"))).map(|meta| meta.len());
        let raw = length("")?;
        let weight = Weight { raw, gzip: length(".gz").unwrap_or(raw), brotli: length(".br").unwrap_or(raw) };
        sizes.files.insert(name, weight);
    }
    let mut loader = Weight::default();
    for (name, weight) in &sizes.files {
        let library = format!("/{}/", library::FOLDER);
        if let Some((runtime, file)) =
            name.strip_prefix("runtimes/").and_then(|rest| rest.split_once(&library))
        {
            if file.strip_suffix(".wasm") == Some(COLD) {
                sizes.cold.insert(runtime.to_string(), *weight);
            } else {
                sizes.modules.entry(runtime.to_string()).or_default().insert(file.to_string(), *weight);
            }
            continue;
        }
        if !fetched(name) {
            continue;
        }
        match name.strip_prefix("runtimes/").and_then(|rest| rest.split_once('/')) {
            Some((runtime, file)) if !file.contains('/') => {
                *sizes.runtimes.entry(runtime.to_string()).or_default() += *weight;
            }
            None if START.contains(&name.as_str()) => loader += *weight,
            None if !name.contains('/') => {
                sizes.extras.insert(name.clone(), *weight);
            }
            _ => {}
        }
    }
    for (runtime, weight) in &sizes.runtimes {
        let mut page = loader;
        page += *weight;
        sizes.pages.insert(runtime.clone(), page);
    }
    let text = serde_json::to_string_pretty(&sizes).context("writing sizes.json")?;
    project::write(&dist.join("sizes.json"), text.as_bytes())?;
    Ok(sizes)
}

/// Whether a page fetches such a file to start: code and library, not types and documentation.
fn fetched(name: &str) -> bool {
    [".js", ".mjs", ".wasm", ".zip", ".bin", ".css"].iter().any(|ending| name.ends_with(ending))
}

impl Sizes {
    /// A table for people: the wasm and JavaScript files, each runtime, each page.
    pub fn print(&self) {
        println!("{:<44} {:>12} {:>12} {:>12}", "", "raw", "gzip", "brotli");
        let row = |name: &str, weight: &Weight| {
            let [raw, gzip, brotli] = [weight.raw, weight.gzip, weight.brotli].map(grouped);
            println!("{name:<44} {raw:>12} {gzip:>12} {brotli:>12}");
        };
        let of_module = |name: &str| {
            let library = format!("/{}/", library::FOLDER);
            self.modules.keys().any(|runtime| name.starts_with(&format!("runtimes/{runtime}{library}")))
        };
        for (name, weight) in self.files.iter().filter(|(name, _)| fetched(name) && !of_module(name)) {
            row(name, weight);
        }
        for (name, weight) in &self.runtimes {
            row(&format!("runtime {name}"), weight);
        }
        for (name, weight) in &self.cold {
            row(&format!("  {name}'s cold half, fetched when needed"), weight);
            let mut all = self.runtimes.get(name).copied().unwrap_or_default();
            all += *weight;
            row(&format!("  {name} with both halves"), &all);
        }
        for (name, weight) in &self.pages {
            row(&format!("whole page with {name}"), weight);
        }
        for runtime in self.modules.keys() {
            self.print_modules(runtime);
        }
    }

    /// What the last build left in dist/; none before the first.
    pub fn read() -> Result<Option<Self>> {
        let path = project::dist().join("sizes.json");
        if !path.is_file() {
            return Ok(None);
        }
        let text = project::read_text(&path)?;
        serde_json::from_str(&text).map(Some).with_context(|| path.display().to_string())
    }

    /// The files that a page with `runtime` fetches when it imports a module, as a table.
    pub fn print_modules(&self, runtime: &str) {
        let Some(files) = self.modules.get(runtime).filter(|files| !files.is_empty()) else { return };
        println!("\n{runtime}: fetched when imported, not part of the engine");
        println!("{:>10}  {:>10}", "raw", "brotli");
        let mut all = Weight::default();
        for (file, weight) in files {
            println!("{:>10}  {:>10}  {file}", grouped(weight.raw), grouped(weight.brotli));
            all += *weight;
        }
        println!("{:>10}  {:>10}  all", grouped(all.raw), grouped(all.brotli));
    }
}
