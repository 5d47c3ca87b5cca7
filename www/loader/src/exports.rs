//! What `anypy.js` calls: a question is written into the memory, and its answer read from there.

use std::cell::RefCell;

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

/// A traceback with the lines of the page: see [`crate::lines`].
#[cfg(feature = "whole")]
#[unsafe(no_mangle)]
pub extern "C" fn relocate(count: usize) -> usize {
    respond(count, crate::lines::answer)
}
