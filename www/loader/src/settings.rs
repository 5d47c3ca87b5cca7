//! stub
use crate::dom::{self, Host};
use crate::runtimes::{Location, built_in, declared};
use crate::scan::Kind;
use anypy_core::{Registry, RuntimeRequest};
use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::Element;

pub struct Download { pub url: String, pub path: String, pub told: String }
pub struct Module { pub url: String, pub name: String, pub told: String }
pub struct Problem { pub text: String, pub element: Option<Element> }
pub struct Settings {
    pub element: Option<Element>,
    pub request: RuntimeRequest,
    pub files: Vec<Download>,
    pub modules: Vec<Module>,
    pub value: JsValue,
}
impl Settings {
    pub fn limits(&self) -> Object { Object::new() }
}
pub struct Configs { pub registry: Registry<Location>, py: Settings, mpy: Settings }
impl Configs {
    pub fn of(&self, kind: Kind) -> &Settings { match kind { Kind::Py => &self.py, Kind::Mpy => &self.mpy } }
    pub async fn read(_host: &Host) -> Result<Configs, Problem> {
        let mut registry = built_in();
        let mut of = |tag: &str| {
            let element = dom::all(tag).into_iter().next();
            let mut request = RuntimeRequest::default();
            let mut src = None;
            if let Some(element) = &element {
                for line in element.text_content().unwrap_or_default().lines() {
                    let Some((k, v)) = line.split_once('=') else { continue };
                    let v = v.trim().trim_matches('"').to_string();
                    match k.trim() { "runtime" | "name" => request.name = Some(v), "src" => src = Some(v), _ => {} }
                }
            }
            if let (Some(src), Some(name)) = (src, &request.name) {
                let url = dom::absolute(&src, &dom::document().base_uri().ok().flatten().unwrap_or_default()).unwrap_or_default();
                registry.add(declared(name), Location { url, own: false, integrity: String::new() });
            }
            Settings { element, request, files: Vec::new(), modules: Vec::new(), value: JsValue::NULL }
        };
        let (py, mpy) = (of("py-config"), of("mpy-config"));
        Ok(Configs { registry, py, mpy })
    }
}
