//! The library of mini that a page fetches when it imports it: `runtimes/mini/pylib` as files of the site, and the manifest
//! of which module needs which.
//!
//! What a module needs is read off its `import` statements outside of functions: those run when it is imported, so a
//! page can fetch all of it at once instead of finding out one by one. An import inside of a function is for rare
//! needs, and fetched when it comes to it.

use crate::project;
use crate::split::SHARED;
use crate::wasm::File;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const PYTHON: &str = "runtimes/mini/pylib";
const RUST: &str = "runtimes/mini/modules/src";
/// Where the files of the library are, below the runtime's folder.
pub const FOLDER: &str = "lib";

/// A native module that was cut out of the engine.
pub struct Native {
    /// Its name in Python.
    pub name: String,
    /// Whether it uses [`SHARED`].
    pub needs_shared: bool,
}

/// A module in Python.
struct Module {
    package: bool,
    source: String,
}

/// The files in Python, below the runtime's folder in dist/, and the manifest: see `runtimes/mini/web/js/modules.js`.
pub fn collect(runtime: &str, native: &[Native]) -> Result<(Vec<File>, String)> {
    let folder = project::root().join(PYTHON);
    let mut files = Vec::new();
    let mut modules = BTreeMap::new();
    for path in project::files_below(&folder)? {
        let place = path.to_string_lossy().replace('\\', "/");
        let Some(name) = place.strip_suffix(".py") else { continue };
        let package = name == "__init__" || name.ends_with("/__init__");
        let name = name.strip_suffix("/__init__").unwrap_or(name).replace('/', ".");
        let source = project::read_text(&folder.join(&path))?;
        files.push((format!("{runtime}/{FOLDER}/{place}"), source.clone().into_bytes()));
        modules.insert(name, Module { package, source });
    }
    let imports = rust_imports(&project::root().join(RUST))?;
    Ok((files, manifest(&modules, native, &imports)))
}

/// What native modules import when they are made, by their names in Python: `vm.import("name")` in their sources.
fn rust_imports(folder: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    // A module is a file, or a folder of them.
    let mut sources: BTreeMap<String, String> = BTreeMap::new();
    for path in project::files_below(folder)? {
        let name = path.iter().next().unwrap_or_default().to_string_lossy().into_owned();
        sources.entry(name).or_default().push_str(&project::read_text(&folder.join(&path))?);
    }
    let mut found = BTreeMap::new();
    for (file, source) in &sources {
        let Some((_, table)) = source.split_once("pub static DEF: ModuleDef") else { continue };
        let name = table.split('"').nth(1).with_context(|| format!("{file}: DEF has no name"))?;
        let imports = source.split(".import(\"").skip(1).filter_map(|rest| rest.split('"').next());
        found.insert(name.to_string(), imports.map(str::to_string).collect());
    }
    Ok(found)
}

/// A row for each module: its name, `/` for a package or `!` for wasm, and what it needs.
fn manifest(
    modules: &BTreeMap<String, Module>,
    native: &[Native],
    rust_imports: &BTreeMap<String, Vec<String>>,
) -> String {
    let known = |name: &str| modules.contains_key(name) || native.iter().any(|native| native.name == name);
    let mut rows = Vec::new();
    for (name, module) in modules {
        let parents = name.match_indices('.').map(|(dot, _)| name[..dot].to_string());
        let needs: BTreeSet<String> = parents
            .chain(imports(name, module.package, &module.source))
            .filter(|need| need != name && known(need))
            .collect();
        rows.push(row(name, if module.package { "/" } else { "" }, needs));
    }
    for native in native {
        let imported =
            rust_imports.get(&native.name).into_iter().flatten().filter(|need| known(need)).cloned();
        let shared = native.needs_shared.then(|| SHARED.to_string());
        rows.push(row(&native.name, "!", imported.chain(shared).collect()));
    }
    rows.join(";")
}

fn row(name: &str, kind: &str, needs: BTreeSet<String>) -> String {
    let mut row = format!("{name}{kind}");
    for need in needs {
        row.push(' ');
        row.push_str(&need);
    }
    row
}

/// The modules that a module's source may import when it runs: names that can be packages' submodules included.
fn imports(module: &str, package: bool, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    // The indentation of the functions that the line is in, and the quotes of the string that it is in.
    let mut functions: Vec<usize> = Vec::new();
    let mut text: Option<&str> = None;
    for line in source.lines() {
        let inside = text.is_some();
        for quotes in ["\"\"\"", "'''"] {
            if text.is_none_or(|open| open == quotes) && line.matches(quotes).count() % 2 == 1 {
                text = if text.is_some() { None } else { Some(quotes) };
            }
        }
        let statement = line.trim_start();
        if inside || statement.is_empty() || statement.starts_with('#') {
            continue;
        }
        let indent = line.len() - statement.len();
        functions.retain(|function| indent > *function);
        if statement.starts_with("def ") || statement.starts_with("async def ") {
            functions.push(indent);
        }
        if !functions.is_empty() {
            continue;
        }
        for statement in statement.split(';').map(str::trim) {
            let words = |text: &str| -> Vec<String> {
                let names = text.split(['#', '\\']).next().unwrap_or_default();
                names
                    .split([',', '(', ')'])
                    .filter_map(|name| name.split_whitespace().next())
                    .map(str::to_string)
                    .collect()
            };
            if let Some(names) = statement.strip_prefix("import ") {
                for name in words(names) {
                    found.extend(name.match_indices('.').map(|(dot, _)| name[..dot].to_string()));
                    found.push(name);
                }
            } else if let Some((from, names)) =
                statement.strip_prefix("from ").and_then(|rest| rest.split_once(" import"))
            {
                let from = absolute(module, package, from.trim());
                found.extend(words(names).iter().map(|name| format!("{from}.{name}")));
                found.extend(from.match_indices('.').map(|(dot, _)| from[..dot].to_string()));
                found.push(from);
            }
        }
    }
    found
}

/// `..name` in a module, as a full name.
fn absolute(module: &str, package: bool, name: &str) -> String {
    let dots = name.len() - name.trim_start_matches('.').len();
    if dots == 0 {
        return name.to_string();
    }
    let mut base: Vec<&str> = module.split('.').collect();
    base.truncate((base.len() + usize::from(package)).saturating_sub(dots));
    base.extend(Some(&name[dots..]).filter(|rest| !rest.is_empty()));
    base.join(".")
}

#[cfg(test)]
mod tests {
    use super::{Module, Native, absolute, imports, manifest};
    use std::collections::BTreeMap;

    #[test]
    fn finds_what_runs_on_import() {
        let source = "\
\"\"\"Text.

import not_this
\"\"\"
import a, b.c as d  # import e
from f import (g,
    h)
try:
    from _i import j; import k
except ImportError:
    pass

class C:
    import l
    def method(self):
        import rare
    from m import n

def f():
    if 1:
        import rare
async def g(x,
        y): import rare
from o import *
";
        let found = imports("x", false, source);
        let expected =
            ["a", "b", "b.c", "f.g", "f", "_i.j", "_i", "k", "l", "m.n", "m", "o.*", "o"].map(str::to_string);
        assert_eq!(found, expected);
    }

    #[test]
    fn resolves_relative_imports() {
        assert_eq!(absolute("a.b.c", false, ".d"), "a.b.d");
        assert_eq!(absolute("a.b.c", false, "..d"), "a.d");
        assert_eq!(absolute("a.b", true, "."), "a.b");
        assert_eq!(absolute("a.b", true, ".c"), "a.b.c");
        assert_eq!(absolute("a", false, "b.c"), "b.c");
    }

    #[test]
    fn lists_what_each_needs() {
        let module = |package, source: &str| Module { package, source: source.to_string() };
        let modules = BTreeMap::from([
            ("json".to_string(), module(false, "import _json, sys\nimport re")),
            ("re".to_string(), module(false, "")),
            ("os".to_string(), module(true, "from . import path")),
            ("os.path".to_string(), module(false, "import re")),
        ]);
        let native = [
            Native { name: "_json".to_string(), needs_shared: true },
            Native { name: "_shared".to_string(), needs_shared: false },
        ];
        let imports = BTreeMap::from([("_json".to_string(), vec!["re".to_string(), "sys".to_string()])]);
        assert_eq!(
            manifest(&modules, &native, &imports),
            "json _json re;os/ os.path;os.path os re;re;_json! _shared re;_shared!"
        );
    }
}
