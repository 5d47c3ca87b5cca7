//! What a script prints: shown at the script's place in the page, and in the console line by line.
//!
//! Text is collected and put into the page once per microtask, so that a loop of prints costs one change of the DOM.
//! It is always inserted as text, never as HTML.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{Element, console};

use crate::dom;
use crate::scan::{Script, attribute};

/// Standard output or standard error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// `sys.stdout`
    Out,
    /// `sys.stderr`
    Err,
}

/// The place of one script's output.
pub struct Output {
    place: Element,
    /// Whether the place was made by us, and goes when the script runs again.
    own: bool,
    /// The blocks of text in it, of which the last one grows.
    blocks: RefCell<Vec<(Stream, Element)>>,
    pending: RefCell<Vec<(Stream, String)>>,
    scheduled: Cell<bool>,
    /// What the console has not shown yet, for lack of a newline.
    line: RefCell<(String, String)>,
}

impl Output {
    /// Finds or makes a script's place: the element itself for `<py-script>`, the one that `target` names, else a new
    /// `<script-py>` behind the script (PyScript's name), at the end of the body for a script in the head.
    pub fn of(script: &Script) -> Result<Rc<Output>, JsValue> {
        let element = &script.element;
        let (place, own) = if let Some(target) = attribute(element, "target") {
            let document = dom::document();
            let id = target.strip_prefix("#").unwrap_or(&target);
            let by_id = document.query_selector(&["[id=\"", id, "\"]"].concat()).ok().flatten();
            let found = by_id.or_else(|| document.query_selector(&target).ok().flatten());
            match found {
                Some(place) => (place, false),
                None => {
                    return Err(dom::error(
                        &["target=\"", &target, "\": there is no element with that id or selector"].concat(),
                    ));
                }
            }
        } else if script.custom {
            (element.clone(), false)
        } else {
            let place = dom::element("script-py", "");
            match (element.closest("head").ok().flatten(), dom::document().body()) {
                (None, _) | (_, None) => _ = element.after_with_node_1(&place),
                (Some(_), Some(body)) => _ = body.append_child(&place),
            }
            (place, true)
        };
        Ok(Rc::new(Output {
            place,
            own,
            blocks: RefCell::default(),
            pending: RefCell::default(),
            scheduled: Cell::new(false),
            line: RefCell::default(),
        }))
    }

    /// The element that output goes to.
    pub fn place(&self) -> &Element {
        &self.place
    }

    /// Adds text.
    pub fn write(self: &Rc<Self>, stream: Stream, text: &str) {
        if text.is_empty() {
            return;
        }
        {
            let mut pending = self.pending.borrow_mut();
            match pending.last_mut() {
                Some((last, buffer)) if *last == stream => buffer.push_str(text),
                _ => pending.push((stream, text.to_string())),
            }
        }
        if !self.scheduled.replace(true) {
            let output = self.clone();
            _ = dom::promise(async move {
                output.flush();
                Ok(JsValue::UNDEFINED)
            });
        }
    }

    /// Shows what was written so far.
    pub fn flush(&self) {
        self.scheduled.set(false);
        for (stream, text) in self.pending.take() {
            self.log(stream, &text);
            let mut blocks = self.blocks.borrow_mut();
            // A block grows as long as nothing else was put behind it.
            let grows = match (blocks.last(), self.place.last_child()) {
                (Some((last, block)), Some(child)) => *last == stream && child.is_same_node(Some(block)),
                _ => false,
            };
            if !grows {
                let class = if stream == Stream::Out { "anypy-out" } else { "anypy-out anypy-err" };
                let block = dom::element("pre", class);
                _ = self.place.append_child(&block);
                blocks.push((stream, block));
            }
            if let Some((_, block)) = blocks.last() {
                dom::append_text(block, &text);
            }
        }
    }

    /// Gives complete lines to the console.
    fn log(&self, stream: Stream, text: &str) {
        let mut line = self.line.borrow_mut();
        let buffer = if stream == Stream::Out { &mut line.0 } else { &mut line.1 };
        buffer.push_str(text);
        if let Some(end) = anypy_core::text::rfind(buffer, b'\n') {
            let rest = buffer.split_off(end + 1);
            buffer.truncate(end);
            show(stream, buffer);
            *buffer = rest;
        }
    }

    /// Shows everything, an unfinished line in the console too.
    pub fn finish(&self) {
        self.flush();
        let (out, err) = self.line.take();
        for (stream, text) in [(Stream::Out, out), (Stream::Err, err)] {
            if !text.is_empty() {
                show(stream, &text);
            }
        }
    }

    /// Takes the output out of the page again.
    pub fn clear(&self) {
        self.pending.take();
        if self.own {
            self.place.remove();
        }
        for (_, block) in self.blocks.take() {
            block.remove();
        }
    }
}

fn show(stream: Stream, text: &str) {
    match stream {
        Stream::Out => console::log_1(&text.into()),
        Stream::Err => console::error_1(&text.into()),
    }
}
