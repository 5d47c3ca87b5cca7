//! The little that the loader needs of the browser beyond web-sys: the host object that `anypy.js` passes in, the
//! interface of a runtime, and short names for what is done often.
//!
//! Every function that is imported costs some 200 bytes (its name twice, its glue, its wrapper). What would take several
//! of web-sys's in one place is therefore one function of the host.

use std::pin::Pin;

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// What `anypy.js` does for the loader.
    #[derive(Clone)]
    pub type Host;
    /// Where a runtime's output goes, and the callbacks that it prints through.
    #[wasm_bindgen(method)]
    pub fn streams(this: &Host, runtime: &str) -> Streams;
    /// The place of a script's output: the element itself if it is a custom one, the one that `target` names, else a
    /// new `<script-py>` behind the script. Fails when there is nothing that `target` names.
    #[wasm_bindgen(method, catch)]
    pub fn output(
        this: &Host,
        script: &Element,
        custom: bool,
        target: Option<String>,
    ) -> Result<Output, JsValue>;
    /// Shows an error in the page and in the console, and dispatches `anypy:error` with it at `target` (or the
    /// document). The alert stands in `place` or behind it; Python's texts have what matters in their last line, ours in
    /// their first.
    #[wasm_bindgen(method)]
    pub fn fail(
        this: &Host,
        text: &str,
        python: bool,
        place: Option<&Element>,
        inside: bool,
        target: Option<&Element>,
        error: &JsValue,
        runtime: Option<&str>,
    );
    /// Takes out of the page what `output` and `fail` have put there.
    #[wasm_bindgen(method)]
    pub fn clear(this: &Host);
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
    /// Dispatches a bubbling custom event, at the document without a target.
    #[wasm_bindgen(method)]
    pub fn dispatch(this: &Host, target: Option<&Element>, name: &str, detail: &JsValue);
    /// `console.warn(text)`
    #[wasm_bindgen(method)]
    pub fn warn(this: &Host, text: &str);
    /// Gives back a proxy that nobody uses; anything else stays.
    #[wasm_bindgen(method)]
    pub fn drop(this: &Host, value: &JsValue);
    /// The path of the page's address.
    #[wasm_bindgen(method, getter)]
    pub fn path(this: &Host) -> String;

    /// What `Host::streams` makes.
    pub type Streams;
    /// The options of `load` that print, ask and report progress.
    #[wasm_bindgen(method, getter)]
    pub fn options(this: &Streams) -> Object;
    /// Sends what is printed from now on to an output; to nowhere without one.
    #[wasm_bindgen(method)]
    pub fn show(this: &Streams, output: Option<&Output>);

    /// What `Host::output` makes.
    pub type Output;
    /// The element.
    #[wasm_bindgen(method, getter)]
    pub fn place(this: &Output) -> Element;
    /// Shows everything, an unfinished line in the console too.
    #[wasm_bindgen(method)]
    pub fn finish(this: &Output);

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
