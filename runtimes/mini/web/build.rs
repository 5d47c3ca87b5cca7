//! Finds the native library modules, so that the linker's output has a root for each: see `src/modules.rs`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../modules/src");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let mut path = entry?.path();
        let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            path.push("mod.rs");
        }
        println!("cargo::rerun-if-changed={}", path.display());
        let source = fs::read_to_string(&path)?;
        let Some((_, table)) = source.split_once("pub static DEF: ModuleDef") else { continue };
        let module = table.split_once("name: \"").and_then(|(_, rest)| rest.split_once('"'));
        match module {
            Some((module, _)) => names.push((name, module.to_owned())),
            None => return Err(io::Error::other(format!("{}: DEF has no name", path.display()))),
        }
    }
    names.sort();
    let mut text = String::new();
    for (name, module) in names {
        // `cargo xtask build` cuts the module apart at these names.
        writeln!(
            text,
            "#[unsafe(export_name = \"module:{module}\")]\n\
             extern \"C\" fn {name}() -> &'static ModuleDef {{\n    &anypy_mini_modules::{name}::DEF\n}}"
        )
        .map_err(io::Error::other)?;
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("modules.rs"), text)?;
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        // What refers to what: without it the modules can't be told from the engine.
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
    Ok(())
}
