//! What `anypy.js` calls: a question is written into the memory, and its answer read from there.

use std::cell::RefCell;

#[cfg(feature = "whole")]
use anypy_config::ScriptKind;

#[cfg(feature = "whole")]
use crate::json::Json;
use crate::question::{Page, texts};

thread_local! {
    static QUESTION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where to write a question of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    QUESTION.with(|question| {
        question.replace(vec![0; bytes]);
        question.borrow_mut().as_mut_ptr()
    })
}

/// Where the last answer is.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with(|answer| answer.borrow().as_ptr())
}

/// Bytes of the answer to the question, of so many texts, that has been written.
fn respond(count: usize, to: impl FnOnce(&[Option<&str>]) -> String) -> usize {
    let text = QUESTION.with(|question| to(&texts(&question.borrow(), count)));
    let bytes = text.len();
    ANSWER.with(|answer| answer.replace(text));
    bytes
}

/// What a page does: see [`crate::plan`].
#[unsafe(no_mangle)]
pub extern "C" fn plan(count: usize) -> usize {
    respond(count, |texts| crate::plan::plan(&Page::new(texts)))
}

/// Why a page does that: see [`crate::plan::explain`].
#[cfg(feature = "whole")]
#[unsafe(no_mangle)]
pub extern "C" fn explain(count: usize) -> usize {
    respond(count, |texts| crate::plan::explain(&Page::new(texts)))
}

/// What to do about a module that is not found. Before the page's texts: the module, the runtime, and the kind of the script.
#[cfg(feature = "whole")]
#[unsafe(no_mangle)]
pub extern "C" fn advise(count: usize) -> usize {
    respond(count, |texts| {
        let &[Some(module), Some(on), kind, ref page @ ..] = texts else { return String::new() };
        let kind = if kind == Some("1") { ScriptKind::Mpy } else { ScriptKind::Py };
        let mut out = Json::default();
        out.text(&crate::plan::advise(&Page::new(page), module, on, kind));
        out.finish()
    })
}

/// A traceback with the lines of the page: see [`crate::lines`].
#[cfg(feature = "whole")]
#[unsafe(no_mangle)]
pub extern "C" fn relocate(count: usize) -> usize {
    respond(count, crate::lines::answer)
}
