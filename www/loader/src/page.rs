//! A page's run: from its scripts and config to the end of its last script, and again on another runtime.
//!
//! Scripts of one runtime run in document order, each after the one before has ended; a script with `async` is not
//! waited for. Scripts of different runtimes do not wait for each other: a page can start at once on a small runtime
//! while a large one is still on its way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use anypy_core::text::find_text;
use anypy_core::{RuntimeRequest, select};
use js_sys::futures::JsFuture;
use js_sys::{Object, Promise};
use once_cell::unsync::OnceCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::dom::{self, Host, Output, PyRuntime};
use crate::instance::Instance;
use crate::lines::{Inline, first_lines, place, relocate};
use crate::runtimes::{DEFAULT, Location};
use crate::scan::{Kind, Script, Wait, attribute};
use crate::settings::{Configs, Settings};
use crate::text::page_name;

/// The page that the loader runs.
pub struct Page {
    host: Host,
    /// The page's name in tracebacks.
    name: String,
    scripts: Vec<Script>,
    configs: OnceCell<Configs>,
    /// The runtime that the address or `AnyPy.switch` asks for in place of the config's.
    forced: RefCell<Option<String>>,
    instances: RefCell<Vec<Rc<Instance>>>,
    /// The page's lines on which inline scripts start, once an error has asked for them.
    lines: RefCell<Option<Vec<u32>>>,
    /// Counts the runs: what belongs to an earlier one stops.
    run: Cell<u32>,
}

impl Page {
    /// Scans the page.
    pub fn new(host: Host, forced: Option<String>) -> Rc<Page> {
        let name = page_name(&host.path()).to_string();
        Rc::new(Page {
            scripts: crate::scan::scripts(&host, &name),
            host,
            name,
            configs: OnceCell::new(),
            forced: RefCell::new(forced),
            instances: RefCell::default(),
            lines: RefCell::default(),
            run: Cell::new(0),
        })
    }

    /// Reads the page's configs. An error is shown in the page; nothing is loaded after it.
    pub async fn configure(&self) -> Result<JsValue, JsValue> {
        match Configs::read(&self.host, &self.name, &self.scripts).await {
            Ok(configs) => {
                let value = JsValue::from_str(&configs.of(Kind::Py).json);
                _ = self.configs.set(configs);
                Ok(value)
            }
            Err(problem) => {
                let error = dom::error(&problem.text);
                let element = problem.element.as_ref();
                self.host.fail(&problem.text, false, element, false, element, &error, None);
                Err(error)
            }
        }
    }

    fn settings(&self, kind: Kind) -> &Settings {
        // Everything that runs, runs behind `configure`.
        self.configs.get().unwrap_throw().of(kind)
    }

    /// The runtime that the page's scripts of a kind get when they do not name their own.
    fn page_request(&self, kind: Kind) -> RuntimeRequest {
        let settings = self.settings(kind);
        let mut request = settings.request.clone();
        if let Some(name) = &*self.forced.borrow() {
            request.name = Some(name.clone());
            request.version = None;
        } else if request.name.is_none() {
            request.name = Some(DEFAULT.to_string());
        }
        request
    }

    /// The instance that a request selects; loading starts if it is the first one of that runtime.
    fn instance(&self, kind: Kind, request: &RuntimeRequest) -> Result<Rc<Instance>, String> {
        let configs = self.configs.get().unwrap_throw();
        let entry = select(request, &configs.registry).map_err(|refusal| refusal.text())?;
        let name = &entry.info.name;
        let found = self.instances.borrow().iter().find(|instance| &instance.name == name).cloned();
        if let Some(instance) = found {
            return Ok(instance);
        }
        let mut settings = vec![configs.of(kind)];
        let other = if kind == Kind::Py { Kind::Mpy } else { Kind::Py };
        if self.scripts.iter().any(|script| script.kind == other && self.runtime_name(script) == *name) {
            settings.push(configs.of(other));
        }
        let instance = Instance::load(&self.host, name, &entry.location, &settings);
        self.instances.borrow_mut().push(instance.clone());
        Ok(instance)
    }

    fn runtime_name(&self, script: &Script) -> String {
        match &script.runtime {
            Some(name) => name.clone(),
            None => self.page_request(script.kind).name.unwrap_or_default(),
        }
    }

    /// The instance that `AnyPy.runtime(name)` gives.
    pub fn runtime(&self, name: Option<String>) -> Result<Promise, JsValue> {
        let request = match name {
            Some(name) => RuntimeRequest::named(name),
            None => self.page_request(Kind::Py),
        };
        self.instance(Kind::Py, &request)
            .map(|instance| instance.ready.clone())
            .map_err(|text| dom::error(&text))
    }

    /// `{url, integrity}` of a runtime, for `load` from JavaScript.
    pub fn locate(&self, name: Option<String>) -> Result<JsValue, JsValue> {
        let request = match name {
            Some(name) => RuntimeRequest::named(name),
            None => self.page_request(Kind::Py),
        };
        let configs = self.configs.get().unwrap_throw();
        let entry = select(&request, &configs.registry).map_err(|refusal| dom::error(&refusal.text()))?;
        let location = &entry.location;
        let url = url_of(&self.host, location);
        let found = Object::new();
        dom::set(&found, "url", &JsValue::from_str(&url));
        dom::set(&found, "integrity", &JsValue::from_str(&location.integrity));
        Ok(found.into())
    }

    /// Runs all scripts.
    pub async fn run(self: Rc<Page>) -> Result<JsValue, JsValue> {
        let run = self.run.get() + 1;
        self.run.set(run);
        let mut queues: Vec<(Rc<Instance>, Vec<usize>)> = Vec::new();
        let mut refused: Vec<Kind> = Vec::new();
        for (index, script) in self.scripts.iter().enumerate() {
            match self.plan(script) {
                Ok(instance) => match queues.iter_mut().find(|(queue, _)| Rc::ptr_eq(queue, &instance)) {
                    Some((_, queue)) => queue.push(index),
                    None => queues.push((instance, vec![index])),
                },
                // One refusal of the page's runtime is enough.
                Err(_) if script.runtime.is_none() && refused.contains(&script.kind) => {}
                Err(text) => {
                    if script.runtime.is_none() {
                        refused.push(script.kind);
                    }
                    self.refuse(script, &text);
                }
            }
        }
        let queues: Vec<Promise> = queues
            .into_iter()
            .map(|(instance, scripts)| {
                let page = self.clone();
                dom::promise(async move {
                    page.run_queue(instance, scripts, run).await;
                    Ok(JsValue::UNDEFINED)
                })
            })
            .collect();
        for queue in queues {
            _ = JsFuture::from(queue).await;
        }
        if self.run.get() == run {
            for kind in [Kind::Py, Kind::Mpy] {
                if self.scripts.iter().any(|script| script.kind == kind) {
                    let name = [kind.prefix(), ":all-done"].concat();
                    self.host.dispatch(None, &name, &JsValue::NULL);
                }
            }
        }
        Ok(JsValue::UNDEFINED)
    }

    /// The instance that runs a script, or why there is none.
    fn plan(&self, script: &Script) -> Result<Rc<Instance>, String> {
        if script.worker {
            return Err(
                "scripts in workers are not supported yet: without its `worker` attribute this script runs \
                        on the page itself"
                    .to_string(),
            );
        }
        let request = match &script.runtime {
            Some(name) => RuntimeRequest { name: Some(name.clone()), ..RuntimeRequest::default() },
            None => self.page_request(script.kind),
        };
        self.instance(script.kind, &request)
    }

    /// Shows why a script does not run.
    fn refuse(&self, script: &Script, text: &str) {
        let config = self.settings(script.kind).element.clone();
        let text = match (&script.runtime, &config) {
            (None, Some(config)) if !script.worker => ["<", &config.local_name(), ">: ", text].concat(),
            _ => text.to_string(),
        };
        let element = Some(&script.element);
        self.host.fail(&text, false, element, script.custom, element, &dom::error(&text), None);
    }

    /// Runs the scripts of one instance.
    async fn run_queue(self: &Rc<Page>, instance: Rc<Instance>, scripts: Vec<usize>, run: u32) {
        let runtime: PyRuntime = match JsFuture::from(instance.ready.clone()).await {
            Ok(runtime) => runtime.unchecked_into(),
            Err(error) if self.run.get() == run => {
                let text =
                    ["could not load the runtime `", &instance.name, "`: ", &dom::message(&error)].concat();
                if let Some(script) = scripts.first().and_then(|&index| self.scripts.get(index)) {
                    let (element, name) = (Some(&script.element), Some(instance.name.as_str()));
                    self.host.fail(&text, false, element, script.custom, None, &error, name);
                }
                return;
            }
            Err(_) => return,
        };
        let mut free = Vec::new();
        for index in scripts {
            let Some(wait) = self.scripts.get(index).map(|script| script.wait) else { continue };
            let (page, instance, runtime) = (self.clone(), instance.clone(), runtime.clone());
            let work = async move { page.run_script(&instance, &runtime, index, run).await };
            match wait {
                Wait::Free => {
                    free.push(dom::promise(async move {
                        work.await;
                        Ok(JsValue::UNDEFINED)
                    }));
                    // It begins before those after it, as far as it is there.
                    _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
                }
                _ => work.await,
            }
            if self.run.get() != run {
                return;
            }
        }
        for script in free {
            _ = JsFuture::from(script).await;
        }
    }

    /// Runs one script, from its text to its `py:done`.
    async fn run_script(&self, instance: &Instance, runtime: &PyRuntime, index: usize, run: u32) {
        let Some(script) = self.scripts.get(index) else { return };
        let source = match &script.download {
            None => Ok(script.source.clone()),
            Some(text) => JsFuture::from(text.clone()).await.map(|text| text.as_string().unwrap_or_default()),
        };
        if self.run.get() != run {
            return;
        }
        if script.element.get_attribute("terminal").is_some() {
            self.host.warn("`terminal` has no effect yet: output is shown at the script");
        }
        let detail = Object::new();
        dom::set(&detail, "runtime", &JsValue::from_str(&instance.name));
        dom::set(&detail, "interpreter", runtime);
        let target = attribute(&script.element, "target");
        let output = self.host.output(&script.element, script.custom, target);
        let result = match (source, &output) {
            (Err(error), _) => Err(error),
            (_, Err(error)) => Err(error.clone()),
            (Ok(source), Ok(output)) => {
                instance.show_in(output);
                // PyScript's name for where a script shows things.
                dom::set(script.element.unchecked_ref(), "target", &output.place());
                for prefix in prefixes(script.kind) {
                    self.host.dispatch(Some(&script.element), &[prefix, ":ready"].concat(), &detail);
                }
                let result = self.evaluate(instance, runtime, script, &source).await;
                output.finish();
                result
            }
        };
        if self.run.get() != run {
            return;
        }
        if let Err(error) = result {
            dom::set(&detail, "error", &error);
            let place = output.as_ref().ok().map(Output::place);
            self.fail(script, &instance.name, error, place).await;
        }
        for prefix in prefixes(script.kind) {
            self.host.dispatch(Some(&script.element), &[prefix, ":done"].concat(), &detail);
        }
    }

    async fn evaluate(
        &self,
        instance: &Instance,
        runtime: &PyRuntime,
        script: &Script,
        source: &str,
    ) -> Result<(), JsValue> {
        let options = Object::new();
        dom::set(&options, "filename", &JsValue::from_str(&script.file));
        if let Some(env) = &script.env {
            dom::set(&options, "globals", &instance.scope(runtime, env)?);
        }
        let value = match script.wait {
            Wait::Sync => runtime.eval(source, &options)?,
            _ => JsFuture::from(Promise::resolve(&runtime.eval_async(source, &options)?)).await?,
        };
        // The value of the last expression is of no use to a page.
        self.host.drop(&value);
        Ok(())
    }

    /// Shows an exception that a script did not catch.
    async fn fail(&self, script: &Script, runtime: &str, error: JsValue, shown: Option<Element>) {
        let exit = dom::get(&error, "type").as_string().as_deref() == Some("SystemExit");
        if exit && dom::get(&error, "exitCode").as_f64().unwrap_or(0.0) == 0.0 {
            return;
        }
        let text = match dom::get(&error, "summary").as_string() {
            Some(summary) if exit => summary,
            _ => self.with_lines_of_page(&error).await,
        };
        if error.is_object() {
            dom::set(error.unchecked_ref(), "message", &JsValue::from_str(&text));
        }
        let inside = script.custom || shown.is_some();
        let place = shown.as_ref().unwrap_or(&script.element);
        self.host.fail(&text, true, Some(place), inside, Some(&script.element), &error, Some(runtime));
    }

    /// Shows an exception that ended nothing but a callback, at the script that the code came from. Those of other
    /// code are not the page's.
    pub async fn report(self: Rc<Page>, error: JsValue) -> Result<JsValue, JsValue> {
        let frames = dom::get(&error, "traceback");
        let Some(frames) = frames.dyn_ref::<js_sys::Array>() else { return Ok(JsValue::FALSE) };
        for frame in frames.iter() {
            let Some(file) = dom::get(&frame, "file").as_string() else { continue };
            let Some(script) = self.scripts.iter().find(|script| script.file == file) else { continue };
            // Where its output goes, since it has run.
            let target = dom::get(&script.element, "target");
            let place = if target.is_object() { Some(target.unchecked_into()) } else { None };
            self.fail(script, &self.runtime_name(script), error, place).await;
            return Ok(JsValue::TRUE);
        }
        Ok(JsValue::FALSE)
    }

    /// A traceback's text with the lines of the page for inline scripts, where the page's source can be had. The
    /// error's frames are moved too.
    async fn with_lines_of_page(&self, error: &JsValue) -> String {
        let text = dom::message(error);
        if find_text(&text, &["\"", &self.name, "#"].concat(), 0).is_none() {
            return text;
        }
        let inline: Vec<Inline<'_>> = self
            .scripts
            .iter()
            .filter(|script| script.src.is_none())
            .map(|script| Inline { file: &script.file, text: &script.text })
            .collect();
        if self.lines.borrow().is_none() {
            let source = JsFuture::from(self.host.source()).await.ok().and_then(|text| text.as_string());
            *self.lines.borrow_mut() = Some(first_lines(&source.unwrap_or_default(), &inline));
        }
        let lines = self.lines.borrow();
        let lines = lines.as_deref().unwrap_or_default();
        if let Some(frames) = dom::get(error, "traceback").dyn_ref::<js_sys::Array>() {
            for frame in frames.iter() {
                let (file, line) = (dom::get(&frame, "file").as_string(), dom::get(&frame, "line").as_f64());
                if let (Some(file), Some(line)) = (file, line)
                    && let Some((page, first)) = place(&file, &inline, lines)
                {
                    dom::set(frame.unchecked_ref(), "file", &JsValue::from_str(page));
                    dom::set(frame.unchecked_ref(), "line", &(line + f64::from(first) - 1.0).into());
                }
            }
        }
        relocate(&text, &inline, lines)
    }

    /// Runs the page again on another runtime. A name that is not known changes nothing.
    pub fn switch(self: Rc<Page>, name: &str) -> Result<Promise, JsValue> {
        let configs = self.configs.get().unwrap_throw();
        let mut request = self.page_request(Kind::Py);
        request.name = Some(name.to_string());
        request.version = None;
        select(&request, &configs.registry).map_err(|refusal| dom::error(&refusal.text()))?;
        self.forced.replace(Some(name.to_string()));
        // What still runs sees that it is of an earlier run.
        self.run.set(self.run.get() + 1);
        for instance in self.instances.take() {
            instance.dispose();
        }
        self.host.clear();
        Ok(dom::promise(self.run()))
    }
}

/// What a script's events start with. Those of an `mpy` script come under both names: PyScript's, and the one that
/// holds for every script.
fn prefixes(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Py => &["py"],
        Kind::Mpy => &["py", "mpy"],
    }
}

/// The absolute URL of a runtime's module. Those of configs are absolute already.
pub fn url_of(host: &Host, location: &Location) -> String {
    match host.absolute(&location.url, if location.own { "own" } else { "" }) {
        Ok(url) => url,
        Err(_) => location.url.clone(),
    }
}
