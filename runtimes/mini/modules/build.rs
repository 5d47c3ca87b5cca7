//! Lists the modules that are written in Python, so that native builds carry their sources.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../pylib");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut rows = Vec::new();
    collect(&root, "", &mut rows)?;
    rows.sort();
    let mut text = String::from("&[\n");
    for (name, package, path) in &rows {
        writeln!(text, "    ({name:?}, {package}, include_str!({path:?})),").map_err(io::Error::other)?;
    }
    text.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("sources.rs"), text)
}

/// Adds (module, whether it is a package, path) of each file below a folder.
fn collect(folder: &Path, prefix: &str, rows: &mut Vec<(String, bool, String)>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}."), rows)?;
        } else if path.extension().is_some_and(|e| e == "py") {
            let package = name == "__init__";
            let module =
                if package { prefix.trim_end_matches('.').to_owned() } else { format!("{prefix}{name}") };
            rows.push((module, package, path.display().to_string()));
        }
    }
    Ok(())
}
