//! What the runtimes declare of themselves, as a table: read from the files in which each does, so that nothing is listed twice.
//!
//! `runtimes/*/info.js` have names, abilities and modules; mini's library is the files of `runtimes/mini/pylib` and the
//! native modules of `runtimes/mini/modules`; `runtimes/pyodide/packages.js` has the packages that Pyodide brings.

use std::path::Path;
use std::{env, fs};

/// In order of preference, which is that of the bytes they are to have.
const RUNTIMES: &[(&str, &str)] = &[
    ("mini", "mini/web/js/info.js"),
    ("micropython", "micropython/info.js"),
    ("full", "full/web/js/info.js"),
    ("pyodide", "pyodide/info.js"),
];
const FLAGS: &[(&str, &str)] = &[
    ("packages", "packages"),
    ("binary_packages", "binaryPackages"),
    ("sync_sleep", "syncSleep"),
    ("top_level_await", "topLevelAwait"),
    ("interrupt", "interrupt"),
    ("limits", "limits"),
    ("threads", "threads"),
    ("files", "files"),
];

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo")).join("../../runtimes");
    // The first build of the loader is told what a page may import (see `runtimes::plain`), and asks no further.
    let whole = env::var_os("CARGO_FEATURE_WHOLE").is_some();
    let mut first = None;
    let mut table = String::new();
    for (name, file) in RUNTIMES {
        let text = read(&root.join(file));
        let mut modules = list(&text, "modules");
        let mut packages = Vec::new();
        if *name == "mini" {
            library(&root, &mut modules);
        }
        if *name == "pyodide" {
            packages = list(&read(&root.join("pyodide/packages.js")), "packages");
        }
        modules.retain(|module| !module.starts_with('_'));
        modules.sort();
        modules.dedup();
        let level = match word(&text, "level").as_str() {
            "dialect" => "Dialect",
            "core" => "Core",
            _ => "Full",
        };
        let (modules, packages) = (modules.join(" "), packages.join(" "));
        first.get_or_insert_with(|| modules.clone());
        let (modules, packages) = if whole { (modules, packages) } else { Default::default() };
        table += &format!(
            "    Row {{ name: {name:?}, version: {:?}, python: {:?}, level: LanguageLevel::{level}, modules: {:?}, carried: {:?}, \
             can: Capabilities {{ modules: Vec::new()",
            word(&text, "version"),
            word(&text, "python"),
            modules,
            packages,
        );
        for (field, key) in FLAGS {
            let has = behind(&text, key).starts_with("true");
            table += &format!(", {field}: {has}");
        }
        table += " } },\n";
    }
    let first = first.unwrap_or_default();
    let text = format!(
        "/// In order of preference.\npub static BUILT_IN: &[Row] = &[\n{table}];\n\n/// The modules of the first of them.\n\
         const FIRST: &str = {first:?};\n"
    );
    let out = env::var("OUT_DIR").expect("cargo");
    fs::write(Path::new(&out).join("declared.rs"), text).expect("a writable folder");
}

/// mini's modules that are not in its engine.
fn library(root: &Path, modules: &mut Vec<String>) {
    for path in files(&root.join("mini/pylib")) {
        modules.extend(path.file_stem().and_then(|name| name.to_str()).map(str::to_owned));
    }
    let native = root.join("mini/modules/src");
    for path in
        files(&native).into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
    {
        let source = read(&path);
        let Some((_, table)) = source.split_once("pub static DEF: ModuleDef") else { continue };
        modules.extend(table.split('"').nth(1).map(str::to_owned));
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.flatten().map(|entry| entry.path()).collect()
}

fn read(path: &Path) -> String {
    println!("cargo:rerun-if-changed={}", path.display());
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What follows `key:`, `"key":` or `key =`.
fn behind<'a>(text: &'a str, key: &str) -> &'a str {
    for (at, _) in text.match_indices(key) {
        let before = text[..at].trim_end_matches('"');
        let after = text[at + key.len()..].trim_start_matches('"').trim_start();
        if before.ends_with(|c: char| c.is_whitespace() || "{,".contains(c))
            && let Some(value) = after.strip_prefix([':', '='])
        {
            return value.trim_start();
        }
    }
    panic!("no `{key}`")
}

/// The string behind a key.
fn word(text: &str, key: &str) -> String {
    behind(text, key).split('"').nth(1).expect("a string").to_owned()
}

/// The words of all strings in the list behind a key: `["a", "b"]`, or `("a " + "b").split(" ")`.
fn list(text: &str, key: &str) -> Vec<String> {
    let value = behind(text, key);
    let end = value.find([']', ')']).unwrap_or(value.len());
    value[..end].split('"').skip(1).step_by(2).flat_map(str::split_whitespace).map(str::to_owned).collect()
}
