//! Making files smaller: wasm-opt and esbuild from npm, brotli and gzip from crates.
//!
//! Most of it is slow and depends on its input alone, so results are kept in the cache under a name made from the input, the
//! settings and the tool's version.

use crate::process::{output, timed};
use crate::project::{self, grouped};
use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// What the modules use beyond the first wasm; the same set as rustc's defaults for wasm32.
const WASM_FEATURES: &[&str] = &[
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Cache entries that no build has used for this long are deleted.
const CACHE_DAYS: u64 = 3;

/// Runs wasm-opt with these passes; function names stay.
pub fn wasm_opt(name: &str, wasm: &[u8], passes: &[&str]) -> Result<Vec<u8>> {
    let package = project::node_modules().join("binaryen");
    let version = project::read(&package.join("package.json"))?;
    let key = project::key(&[b"wasm-opt 1", &version, passes.join(" ").as_bytes(), wasm]);
    cached(&format!("{key}.opt.wasm"), |out| {
        timed(&format!("wasm-opt {name} {}", passes.join(" ")), || {
            let input = out.with_extension("input");
            project::write(&input, wasm)?;
            let mut command = Command::new("node");
            command.arg("--max-old-space-size=4096").arg(package.join("bin/wasm-opt"));
            command.arg(&input).arg("-o").arg(out).arg("-g").args(WASM_FEATURES).args(passes);
            output(&mut command)?;
            fs::remove_file(&input).with_context(|| format!("deleting {}", input.display()))
        })
    })
}

/// Modules that the build makes beside the entries, so that no bundle looks for them in the sources.
const GENERATED_JS: &[&str] = &["./engine_bg.js"];

/// A JavaScript module with all that it imports statically, in one file: a chain of imports is a chain of round trips.
/// Without comments, spaces and long local names unless `dev`. `texts` are names that stand for a text of the build's.
pub fn bundle_js(entry: &Path, texts: &[(&str, &str)], dev: bool) -> Result<Vec<u8>> {
    let mut command = esbuild();
    command.arg(entry).arg("--bundle");
    for (name, text) in texts {
        let text = serde_json::to_string(text).context("a text for JavaScript")?;
        command.arg(format!("--define:{name}={text}"));
    }
    command.args(GENERATED_JS.iter().map(|name| format!("--external:{name}")));
    if dev {
        // Development shows the sources; browsers fetch them only while their tools are open.
        command.arg("--sourcemap=inline");
    } else {
        command.args(MINIFY);
    }
    output(&mut command).with_context(|| format!("bundling {}", entry.display()))
}

/// The same for text that imports nothing of ours.
pub fn minify_js(name: &str, source: &[u8]) -> Result<Vec<u8>> {
    let version = project::read(&project::node_modules().join("esbuild/package.json"))?;
    let key = project::key(&[b"esbuild 1", &version, source]);
    cached(&format!("{key}.min.js"), |out| {
        let input = out.with_extension("input.js");
        project::write(&input, source)?;
        let text = output(esbuild().arg(&input).args(MINIFY)).with_context(|| format!("minifying {name}"))?;
        project::write(out, &text)?;
        fs::remove_file(&input).with_context(|| format!("deleting {}", input.display()))
    })
}

const MINIFY: &[&str] = &["--minify", "--legal-comments=none"];

fn esbuild() -> Command {
    let mut command = Command::new("node");
    command.arg(project::node_modules().join("esbuild/bin/esbuild"));
    command.args([
        "--format=esm",
        "--target=es2022",
        "--charset=utf8",
        "--log-level=warning",
        "--loader:.css=text",
    ]);
    command
}

/// Brotli at its strongest.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    cached(&format!("{}.br", project::key(&[b"brotli 11 24", bytes])), |out| {
        let mut compressed = Vec::new();
        let params = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 24,
            size_hint: bytes.len(),
            ..Default::default()
        };
        brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params).context("brotli")?;
        fs::write(out, compressed).with_context(|| format!("writing {}", out.display()))
    })
}

/// Gzip at its strongest.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    cached(&format!("{}.gz", project::key(&[b"gzip 9", bytes])), |out| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).context("gzip")?;
        let compressed = encoder.finish().context("gzip")?;
        fs::write(out, compressed).with_context(|| format!("writing {}", out.display()))
    })
}

/// The cache entry `name`, made by `make` (which writes the file it is given) if there is none.
pub fn cached(name: &str, make: impl FnOnce(&Path) -> Result<()>) -> Result<Vec<u8>> {
    let folder = project::cache();
    let entry = folder.join(name);
    if entry.is_file() {
        touch(&entry);
        return project::read(&entry);
    }
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    // Written beside it and renamed, so that an interrupted build leaves no half entry.
    let thread = format!("{:?}", std::thread::current().id());
    let number: String = thread.chars().filter(char::is_ascii_digit).collect();
    let part: PathBuf = folder.join(format!("{}-{number}-{name}", std::process::id()));
    make(&part)?;
    fs::rename(&part, &entry).with_context(|| format!("moving {} into place", entry.display()))?;
    project::read(&entry)
}

fn touch(entry: &Path) {
    if let Ok(file) = fs::File::options().append(true).open(entry) {
        // Only the age that prune() looks at: failing costs a later rebuild of this entry.
        let _ = file.set_modified(SystemTime::now());
    }
}

/// Deletes the cache entries that have not been used for some days.
pub fn prune() -> Result<()> {
    let Some(limit) = SystemTime::now().checked_sub(Duration::from_secs(CACHE_DAYS * 24 * 3600)) else {
        return Ok(());
    };
    let mut freed = 0;
    let Ok(entries) = fs::read_dir(project::cache()) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let meta = entry.metadata()?;
        if meta.modified()? < limit {
            freed += meta.len();
            if meta.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
    }
    if freed > 0 {
        eprintln!("    {} bytes of old cache entries deleted", grouped(freed));
    }
    Ok(())
}
