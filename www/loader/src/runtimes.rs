//! The runtimes that come with AnyPy, as the loader knows them before it has fetched any.

use anypy_config::ScriptKind;
use anypy_core::{Capabilities, LanguageLevel, Registry, RuntimeInfo};

/// Where to get a runtime from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The URL of its ES module.
    pub url: String,
    /// What `url` is relative to: the URL of a config file, or empty for the page.
    pub base: String,
    /// Whose config declares it; `None` for those that come with AnyPy: their URLs are relative to `anypy.js`.
    pub kind: Option<ScriptKind>,
    /// What the module's bytes must hash to, as in `<script integrity>`; empty for anything.
    pub integrity: String,
}

/// One row of [`BUILT_IN`].
struct Row {
    name: &'static str,
    version: &'static str,
    python: &'static str,
    level: LanguageLevel,
    bytes: u64,
    /// Installs packages with compiled parts too.
    compiled: bool,
    /// `time.sleep` suspends, code can be interrupted, and `[limits]` hold.
    controlled: bool,
}

/// The version of what is made here.
const OWN: &str = env!("CARGO_PKG_VERSION");

/// In order of preference. Bytes are rounded: they order the candidates, `dist/sizes.json` has the exact ones.
const BUILT_IN: &[Row] = &[
    Row {
        name: "mini",
        version: OWN,
        python: "3.13",
        level: LanguageLevel::Core,
        bytes: 125_000,
        compiled: false,
        controlled: true,
    },
    Row {
        name: "micropython",
        version: "1.27.0",
        python: "3.4",
        level: LanguageLevel::Dialect,
        bytes: 195_000,
        compiled: false,
        controlled: false,
    },
    Row {
        name: "full",
        version: OWN,
        python: "3.14",
        level: LanguageLevel::Full,
        bytes: 4_000_000,
        compiled: false,
        controlled: false,
    },
    Row {
        name: "pyodide",
        version: "314.0.7",
        python: "3.14",
        level: LanguageLevel::Full,
        bytes: 5_600_000,
        compiled: true,
        controlled: false,
    },
];

/// The runtimes that come with AnyPy.
pub fn built_in() -> Registry<Location> {
    let mut registry = Registry::new();
    for row in BUILT_IN {
        let info = RuntimeInfo {
            name: row.name.to_string(),
            version: row.version.to_string(),
            python: row.python.to_string(),
            level: row.level,
            download_bytes: row.bytes,
            capabilities: Capabilities {
                packages: true,
                binary_packages: row.compiled,
                sync_sleep: row.controlled,
                top_level_await: true,
                interrupt: row.controlled,
                limits: row.controlled,
                files: true,
                ..Capabilities::default()
            },
        };
        let url = ["runtimes/", row.name, "/index.js"].concat();
        registry.add(info, Location { url, base: String::new(), kind: None, integrity: String::new() });
    }
    registry
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
        assert_eq!(registry.entries().len(), RUNTIMES.len());
        for name in RUNTIMES.iter().copied() {
            let entry = select(&RuntimeRequest::named(name), &registry).unwrap();
            assert_eq!(entry.location.url, ["runtimes/", name, "/index.js"].concat());
        }
    }

    #[test]
    fn compiled_packages_are_pyodides() {
        let features = vec![anypy_core::Feature::BinaryPackages];
        let request = RuntimeRequest { features, ..RuntimeRequest::default() };
        assert_eq!(select(&request, &built_in()).unwrap().info.name, "pyodide");
    }
}
