//! Which runtime a page gets: a request is held against every known runtime, and a refusal says why not, runtime
//! by runtime.
//!
//! Nothing is loaded to decide: a [`RuntimeInfo`] is all that a registry needs to hold of a runtime, beside the
//! place where it can be got from, which the registry carries but never looks at.

use crate::{Error, ErrorKind, RuntimeInfo, nearest, text};

/// An ability of a runtime that a page can require.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Feature {
    /// Packages with compiled parts can be installed.
    BinaryPackages,
    /// `time.sleep` and `input` suspend Python and not the page.
    SyncSleep,
    /// `await` may stand outside functions.
    TopLevelAwait,
    /// Running code can be interrupted.
    Interrupt,
    /// `[limits]` hold.
    Limits,
    /// There are threads.
    Threads,
    /// There is a file system.
    Files,
}

impl Feature {
    /// What messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Feature::BinaryPackages => "compiled packages",
            Feature::SyncSleep => "blocking sleep",
            Feature::TopLevelAwait => "top-level await",
            Feature::Interrupt => "interrupt",
            Feature::Limits => "limits",
            Feature::Threads => "threads",
            Feature::Files => "files",
        }
    }

    fn is_in(self, info: &RuntimeInfo) -> bool {
        let has = &info.capabilities;
        match self {
            Feature::BinaryPackages => has.binary_packages,
            Feature::SyncSleep => has.sync_sleep,
            Feature::TopLevelAwait => has.top_level_await,
            Feature::Interrupt => has.interrupt,
            Feature::Limits => has.limits,
            Feature::Threads => has.threads,
            Feature::Files => has.files,
        }
    }
}

/// What a page asks of its runtime. Empty fields ask for nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RuntimeRequest {
    /// This runtime and no other.
    pub name: Option<String>,
    /// The runtime's version or its first numbers: `0.1` admits `0.1.0` and `0.1.7`, but not `0.10.0`.
    pub version: Option<String>,
    /// Standard library modules that must be importable, dotted names included.
    pub modules: Vec<String>,
    /// Packages that must be installable.
    pub packages: Vec<String>,
    /// Other abilities that it must have.
    pub features: Vec<Feature>,
}

impl RuntimeRequest {
    /// A request for one runtime by name.
    pub fn named(name: impl Into<String>) -> RuntimeRequest {
        RuntimeRequest { name: Some(name.into()), ..RuntimeRequest::default() }
    }

    /// Whether `info` lacks nothing of this request: [`lacks`](Self::lacks) without the words. The name is not compared.
    pub fn fits(&self, info: &RuntimeInfo) -> bool {
        self.version.as_ref().is_none_or(|version| version_matches(version, &info.version))
            && self.modules.iter().all(|module| has_module(info, module))
            && (self.packages.is_empty() || info.capabilities.packages)
            && self.features.iter().all(|feature| feature.is_in(info))
    }

    /// What `info` lacks of this request, as the end of a sentence that starts with the runtime's name; `None`
    /// when it lacks nothing. The name is not compared.
    pub fn lacks(&self, info: &RuntimeInfo) -> Option<String> {
        let mut parts = Vec::new();
        if let Some(version) = &self.version
            && !version_matches(version, &info.version)
        {
            parts.push(["is version ", &info.version, ", not ", version].concat());
        }
        let mut missing = Vec::new();
        for module in &self.modules {
            if !has_module(info, module) && !missing.contains(&module.as_str()) {
                missing.push(module.as_str());
            }
        }
        if !missing.is_empty() {
            let noun = if missing.len() == 1 { "has no module " } else { "has no modules " };
            parts.push([noun, &quoted(&missing)].concat());
        }
        if !self.packages.is_empty() && !info.capabilities.packages {
            parts.push("has no `packages`".to_string());
        }
        for feature in &self.features {
            if !feature.is_in(info) {
                parts.push(["has no ", feature.name()].concat());
            }
        }
        if parts.is_empty() { None } else { Some(sentence(&parts)) }
    }
}

/// A runtime that can be selected, and where to get it from: a URL, a constructor, whatever the owner of the
/// registry needs.
#[derive(Clone, Debug)]
pub struct Entry<L> {
    /// What the runtime says about itself.
    pub info: RuntimeInfo,
    /// Where to get it from.
    pub location: L,
}

/// The runtimes known to a host, in order of preference among equals.
#[derive(Clone, Debug)]
pub struct Registry<L> {
    entries: Vec<Entry<L>>,
}

impl<L> Default for Registry<L> {
    fn default() -> Self {
        Registry { entries: Vec::new() }
    }
}

impl<L> Registry<L> {
    /// A registry without runtimes.
    pub fn new() -> Registry<L> {
        Registry::default()
    }

    /// Adds a runtime. One of the same name is replaced, so that a page can override a built-in runtime.
    pub fn add(&mut self, info: RuntimeInfo, location: L) -> &mut Self {
        let entry = Entry { info, location };
        match self.entries.iter_mut().find(|old| old.info.name == entry.info.name) {
            Some(old) => *old = entry,
            None => self.entries.push(entry),
        }
        self
    }

    /// All runtimes, in order of addition.
    pub fn entries(&self) -> &[Entry<L>] {
        &self.entries
    }

    /// The runtime called `name`.
    pub fn get(&self, name: &str) -> Option<&Entry<L>> {
        self.entries.iter().find(|entry| entry.info.name == name)
    }
}

/// Why no runtime was selected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// One line: what could not be had.
    pub message: String,
    /// For each runtime that was considered: its name, and why it was not taken as the end of a sentence that
    /// starts with the name.
    pub candidates: Vec<(String, String)>,
    /// The runtime that was probably meant, or that would do.
    pub suggestion: Option<String>,
}

impl Refusal {
    /// The whole explanation: the message, a line for each candidate, the suggestion. No newline at the end.
    pub fn text(&self) -> String {
        let mut text = self.message.clone();
        for (name, why) in &self.candidates {
            text.push_str("\n  `");
            text.push_str(name);
            text.push_str("` ");
            text.push_str(why);
        }
        if let Some(name) = &self.suggestion {
            text.push_str("\n  did you mean `");
            text.push_str(name);
            text.push_str("`?");
        }
        text
    }
}

impl core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.text())
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::new(ErrorKind::Load, refusal.text())
    }
}

/// The runtime that a page gets: the named one, or else the one with the fewest bytes to download that has
/// everything the page asks for.
pub fn select<'a, L>(request: &RuntimeRequest, registry: &'a Registry<L>) -> Result<&'a Entry<L>, Refusal> {
    let infos: Vec<&RuntimeInfo> = registry.entries.iter().map(|entry| &entry.info).collect();
    // `choose` returns an index into `infos`, which has the length of `entries`.
    choose(request, &infos).map(|index| &registry.entries[index])
}

/// [`select`] without the type parameter, so that it is compiled once.
fn choose(request: &RuntimeRequest, infos: &[&RuntimeInfo]) -> Result<usize, Refusal> {
    if let Some(name) = &request.name {
        return choose_named(request, name, infos);
    }
    let mut candidates = Vec::new();
    let mut best: Option<(u64, usize)> = None;
    for (index, info) in infos.iter().enumerate() {
        match request.lacks(info) {
            Some(why) => candidates.push((info.name.clone(), why)),
            None => {
                // An unknown size is taken to be large.
                let bytes = info.download_bytes.wrapping_sub(1);
                if best.is_none_or(|(least, _)| bytes < least) {
                    best = Some((bytes, index));
                }
            }
        }
    }
    match best {
        Some((_, index)) => Ok(index),
        None => {
            let message = if infos.is_empty() {
                "there are no runtimes to choose from"
            } else {
                "no runtime has everything that this page asks for"
            };
            Err(Refusal { message: message.to_string(), candidates, suggestion: None })
        }
    }
}

fn choose_named(request: &RuntimeRequest, name: &str, infos: &[&RuntimeInfo]) -> Result<usize, Refusal> {
    let Some(index) = infos.iter().position(|info| info.name == name) else {
        let names: Vec<&str> = infos.iter().map(|info| info.name.as_str()).collect();
        return Err(Refusal {
            message: ["there is no runtime `", name, "`: expected ", &either(&names)].concat(),
            candidates: Vec::new(),
            suggestion: nearest(name, &mut names.into_iter()).map(str::to_string),
        });
    };
    let Some(why) = request.lacks(infos[index]) else {
        return Ok(index);
    };
    let mut candidates = vec![(name.to_string(), why)];
    for info in infos.iter().filter(|info| info.name != name) {
        // The version was asked of the named runtime only.
        let other = RuntimeRequest { version: None, ..request.clone() };
        let why = other.lacks(info).unwrap_or_else(|| "would do".to_string());
        candidates.push((info.name.clone(), why));
    }
    Err(Refusal {
        message: ["the runtime `", name, "` does not have everything that this page asks for"].concat(),
        candidates,
        suggestion: None,
    })
}

/// Whether `wanted` is `version` or its first numbers.
fn version_matches(wanted: &str, version: &str) -> bool {
    match version.strip_prefix(wanted) {
        Some(rest) => matches!(rest.as_bytes().first(), None | Some(b'.' | b'-' | b'+')),
        None => false,
    }
}

/// Whether a listed module is `module` or a package that it lies in.
fn has_module(info: &RuntimeInfo, module: &str) -> bool {
    info.capabilities.modules.iter().any(|listed| match module.strip_prefix(listed.as_str()) {
        Some(rest) => matches!(rest.as_bytes().first(), None | Some(b'.')),
        None => false,
    })
}

/// `` `a`, `b` ``
fn quoted(names: &[&str]) -> String {
    join(names, ", ")
}

/// `a and b`
fn sentence(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    text::join(&parts, " and ", " and ")
}

/// `` `a`, `b` or `c` ``
fn either(names: &[&str]) -> String {
    join(names, " or ")
}

/// Names in backquotes, with commas and, before the last, `last_separator`.
fn join(names: &[&str], last_separator: &str) -> String {
    ["`", &text::join(names, "`, `", &["`", last_separator, "`"].concat()), "`"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Capabilities, LanguageLevel};

    fn info(name: &str, bytes: u64, modules: &[&str], packages: bool, binary: bool) -> RuntimeInfo {
        RuntimeInfo {
            name: name.to_string(),
            version: "0.1.0".to_string(),
            python: "3.13".to_string(),
            level: LanguageLevel::Core,
            download_bytes: bytes,
            capabilities: Capabilities {
                modules: modules.iter().map(|m| m.to_string()).collect(),
                packages,
                binary_packages: binary,
                ..Capabilities::default()
            },
        }
    }

    fn registry() -> Registry<&'static str> {
        let mut registry = Registry::new();
        registry.add(info("full", 4_000_000, &["json", "sqlite3", "os"], true, false), "runtimes/full");
        registry.add(info("mini", 125_000, &["json", "os"], false, false), "runtimes/mini");
        registry.add(info("other", 0, &["json", "os", "ssl"], true, true), "https://example.org/other.js");
        registry
    }

    #[test]
    fn the_fewest_bytes_win() {
        let registry = registry();
        let any = select(&RuntimeRequest::default(), &registry).unwrap();
        assert_eq!(any.location, "runtimes/mini");
        let packages = RuntimeRequest { packages: vec!["arrr".into()], ..RuntimeRequest::default() };
        assert_eq!(select(&packages, &registry).unwrap().info.name, "full");
        let ssl = RuntimeRequest { modules: vec!["ssl".into()], ..RuntimeRequest::default() };
        assert_eq!(select(&ssl, &registry).unwrap().info.name, "other");
    }

    #[test]
    fn what_fits_lacks_nothing() {
        for name in ["mini", "full", "other"] {
            let named = || RuntimeRequest::named(name);
            for request in [
                named(),
                RuntimeRequest { version: Some("0.1".into()), ..named() },
                RuntimeRequest { version: Some("2".into()), ..named() },
                RuntimeRequest { modules: vec!["json".into(), "ssl".into()], ..named() },
                RuntimeRequest { packages: vec!["arrr".into()], ..named() },
                RuntimeRequest { features: vec![Feature::BinaryPackages], ..named() },
            ] {
                for entry in registry().entries() {
                    assert_eq!(
                        request.fits(&entry.info),
                        request.lacks(&entry.info).is_none(),
                        "{request:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn submodules_belong_to_their_package() {
        let registry = registry();
        let path = RuntimeRequest { modules: vec!["os.path".into()], ..RuntimeRequest::named("mini") };
        assert!(select(&path, &registry).is_ok());
        let osx = RuntimeRequest { modules: vec!["osx".into()], ..RuntimeRequest::named("mini") };
        assert!(select(&osx, &registry).is_err());
    }

    #[test]
    fn a_refusal_explains_every_candidate() {
        let request = RuntimeRequest {
            modules: vec!["sqlite3".into(), "tkinter".into(), "tkinter".into()],
            packages: vec!["numpy".into()],
            features: vec![Feature::BinaryPackages],
            ..RuntimeRequest::default()
        };
        assert_eq!(
            select(&request, &registry()).unwrap_err().text(),
            "no runtime has everything that this page asks for\n  \
             `full` has no module `tkinter` and has no compiled packages\n  \
             `mini` has no modules `sqlite3`, `tkinter` and has no `packages` and has no compiled packages\n  \
             `other` has no modules `sqlite3`, `tkinter`"
        );
    }

    #[test]
    fn a_named_runtime_is_never_exchanged() {
        let request = RuntimeRequest { packages: vec!["arrr".into()], ..RuntimeRequest::named("mini") };
        assert_eq!(
            select(&request, &registry()).unwrap_err().text(),
            "the runtime `mini` does not have everything that this page asks for\n  \
             `mini` has no `packages`\n  `full` would do\n  `other` would do"
        );
    }

    #[test]
    fn a_misspelt_name_is_mended() {
        let refusal = select(&RuntimeRequest::named("mnii"), &registry()).unwrap_err();
        assert_eq!(
            refusal.text(),
            "there is no runtime `mnii`: expected `full`, `mini` or `other`\n  did you mean `mini`?"
        );
        let error = Error::from(refusal);
        assert_eq!(error.kind, ErrorKind::Load);
        let unknown = select(&RuntimeRequest::named("ruby"), &registry()).unwrap_err();
        assert_eq!(unknown.suggestion, None);
    }

    #[test]
    fn versions_match_by_their_first_numbers() {
        for (wanted, version, matches) in [
            ("0.1", "0.1.0", true),
            ("0.1.0", "0.1.0", true),
            ("0.1", "0.10.0", false),
            ("1", "0.1.0", false),
            ("0.28.0", "0.28.0-dev", true),
        ] {
            assert_eq!(version_matches(wanted, version), matches, "{wanted} {version}");
        }
        let wrong = RuntimeRequest { version: Some("2".into()), ..RuntimeRequest::named("mini") };
        let refusal = select(&wrong, &registry()).unwrap_err();
        assert_eq!(refusal.candidates[0].1, "is version 0.1.0, not 2");
        assert_eq!(refusal.candidates[1].1, "would do");
    }

    #[test]
    fn nothing_to_choose_from() {
        let empty = Registry::<()>::new();
        let refusal = select(&RuntimeRequest::default(), &empty).unwrap_err();
        assert_eq!(refusal.text(), "there are no runtimes to choose from");
    }

    #[test]
    fn a_later_runtime_of_the_same_name_replaces() {
        let mut registry = registry();
        registry.add(info("mini", 1, &[], false, false), "https://example.org/mini.js");
        assert_eq!(registry.entries().len(), 3);
        assert_eq!(registry.get("mini").unwrap().location, "https://example.org/mini.js");
    }
}
