//! From a crate to the wasm and glue that a page fetches: cargo, wasm-bindgen (linked in, so it always matches the
//! locked one), wasm-opt, and the removal of names.
//!
//! The module with its names stays in `target/wasm/symbols/`: same code, for `cargo xtask size`. Slow steps are cached by
//! the bytes they start from.

use crate::library::{self, Native};
use crate::optimise::{minify_js, wasm_opt};
use crate::process::{run, timed};
use crate::split::{Engine, split};
use crate::toolchain::{TARGET, Toolchain};
use crate::{profile, project, setup};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Parser, Payload};

/// A crate that becomes a wasm module.
pub struct Module {
    /// What the command line calls it.
    pub name: &'static str,
    /// The part of the site that it belongs to.
    pub part: &'static str,
    /// The cargo package, a cdylib.
    pub package: &'static str,
    /// Whether it is built with the package's default features.
    pub default_features: bool,
    /// The folder in dist/.
    pub folder: &'static str,
    /// The wasm is `STEM_bg.wasm`.
    pub stem: &'static str,
    /// Whether it is cut into the engine and the library's native modules.
    pub cut: bool,
    /// wasm-opt's passes, chosen by measuring. (`--low-memory-unused` holds: the lowest bytes are the far end of the stack.)
    pub passes: &'static [&'static str],
}

/// A file of the site: its path in dist/ and its bytes.
pub type File = (String, Vec<u8>);

/// Compiles a module and returns its files in dist/, and the library's native modules that were cut out of it.
pub fn build(module: &Module, toolchain: &Toolchain, dev: bool) -> Result<(Vec<File>, Vec<Native>)> {
    let wasm = project::read(&compile(module, toolchain, dev)?)?;
    let mut bound = bind(module, &wasm, dev)?;
    let mut natives = Vec::new();
    if module.cut {
        let engine = format!("{}_bg.wasm", module.stem);
        for (_, bytes) in bound.iter_mut().filter(|(name, _)| *name == engine) {
            let cut = |how: &Engine<'_>| {
                split(bytes, how).with_context(|| format!("cutting up {}", module.package))
            };
            let parts = if dev {
                cut(&Engine::Whole)?
            } else {
                let hot = profile::run(cut(&Engine::Counting)?)?.into_values().flatten().collect();
                cut(&Engine::Cut(&hot))?
            };
            *bytes = parts.engine;
            natives = parts.pieces;
        }
    }
    let mut library = Vec::new();
    for piece in natives {
        bound.push((format!("{}/{}.wasm", library::FOLDER, piece.name), piece.wasm));
        library.push(Native { name: piece.name, needs_shared: piece.needs_shared });
    }
    let mut files = Vec::new();
    for (name, bytes) in bound {
        let bytes = match name.rsplit('.').next() {
            _ if dev => bytes,
            Some("wasm") => {
                // The engine has the module's name, the others have theirs. Those are small: one round is enough.
                let piece = name
                    .strip_prefix(library::FOLDER)
                    .map(|piece| piece.trim_start_matches('/').trim_end_matches(".wasm"));
                let part = piece.map_or(module.name.to_string(), |piece| format!("{}.{piece}", module.name));
                let passes: Vec<&str> = (module.passes.iter().copied())
                    .filter(|pass| piece.is_none() || *pass != "--converge")
                    .collect();
                let optimised = wasm_opt(&part, &bytes, &passes)?;
                project::write(&symbols(&part), &optimised)?;
                strip(&optimised)?
            }
            Some("js") => minify_js(&name, &bytes)?,
            _ => bytes,
        };
        let path = if module.folder.is_empty() { name } else { format!("{}/{name}", module.folder) };
        files.push((path, bytes));
    }
    Ok((files, library))
}

/// Where the last release build of a module is kept with its function names.
pub fn symbols(name: &str) -> PathBuf {
    project::wasm_target().join("symbols").join(format!("{name}.wasm"))
}

/// Runs cargo (which rebuilds only what changed) and returns the path of the module.
fn compile(module: &Module, toolchain: &Toolchain, dev: bool) -> Result<PathBuf> {
    let target = project::wasm_target();
    let kind = if dev { "debug" } else { "release" };
    timed(&format!("cargo build {} for wasm ({kind}, {})", module.package, toolchain.name), || {
        let mut cargo = toolchain.cargo("build", &target, !dev);
        cargo.args(["--locked", "-p", module.package]).current_dir(project::root());
        if !module.default_features {
            cargo.arg("--no-default-features");
        }
        if !dev {
            // The full runtime is bound by speed rather than by a percent.
            if module.name != "full" {
                toolchain.for_bytes(&mut cargo);
            }
            cargo.arg("--release");
        }
        run(&mut cargo)
    })?;
    let file = target.join(TARGET).join(kind).join(format!("{}.wasm", module.package.replace('-', "_")));
    if !file.is_file() {
        bail!(
            "the package {} makes no wasm module: its Cargo.toml needs crate-type = [\"cdylib\"]",
            module.package
        );
    }
    Ok(file)
}

/// wasm-bindgen's output, or the module alone when it has nothing for wasm-bindgen.
fn bind(module: &Module, wasm: &[u8], dev: bool) -> Result<Vec<File>> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload?
            && section.name() == "__wasm_bindgen_unstable"
        {
            return run_bindgen(module, wasm, dev);
        }
    }
    Ok(vec![(format!("{}_bg.wasm", module.stem), wasm.to_vec())])
}

/// wasm-bindgen's output, cached by the module's bytes.
fn run_bindgen(module: &Module, wasm: &[u8], dev: bool) -> Result<Vec<File>> {
    // The module carries wasm-bindgen's version in a section, so its bytes are the whole key.
    let key = project::key(&[b"bindgen 4", module.stem.as_bytes(), &[u8::from(dev)], wasm]);
    let folder = project::cache().join(format!("{key}.bindgen"));
    if !folder.is_dir() {
        let work = project::cache().join(format!("{key}.{}.part", std::process::id()));
        timed(&format!("wasm-bindgen {}", module.name), || {
            Bindgen::new()
                .input_bytes(module.stem, wasm.to_vec())
                .out_name(module.stem)
                // The imports alone, `STEM_bg.js`: the entries fetch and instantiate.
                .bundler(true)?
                .typescript(false)
                .omit_default_module_path(false)
                .debug(dev)
                // `cargo xtask size` reads the mangled names.
                .demangle(dev)
                .remove_producers_section(!dev)
                .generate(&work)
                .with_context(|| format!("wasm-bindgen failed on {}", module.package))
        })?;
        fs::rename(&work, &folder).with_context(|| format!("moving {} into place", folder.display()))?;
    }
    let mut files = Vec::new();
    for path in project::files_below(&folder)? {
        let name = path.to_string_lossy().replace('\\', "/");
        // The bundler's entry imports wasm as a module, which browsers do not do.
        let unused = name == format!("{}.js", module.stem);
        if !unused && !name.ends_with(".d.ts") {
            files.push((name, project::read(&folder.join(path))?));
        }
    }
    Ok(files)
}

/// The module without its custom sections (names, producers, target features): bytes no browser uses.
fn strip(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut kept = wasm.get(..8).context("the module is shorter than its header")?.to_vec();
    // A section's id and length stand before the range that the parser reports; the range's end is where the next begins.
    let mut end = 8;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else { continue };
        if !matches!(payload, Payload::CustomSection(_)) {
            kept.extend_from_slice(&wasm[end..range.end]);
        }
        debug_assert_eq!(wasm[end], id);
        end = range.end;
    }
    Ok(kept)
}

/// Checks what every wasm build needs and returns the toolchain.
pub fn prepare() -> Result<Toolchain> {
    let toolchain = setup::wasm_toolchain()?;
    setup::node_modules()?;
    Ok(toolchain)
}
