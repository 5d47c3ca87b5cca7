//! The smallest runtime that can run a page: what its scripts import and its config asks for, held against what each runtime
//! declares. And why, in words.
//!
//! Modules and packages decide. What a runtime does worse but does (waiting in `time.sleep`, holding limits) tips the scale where
//! another has it too. A module that no runtime knows is no reason against any: the page may bring it along.

use anypy_config::PageConfig;
use anypy_core::text::{before, find_text, split_once};

use crate::imports::imports;
use crate::json::Json;
use crate::plan::Text;
use crate::runtimes::{BUILT_IN, EVERYWHERE, Row, lists};

/// What speaks against a runtime.
struct Reason {
    /// Whose; `None` for the config's.
    source: Option<usize>,
    /// The end of a sentence that starts with the runtime's name.
    text: String,
    /// Whether the page cannot run with it.
    hard: bool,
}

/// A runtime, and all that speaks against it.
struct Candidate {
    row: &'static Row,
    reasons: Vec<Reason>,
}

impl Candidate {
    fn hard(&self) -> usize {
        self.reasons.iter().filter(|reason| reason.hard).count()
    }
}

/// What is chosen, and out of what.
pub struct Choice {
    candidates: Vec<Candidate>,
    chosen: usize,
    /// For each source what it imports.
    imports: Vec<Vec<String>>,
    /// The packages that come with the runtime and that the page imports without asking for them, each with the module that it is
    /// for.
    pub packages: Vec<(&'static str, String)>,
}

/// Chooses. `wanted` is a module that the page imports besides, and `without` a runtime that is out of the question.
pub fn choose(
    config: &PageConfig,
    sources: &[Text<'_>],
    brings: &dyn Fn(&str) -> bool,
    wanted: Option<&str>,
    without: Option<&str>,
) -> Choice {
    let imports: Vec<Vec<&str>> = sources
        .iter()
        .map(|source| {
            let mut found = Vec::new();
            imports(source.text, &mut found);
            found.retain(|name| !lists(EVERYWHERE, name) && !brings(name) && is_known(name));
            found
        })
        .collect();
    let mut candidates = Vec::new();
    for row in BUILT_IN.iter().filter(|row| Some(row.name) != without) {
        let mut reasons = Vec::new();
        let mut against = |source, hard, text: &[&str]| {
            reasons.push(Reason { source, text: text.concat(), hard });
        };
        for (index, names) in imports.iter().enumerate() {
            for name in names.iter().filter(|name| !has(row, name)) {
                against(Some(index), true, &["has no module `", name, "`"]);
            }
        }
        if let Some(name) = wanted.filter(|name| !has(row, name)) {
            against(None, true, &["has no module `", name, "`"]);
        }
        for package in &config.packages {
            if let Some(why) = package_trouble(row, package) {
                against(None, true, &["cannot install `", package, "`", why]);
            }
        }
        let limits = &config.limits;
        if !row.can.limits && (limits.memory > 0 || limits.recursion > 0 || limits.slice_ms > 0) {
            against(None, false, &["cannot hold all of `[limits]`"]);
        }
        for (index, source) in sources.iter().enumerate() {
            if !row.can.sync_sleep && waits(source.text) {
                against(Some(index), false, &["stops the page while `time.sleep` or `input` waits"]);
            }
        }
        candidates.push(Candidate { row, reasons });
    }
    let hard: Vec<usize> = candidates.iter().map(Candidate::hard).collect();
    let least = hard.iter().copied().min().unwrap_or(0);
    let chosen = candidates
        .iter()
        .position(|candidate| candidate.reasons.is_empty())
        .or_else(|| hard.iter().position(|&count| count == least))
        .unwrap_or(0);
    let mut packages = Vec::new();
    if let Some(candidate) = candidates.get(chosen) {
        for name in imports.iter().flatten().copied().chain(wanted) {
            if !lists(candidate.row.modules, name)
                && let Some(package) = carrier(candidate.row.carried, name)
                && !packages.iter().any(|&(known, _)| known == package)
            {
                packages.push((package, name.to_string()));
            }
        }
    }
    let owned = |names: &Vec<&str>| names.iter().map(ToString::to_string).collect();
    Choice { imports: imports.iter().map(owned).collect(), candidates, chosen, packages }
}

/// Whether a runtime has a module.
fn has(row: &Row, name: &str) -> bool {
    lists(row.modules, name) || carrier(row.carried, name).is_some()
}

fn is_known(name: &str) -> bool {
    BUILT_IN.iter().any(|row| has(row, name))
}

/// Rows of a list of packages: a package's name and its modules.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.split_ascii_whitespace().map(|row| split_once(row, b':').unwrap_or((row, row)))
}

/// The package that a module is in.
fn carrier(list: &'static str, name: &str) -> Option<&'static str> {
    let top = before(name, b'.');
    rows(list).find(|(_, modules)| modules.split(',').any(|module| module == top)).map(|(package, _)| package)
}

/// Why a runtime cannot install a package.
fn package_trouble(row: &Row, package: &str) -> Option<&'static str> {
    let url = before(package, b'#');
    let wheel = url.ends_with(".whl");
    let name =
        package.bytes().position(|byte| b"<>=!~;[@ ".contains(&byte)).map_or(package, |end| &package[..end]);
    if row.can.binary_packages {
        None
    } else if !row.can.packages {
        Some(", nor any other package")
    } else if wheel && !url.ends_with("-none-any.whl") {
        Some(", which has compiled parts")
    } else if !wheel
        && BUILT_IN.iter().flat_map(|other| rows(other.carried)).any(|(carried, _)| is_same(carried, name))
    {
        // It is made for that runtime, or at least tried with it.
        Some(", which comes with `pyodide`")
    } else {
        None
    }
}

/// Whether two names are those of one package.
fn is_same(a: &str, b: &str) -> bool {
    let plain = |byte: u8| if matches!(byte, b'-' | b'.') { b'_' } else { byte.to_ascii_lowercase() };
    a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(a, b)| plain(a) == plain(b))
}

/// Whether a script seems to wait in plain code.
fn waits(text: &str) -> bool {
    ["time.sleep(", "input(", "from time import sleep"].iter().any(|call| {
        let mut from = 0;
        while let Some(at) = find_text(text, call, from) {
            let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
            if !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(byte)) {
                return true;
            }
            from = at + 1;
        }
        false
    })
}

impl Choice {
    /// The name of what is chosen.
    pub fn name(&self) -> &'static str {
        self.candidates.get(self.chosen).map_or("", |candidate| candidate.row.name)
    }

    /// The choice in words, for all of its sources.
    pub fn tell(&self, sources: &[Text<'_>], out: &mut String) {
        if sources.is_empty() {
            return;
        }
        let files: Vec<&str> = sources.iter().map(|source| source.file).collect();
        let what = match self.candidates.get(self.chosen).map(Candidate::hard) {
            Some(0) => "`, the smallest that can run it\n",
            _ => "`, which comes nearest: no runtime has everything\n",
        };
        for part in [&files.join(", "), ": `", self.name(), what] {
            out.push_str(part);
        }
        for candidate in &self.candidates {
            for reason in &candidate.reasons {
                for part in ["  `", candidate.row.name, "` ", &reason.text] {
                    out.push_str(part);
                }
                if let Some(source) = reason.source.and_then(|source| sources.get(source)) {
                    for part in [" (", source.file, ")"] {
                        out.push_str(part);
                    }
                }
                out.push('\n');
            }
        }
    }

    /// For one of the sources: what it imports, and what speaks against each runtime because of it or of the config.
    pub fn write(&self, source: usize, out: &mut Json) {
        out.key("imports");
        out.open('[');
        for name in self.imports.get(source).into_iter().flatten() {
            out.text(name);
        }
        out.close(']');
        out.key("candidates");
        out.open('[');
        for candidate in &self.candidates {
            out.open('{');
            out.pair("runtime", Some(candidate.row.name));
            out.key("against");
            out.open('[');
            for reason in &candidate.reasons {
                if reason.source.is_none_or(|of| of == source) {
                    out.text(&reason.text);
                }
            }
            out.close(']');
            out.close('}');
        }
        out.close(']');
    }

    /// Whether what is chosen has a module.
    pub fn has(&self, name: &str) -> bool {
        self.candidates.get(self.chosen).is_some_and(|candidate| has(candidate.row, name))
    }
}
