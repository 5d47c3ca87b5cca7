//! The little that the loader needs of the browser beyond web-sys: the host object that `anypy.js` passes in, the
//! interface of a runtime, and short names for what is done often.
//!
//! Every function that is imported costs some 200 bytes (its name twice, its glue, its wrapper). What would take several
//! of web-sys's in one place is therefore one function of the host.

use std::pin::Pin;

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, EventTarget};

#[wasm_bindgen]
extern "C" {
    /// What `anypy.js` does for the loader.
    #[derive(Clone)]
    pub type Host;
    /// Imports a runtime's module and loads the runtime: `open(url, integrity, options)`.
    #[wasm_bindgen(method)]
    pub fn open(this: &Host, url: &str, integrity: &str, options: &Object) -> Promise;
    /// The text of the page as served, from the cache where it is there; empty when it cannot be had.
    #[wasm_bindgen(method)]
    pub fn source(this: &Host) -> Promise;
    /// `import(url)`
    #[wasm_bindgen(method, js_name = import)]
    pub fn import_module(this: &Host, url: &str) -> Promise;
    /// The text behind a URL; the error says what to look at.
    #[wasm_bindgen(method)]
    pub fn text(this: &Host, url: &str) -> Promise;
    /// The bytes behind a URL, a `Uint8Array`.
    #[wasm_bindgen(method)]
    pub fn bytes(this: &Host, url: &str) -> Promise;
    /// The elements that a selector finds, in document order.
    #[wasm_bindgen(method)]
    pub fn all(this: &Host, selector: &str) -> Vec<Element>;
    /// A URL against a base: "" for the page, "own" for the folder of `anypy.js`.
    #[wasm_bindgen(method, catch)]
    pub fn absolute(this: &Host, url: &str, base: &str) -> Result<String, JsValue>;
    /// Dispatches a bubbling custom event.
    #[wasm_bindgen(method)]
    pub fn dispatch(this: &Host, target: &EventTarget, name: &str, detail: &JsValue);
    /// Gives back a proxy that nobody uses; anything else stays.
    #[wasm_bindgen(method)]
    pub fn drop(this: &Host, value: &JsValue);
    /// The path of the page's address.
    #[wasm_bindgen(method, getter)]
    pub fn path(this: &Host) -> String;

    /// The page.
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;

    /// A loaded runtime; `anypy.d.ts` has the whole interface.
    #[derive(Clone)]
    pub type PyRuntime;
    #[wasm_bindgen(method, catch)]
    pub fn eval(this: &PyRuntime, source: &str, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = evalAsync)]
    pub fn eval_async(this: &PyRuntime, source: &str, options: &Object) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = newScope)]
    pub fn new_scope(this: &PyRuntime, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = registerJsModule)]
    pub fn register_js_module(this: &PyRuntime, name: &str, module: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = writeFile)]
    pub fn write_file(this: &PyRuntime, path: &str, data: &Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn interrupt(this: &PyRuntime) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    pub fn dispose(this: &PyRuntime) -> Result<(), JsValue>;

    /// `prompt(text)`, which is what `input()` does on a page.
    #[wasm_bindgen(js_name = prompt)]
    pub fn prompt(text: &str) -> JsValue;
}

/// The page's document.
pub fn document() -> Document {
    DOCUMENT.with(Clone::clone)
}

/// A new element with a class.
pub fn element(tag: &str, class: &str) -> Element {
    let element = document().create_element(tag).unwrap_throw();
    if !class.is_empty() {
        set_class(&element, class);
    }
    element
}

/// Sets an element's classes.
pub fn set_class(element: &Element, class: &str) {
    _ = element.set_attribute("class", class);
}

/// Appends a text node.
pub fn append_text(to: &Element, text: &str) {
    _ = to.append_child(&document().create_text_node(text));
}

/// `object[key] = value`
pub fn set(object: &Object, key: &str, value: &JsValue) {
    _ = Reflect::set(object, &JsValue::from_str(key), value);
}

/// `object[key]`, undefined when there is none.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// A JavaScript error with a message.
pub fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// An error's message, or the value as text.
pub fn message(error: &JsValue) -> String {
    match get(error, "message").as_string() {
        Some(text) if !text.is_empty() => text,
        _ => error.as_string().unwrap_or_else(|| "an error without a message".to_string()),
    }
}

/// Runs a future, beginning with the next microtask. Every future comes through here, boxed: the machinery that drives
/// one is some 2 KB for each type.
pub fn promise(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let future: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>> = Box::pin(future);
    js_sys::futures::future_to_promise(future)
}
