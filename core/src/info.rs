//! What a runtime says about itself, before and after it is loaded.

/// How much of the language a runtime runs. Ordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LanguageLevel {
    /// A dialect: Python's syntax with differences in meaning.
    Dialect,
    /// Python 3 without some of its library or rarer features.
    Core,
    /// The whole language.
    Full,
}

/// What a runtime can do beyond running Python.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Capabilities {
    /// Standard library modules that can be imported, sorted; a name covers its submodules.
    pub modules: Vec<String>,
    /// Whether `packages` can be installed: pure Python ones.
    pub packages: bool,
    /// Whether packages with compiled parts can be installed.
    pub binary_packages: bool,
    /// Whether `time.sleep` and `input` suspend Python and not the page.
    pub sync_sleep: bool,
    /// Whether `await` may stand outside functions.
    pub top_level_await: bool,
    /// Whether running code can be interrupted.
    pub interrupt: bool,
    /// Whether `[limits]` hold.
    pub limits: bool,
    /// Whether there are threads.
    pub threads: bool,
    /// Whether there is a file system.
    pub files: bool,
}

/// A runtime's name, version and abilities.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuntimeInfo {
    /// The name that page configs use: `mini`.
    pub name: String,
    /// The runtime's own version: `0.1.0`.
    pub version: String,
    /// The Python that it follows: `3.13`.
    pub python: String,
    /// How much of it.
    pub level: LanguageLevel,
    /// Bytes that a page downloads for it, brotli-compressed; 0 when unknown. Selection prefers fewer.
    pub download_bytes: u64,
    /// What it can do.
    pub capabilities: Capabilities,
}
