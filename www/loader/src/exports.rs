//! What `anypy.js` calls.

use std::rc::Rc;

use js_sys::Promise;
use once_cell::unsync::OnceCell;
use wasm_bindgen::prelude::*;

use crate::dom::{self, Host};
use crate::page::Page;

thread_local! {
    static PAGE: OnceCell<Rc<Page>> = const { OnceCell::new() };
}

/// The page, which `scan` has set up before anything else is called.
fn page() -> Rc<Page> {
    PAGE.with(|page| page.get().cloned()).unwrap_throw()
}

/// Scans the page, begins to fetch its external scripts and reads its configs. The promise gives the page's config as
/// an object, or fails after showing what is wrong with it. `forced` is the runtime that the page's address asks for.
#[wasm_bindgen]
pub fn scan(host: Host, forced: Option<String>) -> Promise {
    let page = Page::new(host, forced);
    PAGE.with(|cell| _ = cell.set(page.clone()));
    dom::promise(async move { page.configure().await })
}

/// Runs the page's scripts. The promise settles when the last one has ended.
#[wasm_bindgen]
pub fn run() -> Promise {
    dom::promise(page().run())
}

/// The page's interpreter of a runtime, by default of the page's own; loaded if it is not yet.
#[wasm_bindgen]
pub fn runtime(name: Option<String>) -> Result<Promise, JsValue> {
    page().runtime(name)
}

/// Shows an exception that nothing caught, of a callback say, at the script that the code came from.
#[wasm_bindgen]
pub fn report(error: JsValue) -> Promise {
    dom::promise(page().report(error))
}

/// `{url, integrity}` of a runtime's module, by default of the page's own.
#[wasm_bindgen]
pub fn locate(name: Option<String>) -> Result<JsValue, JsValue> {
    page().locate(name)
}

/// Runs the page again on another runtime.
#[wasm_bindgen(js_name = switchTo)]
pub fn switch_to(name: &str) -> Result<Promise, JsValue> {
    page().switch(name)
}
