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
    python: &'static str,
    level: LanguageLevel,
    bytes: u64,
}

/// In order of preference. Bytes are rounded: they order the candidates, `dist/sizes.json` has the exact ones.
const BUILT_IN: &[Row] = &[
    Row { name: "mini", python: "3.13", level: LanguageLevel::Core, bytes: 125_000 },
    Row { name: "full", python: "3.13", level: LanguageLevel::Full, bytes: 4_000_000 },
];

/// The runtimes that come with AnyPy.
pub fn built_in() -> Registry<Location> {
    let mut registry = Registry::new();
    for row in BUILT_IN {
        let info = RuntimeInfo {
            name: row.name.to_string(),
            version: env!("CARGO_PKG_VERSION").to_string(),
            python: row.python.to_string(),
            level: row.level,
            download_bytes: row.bytes,
            capabilities: Capabilities {
                top_level_await: true,
                interrupt: true,
                limits: true,
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
    use anypy_core::{RuntimeRequest, select};

    #[test]
    fn mini_and_full_come_with_it() {
        let registry = built_in();
        for name in ["mini", "full"] {
            let entry = select(&RuntimeRequest::named(name), &registry).unwrap();
            assert_eq!(entry.location.url, ["runtimes/", name, "/index.js"].concat());
        }
    }

    #[test]
    fn packages_are_refused_before_anything_is_fetched() {
        let request = RuntimeRequest { packages: vec!["numpy".into()], ..RuntimeRequest::named("mini") };
        let text = select(&request, &built_in()).unwrap_err().text();
        assert!(text.contains("`mini` has no `packages`"), "{text}");
    }
}
