//! The scripts of a page: what elements count as Python, and what their attributes ask for.

use anypy_config::ScriptKind;

use crate::lines::push_number;
use crate::question::{Page, filled};

/// How a script is run, by its `async` attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wait {
    /// No attribute: top-level await works, and the next script waits for the end.
    Ordered,
    /// `async`: top-level await works, and the next script does not wait.
    Free,
    /// `async="false"`: runs in one go, without top-level await.
    Sync,
}

impl Wait {
    /// Its name in a plan.
    pub fn name(self) -> &'static str {
        match self {
            Wait::Ordered => "ordered",
            Wait::Free => "free",
            Wait::Sync => "sync",
        }
    }
}

/// A script of the page.
pub struct Script<'a> {
    /// Number of its element.
    pub element: usize,
    /// Whose config it reads.
    pub kind: ScriptKind,
    /// Whether it is a custom element, whose place on the page is the element itself.
    pub custom: bool,
    /// Its name in tracebacks.
    pub file: String,
    /// How it waits and is waited for.
    pub wait: Wait,
    /// What it asks for in place of the config's runtime.
    pub runtime: Option<&'a str>,
    /// Whether it asks for a worker.
    pub worker: bool,
}

/// All scripts of the page, in document order. `name` is the page's in tracebacks.
pub fn scripts<'a>(page: &Page<'a>, name: &str) -> Vec<Script<'a>> {
    let mut scripts = Vec::new();
    let mut count = 0;
    for (element, given) in page.elements.iter().enumerate() {
        if given.tag.ends_with("-config") || given.tag == "file" {
            continue;
        }
        let custom = given.tag != "script";
        let kind = if custom { given.tag } else { given.kind.unwrap_or_default() };
        let file = match filled(given.src) {
            Some(src) => anypy_core::text::path(src).to_string(),
            None => {
                count += 1;
                let mut file = [name, "#"].concat();
                push_number(&mut file, count);
                file
            }
        };
        let wait = match given.wait {
            None => Wait::Ordered,
            Some(value) if ["false", "no", "0"].iter().any(|no| value.eq_ignore_ascii_case(no)) => Wait::Sync,
            Some(_) => Wait::Free,
        };
        scripts.push(Script {
            element,
            kind: if kind.starts_with("mpy") { ScriptKind::Mpy } else { ScriptKind::Py },
            custom,
            file,
            wait,
            runtime: filled(given.runtime),
            worker: given.worker.is_some(),
        });
    }
    scripts
}
