//! Errors in the page: an alert at the place where they belong, with the text that a terminal would show.

use anypy_core::text::{find, rfind};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::dom;

/// Makes an alert: the text line by line, its last line set off as Python puts the exception there. Text is inserted
/// as text, so markup in a message stays markup.
pub fn alert(text: &str, last_line: bool) -> Element {
    let alert = dom::element("div", "anypy-error");
    _ = alert.set_attribute("role", "alert");
    let block = dom::element("pre", "");
    // Long lines scroll; the keyboard has to reach them.
    _ = block.set_attribute("tabindex", "0");
    let mut text = text;
    while let Some(rest) = text.strip_suffix('\n') {
        text = rest;
    }
    let split = if last_line {
        rfind(text, b'\n').map_or(0, |at| at + 1)
    } else {
        find(text, b'\n').unwrap_or(text.len())
    };
    let (head, tail) = text.split_at(split);
    let (plain, strong) = if last_line { (head, tail) } else { (tail, head) };
    let summary = dom::element("strong", "");
    summary.set_text_content(Some(strong));
    if last_line {
        dom::append_text(&block, plain);
        _ = block.append_child(&summary);
    } else {
        _ = block.append_child(&summary);
        dom::append_text(&block, plain);
    }
    _ = alert.append_child(&block);
    alert
}

/// Puts an alert behind an element that is shown, else at the start of the page.
pub fn place(alert: &Element, beside: Option<&Element>) {
    match (beside, dom::document().body()) {
        (Some(element), Some(_)) if in_body(element) => _ = element.after_with_node_1(alert),
        (_, Some(body)) => _ = body.prepend_with_node_1(alert),
        (_, None) => {}
    }
}

/// Whether an element is where it can be seen.
fn in_body(element: &Element) -> bool {
    matches!(element.closest("body"), Ok(Some(_)))
}

/// The detail of an `anypy:error` event.
pub fn detail(error: &JsValue, runtime: Option<&str>) -> JsValue {
    let detail = js_sys::Object::new();
    dom::set(&detail, "error", error);
    if let Some(name) = runtime {
        dom::set(&detail, "runtime", &JsValue::from_str(name));
    }
    detail.into()
}
