//! The little that the loader needs of the browser beyond web-sys: the host object that `anypy.js` passes in, the
//! interface of a runtime, and short names for what is done often.

use std::pin::Pin;

use js_sys::futures::JsFuture;
use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Document, Element, EventTarget, Response, Window};

#[wasm_bindgen]
extern "C" {
    /// What `anypy.js` does for the loader.
    pub type Host;
    /// The folder of `anypy.js`, with a slash at its end.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Host) -> String;
    /// Imports a runtime's module and loads the runtime: `open(url, integrity, options)`.
    #[wasm_bindgen(method)]
    pub fn open(this: &Host, url: &str, integrity: &str, options: &Object) -> Promise;
    /// The text of the page as served, from the cache where it is there; empty when it cannot be had.
    #[wasm_bindgen(method)]
    pub fn source(this: &Host) -> Promise;
    /// `import(url)`
    #[wasm_bindgen(method, js_name = import)]
    pub fn import_module(this: &Host, url: &str) -> Promise;

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

    /// `String(value)`
    #[wasm_bindgen(js_name = String)]
    fn to_text(value: &JsValue) -> String;

    /// `prompt(text)`, which is what `input()` does on a page.
    #[wasm_bindgen(js_name = prompt)]
    pub fn prompt(text: &str) -> JsValue;
}

/// The page's window.
pub fn window() -> Window {
    // The loader is only started on pages.
    web_sys::window().unwrap_throw()
}

/// The page's document.
pub fn document() -> Document {
    window().document().unwrap_throw()
}

/// The elements that `selector` finds, in document order.
pub fn all(selector: &str) -> Vec<Element> {
    let mut found = Vec::new();
    if let Ok(list) = document().query_selector_all(selector) {
        for index in 0..list.length() {
            if let Some(element) = list.item(index).and_then(|node| node.dyn_into().ok()) {
                found.push(element);
            }
        }
    }
    found
}

/// A new element with a class.
pub fn element(tag: &str, class: &str) -> Element {
    let element = document().create_element(tag).unwrap_throw();
    if !class.is_empty() {
        element.set_class_name(class);
    }
    element
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

/// Dispatches a bubbling custom event.
pub fn dispatch(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        _ = target.dispatch_event(&event);
    }
}

/// A JavaScript error with a message.
pub fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// An error's message, or the value as text.
pub fn message(error: &JsValue) -> String {
    match get(error, "message").as_string() {
        Some(text) if !text.is_empty() => text,
        _ => to_text(error),
    }
}

/// A URL against a base; the error names it.
pub fn absolute(url: &str, base: &str) -> Result<String, JsValue> {
    match web_sys::Url::new_with_base(url, base) {
        Ok(url) => Ok(url.href()),
        Err(_) => Err(error(&["`", url, "` is not a URL"].concat())),
    }
}

/// Runs a future, beginning with the next microtask. Every future comes through here, boxed: the machinery that drives
/// one is some 2 KB for each type.
pub fn promise(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let future: Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>> = Box::pin(future);
    js_sys::futures::future_to_promise(future)
}

/// Starts to fetch. The promise gives a [`Response`] that is `ok`, or an error that says what to look at.
pub fn fetch(url: &str) -> Promise {
    let request = window().fetch_with_str(url);
    let url = url.to_string();
    promise(async move {
        let Ok(response) = JsFuture::from(request).await else {
            return Err(error(
                &[
                    "could not fetch ",
                    &url,
                    ": no answer (is the address right, and does the server allow it?)",
                ]
                .concat(),
            ));
        };
        let answer: &Response = response.unchecked_ref();
        if answer.ok() {
            return Ok(response);
        }
        let mut text = ["could not fetch ", &url, ": the server answers "].concat();
        crate::lines::push_number(&mut text, u32::from(answer.status()));
        if answer.status() == 404 {
            text.push_str(" (there is no such file)");
        }
        Err(error(&text))
    })
}

/// The text of what [`fetch`] gives.
pub async fn text(fetched: Promise) -> Result<String, JsValue> {
    let response: Response = JsFuture::from(fetched).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?;
    Ok(text.as_string().unwrap_or_default())
}

/// The bytes of what [`fetch`] gives.
pub async fn bytes(fetched: Promise) -> Result<Uint8Array, JsValue> {
    let response: Response = JsFuture::from(fetched).await?.unchecked_into();
    Ok(Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?))
}
