//! One interpreter of the page: a runtime being loaded or loaded, with its files, its namespaces and the place where
//! its output goes at the moment.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::JsFuture;
use js_sys::{Array, Object, Promise};
use wasm_bindgen::prelude::*;

use crate::dom::{self, Host, Output, PyRuntime, Streams};
use crate::runtimes::Location;
use crate::scan::settled;
use crate::settings::Settings;

/// A runtime of the page.
pub struct Instance {
    /// The name that the page uses.
    pub name: String,
    /// Settles when scripts can run, to the runtime.
    pub ready: Promise,
    streams: Streams,
    state: Rc<State>,
}

/// What loading and the scripts share.
#[derive(Default)]
struct State {
    runtime: RefCell<Option<PyRuntime>>,
    scopes: RefCell<Vec<(String, JsValue)>>,
}

impl Instance {
    /// Starts to load: module, files and JavaScript modules all at once.
    pub fn load(host: &Host, name: &str, location: &Location, settings: &[&Settings]) -> Rc<Instance> {
        let state = Rc::<State>::default();
        let streams = host.streams(name);
        let ready = start(host, &streams.options(), location, settings, &state);
        // A page may not be waiting yet when loading fails; whoever waits later still gets the error.
        Rc::new(Instance { name: name.to_string(), ready: settled(ready), streams, state })
    }

    /// Sends what is printed from now on to `output`.
    pub fn show_in(&self, output: &Output) {
        self.streams.show(Some(output));
    }

    /// The namespace of an `env`, made when it is first asked for.
    pub fn scope(&self, runtime: &PyRuntime, env: &str) -> Result<JsValue, JsValue> {
        let mut scopes = self.state.scopes.borrow_mut();
        if let Some((_, scope)) = scopes.iter().find(|(name, _)| name == env) {
            return Ok(scope.clone());
        }
        let scope = runtime.new_scope(env)?;
        scopes.push((env.to_string(), scope.clone()));
        Ok(scope)
    }

    /// Stops what runs and gives everything back.
    pub fn dispose(&self) {
        self.streams.show(None);
        self.state.scopes.take();
        let stop = |runtime: &PyRuntime| {
            _ = runtime.interrupt();
            _ = runtime.dispose();
        };
        match self.state.runtime.take() {
            Some(runtime) => stop(&runtime),
            None => {
                // Still loading: as soon as it is there.
                let ready = self.ready.clone();
                _ = dom::promise(async move {
                    if let Ok(runtime) = JsFuture::from(ready).await {
                        stop(runtime.unchecked_ref());
                    }
                    Ok(JsValue::UNDEFINED)
                });
            }
        }
    }
}

fn start(
    host: &Host,
    options: &Object,
    location: &Location,
    settings: &[&Settings],
    state: &Rc<State>,
) -> Promise {
    let url = crate::page::url_of(host, location);
    // What is awaited, and for each behind the first what is done with it.
    let awaited = Array::new();
    let mut files = Vec::new();
    let mut modules = Vec::new();
    if let Some(first) = settings.first() {
        dom::set(options, "limits", &first.limits());
    }
    awaited.push(&host.open(&url, &location.integrity, options));
    for settings in settings {
        for file in &settings.files {
            files.push(file.path.clone());
            awaited.push(&explained(&file.told, host.bytes(&file.url)));
        }
    }
    for settings in settings {
        for module in &settings.modules {
            modules.push(module.name.clone());
            awaited.push(&explained(&module.told, host.import_module(&module.url)));
        }
    }
    let state = state.clone();
    dom::promise(async move {
        let results: Array = JsFuture::from(Promise::all(&awaited)).await?.unchecked_into();
        let runtime: PyRuntime = results.get(0).unchecked_into();
        let mut results = results.iter().skip(1);
        for (path, bytes) in files.iter().zip(&mut results) {
            JsFuture::from(Promise::resolve(&runtime.write_file(path, bytes.unchecked_ref())?)).await?;
        }
        if !modules.is_empty() {
            let all = Object::new();
            for (name, module) in modules.iter().zip(&mut results) {
                dom::set(&all, name, &module);
                runtime.register_js_module(&["pyscript.js_modules.", name].concat(), &module)?;
                runtime.register_js_module(&["js_modules.", name].concat(), &module)?;
            }
            runtime.register_js_module("pyscript.js_modules", &all)?;
            runtime.register_js_module("js_modules", &all)?;
        }
        state.runtime.replace(Some(runtime.clone()));
        Ok(runtime.into())
    })
}

/// A promise whose error has the place of the config in front of it that asked for it.
fn explained(told: &str, work: Promise) -> Promise {
    let told = told.to_string();
    dom::promise(async move {
        let done = JsFuture::from(work).await;
        done.map_err(|error| dom::error(&[&told, ": ", &dom::message(&error)].concat()))
    })
}
