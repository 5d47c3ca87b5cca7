//! The runtimes that come with AnyPy, as the loader knows them before it has fetched any: by what each declares of itself
//! (see `build.rs`).

use anypy_config::ScriptKind;
use anypy_core::{Capabilities, LanguageLevel, Registry, RuntimeInfo};

/// Where to get a runtime from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Location {
    /// The URL of its ES module.
    pub url: String,
    /// What URLs are relative to: that of a config file, or empty for the page.
    pub base: String,
    /// Whose config declares it; `None` for those that come with AnyPy: their URLs are relative to `anypy.js`.
    pub kind: Option<ScriptKind>,
    /// The URL of another Pyodide or MicroPython than the one that comes with AnyPy; empty for that one.
    pub engine: String,
    /// What the bytes of `engine`, or else of `url`, must hash to, as in `<script integrity>`; empty for anything.
    pub integrity: String,
}

/// What a runtime declares.
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    version: &'static str,
    /// The Python that it follows.
    python: &'static str,
    /// How much of it.
    level: LanguageLevel,
    /// The standard library modules that it has, with a space between them; none in the first build.
    pub modules: &'static str,
    /// The packages that it brings, with their modules: see `runtimes/pyodide/packages.js`.
    pub carried: &'static str,
    /// The rest; without the list of modules.
    pub can: Capabilities,
}

include!(concat!(env!("OUT_DIR"), "/declared.rs"));

/// What any Python imports here: JavaScript, and what AnyPy brings. `pyodide.ffi`, and not the rest of that package.
pub const EVERYWHERE: &str = "anypy js js_modules pyodide.ffi pyscript";

/// What a page may import and still run on the first runtime: what `anypy.js` begins to fetch that one by, and what the first
/// build of the loader is asked with.
pub fn plain() -> String {
    [EVERYWHERE, " ", FIRST].concat()
}

/// Whether a module, or a package that it lies in, is one of those listed with spaces between them.
pub fn lists(list: &str, module: &str) -> bool {
    let mut rest = list;
    while !rest.is_empty() {
        let (name, after) = anypy_core::text::split_once(rest, b' ').unwrap_or((rest, ""));
        if let Some(inner) = module.strip_prefix(name)
            && matches!(inner.as_bytes().first(), None | Some(b'.'))
        {
            return true;
        }
        rest = after;
    }
    false
}

/// The runtimes that come with AnyPy. Their modules are in [`BUILT_IN`].
pub fn built_in() -> Registry<Location> {
    let mut registry = Registry::new();
    for row in BUILT_IN {
        let url = ["runtimes/", row.name, "/index.js"].concat();
        registry.add(row.info(), Location { url, ..Location::default() });
    }
    registry
}

impl Row {
    fn info(&self) -> RuntimeInfo {
        RuntimeInfo {
            name: self.name.to_string(),
            version: self.version.to_string(),
            python: self.python.to_string(),
            level: self.level,
            download_bytes: 0,
            // Field by field: a derived copy is larger.
            capabilities: Capabilities {
                modules: Vec::new(),
                packages: self.can.packages,
                binary_packages: self.can.binary_packages,
                sync_sleep: self.can.sync_sleep,
                top_level_await: self.can.top_level_await,
                interrupt: self.can.interrupt,
                limits: self.can.limits,
                threads: self.can.threads,
                files: self.can.files,
            },
        }
    }
}

/// What is assumed of a runtime that a page declares by URL: everything, since only the module itself knows.
pub fn declared(name: &str) -> RuntimeInfo {
    RuntimeInfo {
        name: name.to_string(),
        version: String::new(),
        python: String::new(),
        level: LanguageLevel::Full,
        download_bytes: 0,
        capabilities: Capabilities {
            modules: Vec::new(),
            packages: true,
            binary_packages: true,
            sync_sleep: true,
            top_level_await: true,
            interrupt: true,
            limits: true,
            threads: true,
            files: true,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anypy_config::RUNTIMES;
    use anypy_core::{RuntimeRequest, select};

    #[test]
    fn all_that_a_page_can_name_come_with_it() {
        let registry = built_in();
        assert_eq!(
            registry.entries().iter().map(|entry| entry.info.name.as_str()).collect::<Vec<_>>(),
            RUNTIMES
        );
        for name in RUNTIMES.iter().copied() {
            let entry = select(&RuntimeRequest::named(name), &registry).unwrap();
            assert_eq!(entry.location.url, ["runtimes/", name, "/index.js"].concat());
        }
    }

    #[test]
    #[cfg(feature = "whole")]
    fn they_declare_themselves() {
        let [mini, micropython, full, pyodide] = BUILT_IN else { panic!("four of them") };
        assert!(mini.can.sync_sleep && mini.can.limits && !mini.can.binary_packages);
        assert!(micropython.can.packages && micropython.can.files && pyodide.can.binary_packages);
        assert_eq!((micropython.level, full.level), (LanguageLevel::Dialect, LanguageLevel::Full));
        for (row, module) in [
            // In the engine, in Python, a package, native.
            (mini, "math"),
            (mini, "dataclasses"),
            (mini, "collections.abc"),
            (mini, "itertools"),
            (micropython, "framebuf"),
            (full, "decimal"),
            (pyodide, "xml.dom.minidom"),
        ] {
            assert!(lists(row.modules, module), "{module} is not in {}: {}", row.name, row.modules);
        }
        for (row, module) in
            [(mini, "decimal"), (mini, "mat"), (mini, "mathematics"), (micropython, "dataclasses")]
        {
            assert!(!lists(row.modules, module), "{module} is in {}", row.name);
        }
        assert!(pyodide.carried.contains(" numpy ") && pyodide.carried.contains("Pillow:PIL "));
    }

    #[test]
    fn compiled_packages_are_pyodides() {
        let features = vec![anypy_core::Feature::BinaryPackages];
        let request = RuntimeRequest { features, ..RuntimeRequest::default() };
        assert_eq!(select(&request, &built_in()).unwrap().info.name, "pyodide");
    }
}
