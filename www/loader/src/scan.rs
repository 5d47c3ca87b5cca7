//! The scripts of a page: what elements count as Python, and what their attributes ask for.

use js_sys::{Array, Promise};
use web_sys::Element;

use crate::dom::Host;
use crate::text::dedent;

/// What elements are scripts.
pub const SCRIPTS: &str = "script[type=py],script[type=mpy],py-script,mpy-script";

/// Whose config a script reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `<py-config>`
    Py,
    /// `<mpy-config>`
    Mpy,
}

impl Kind {
    /// What its events and elements start with.
    pub fn prefix(self) -> &'static str {
        match self {
            Kind::Py => "py",
            Kind::Mpy => "mpy",
        }
    }
}

/// How a script is run, by its `async` attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// No attribute: top-level await works, and the next script waits for the end.
    Ordered,
    /// `async`: top-level await works, and the next script does not wait.
    Free,
    /// `async="false"`: runs in one go, without top-level await.
    Sync,
}

/// A script of the page.
pub struct Script {
    /// Its element.
    pub element: Element,
    /// Whose config it reads.
    pub kind: Kind,
    /// Whether it is a custom element, whose place on the page is the element itself.
    pub custom: bool,
    /// Its text, without the common indent; empty with `src`.
    pub source: String,
    /// Its text as the DOM has it.
    pub text: String,
    /// The URL of its text.
    pub src: Option<String>,
    /// Its name in tracebacks.
    pub file: String,
    /// How it waits and is waited for.
    pub wait: Wait,
    /// What it asks for in place of the config's runtime.
    pub runtime: Option<String>,
    /// Whether it asks for a worker.
    pub worker: bool,
    /// The namespace that it runs in.
    pub env: Option<String>,
    /// The text behind `src`, whose download began when the page was scanned.
    pub download: Option<Promise>,
}

/// An attribute that is there and not empty.
pub fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name).filter(|value| !value.is_empty())
}

/// All scripts of the page, in document order. The downloads of external ones begin.
pub fn scripts(host: &Host, page: &str) -> Vec<Script> {
    let mut count = 0;
    host.all(SCRIPTS).into_iter().map(|element| script(host, element, page, &mut count)).collect()
}

fn script(host: &Host, element: Element, page: &str, count: &mut u32) -> Script {
    let tag = element.local_name();
    let custom = tag != "script";
    let type_ = if custom { tag } else { element.get_attribute("type").unwrap_or_default() };
    let kind = if type_.starts_with("mpy") { Kind::Mpy } else { Kind::Py };
    let src = attribute(&element, "src");
    let text = if src.is_some() { String::new() } else { element.text_content().unwrap_or_default() };
    let file = match &src {
        Some(src) => anypy_core::text::path(src).to_string(),
        None => {
            *count += 1;
            let mut file = [page, "#"].concat();
            crate::lines::push_number(&mut file, *count);
            file
        }
    };
    let wait = match element.get_attribute("async") {
        None => Wait::Ordered,
        Some(value) if ["false", "no", "0"].iter().any(|no| value.eq_ignore_ascii_case(no)) => Wait::Sync,
        Some(_) => Wait::Free,
    };
    let download = src.as_deref().map(|src| settled(host.text(src)));
    if custom {
        // From here on the element shows output.
        element.set_text_content(None);
        let class = element.get_attribute("class").unwrap_or_default();
        _ = element.set_attribute("class", [&class, " anypy-shown"].concat().trim_ascii());
    }
    Script {
        kind,
        custom,
        source: dedent(&text),
        text,
        src,
        file,
        wait,
        runtime: attribute(&element, "runtime"),
        worker: element.get_attribute("worker").is_some(),
        env: attribute(&element, "env"),
        download,
        element,
    }
}

/// A failure of the promise is shown when its turn comes; until then it is no unhandled rejection.
pub fn settled(promise: Promise) -> Promise {
    _ = Promise::all_settled(&Array::of1(&promise));
    promise
}
