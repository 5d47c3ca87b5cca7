//! The answer to a page: who runs where, with what, and why not.
//!
//! A plan is JSON. `anypy.js` fetches, waits and shows by it and decides nothing, so that all rules are here, where they
//! are typed and tested without a browser. In place of a plan stands what must be had before there can be one (config
//! files, the page's source), what is wrong with the page's configs, or nothing at all: then the page is beyond this build,
//! and the whole build is to be asked.

use anypy_config::{ScriptKind, WHOLE};
use anypy_core::{Registry, RuntimeRequest, select};

use crate::json::Json;
use crate::question::{Page, filled};
use crate::runtimes::{Location, built_in};
use crate::scan::{Script, scripts};
use crate::settings::{BEYOND, Settings, Source, Stop, find};
use crate::text::{dedent, page_name};

const KINDS: [ScriptKind; 2] = [ScriptKind::Py, ScriptKind::Mpy];

/// What the page does.
pub fn plan(page: &Page<'_>) -> String {
    match decide(page) {
        Ok(answer) | Err(answer) => answer,
    }
}

fn decide(page: &Page<'_>) -> Result<String, Stop> {
    let name = page_name(page.path);
    let scripts = scripts(page, name);
    let mut sources = Vec::new();
    for kind in KINDS {
        sources.push(find(page, kind, &scripts)?);
    }
    if sources.iter().zip(page.files).any(|(source, file)| source.plan.url.is_some() && file.is_none()) {
        return Err(fetch(&sources));
    }
    let mut registry = built_in();
    let mut settings = Vec::new();
    for (kind, source) in KINDS.into_iter().zip(&sources) {
        settings.push(source.resolve(page, name, kind, &mut registry)?);
    }
    let deciding = Deciding { page, registry, settings };
    deciding.write(&scripts)
}

/// Asks for the config files.
fn fetch(sources: &[Source]) -> Stop {
    let mut out = Json::default();
    out.open('{');
    out.key("fetch");
    out.open('[');
    for source in sources {
        out.open('{');
        out.pair("url", source.plan.url.as_deref());
        out.pair("origin", Some(&source.plan.origin));
        out.number("element", source.element.unwrap_or_default() as u64);
        out.close('}');
    }
    out.close(']');
    out.close('}');
    out.finish()
}

/// What decisions are made of.
struct Deciding<'a> {
    page: &'a Page<'a>,
    /// The runtimes that come with AnyPy and those that the configs declare.
    registry: Registry<Location>,
    /// The configs of the kinds of scripts.
    settings: Vec<Settings<'a>>,
}

impl Deciding<'_> {
    fn write(&self, scripts: &[Script<'_>]) -> Result<String, Stop> {
        let mut out = Json::default();
        out.open('{');
        if let Some(py) = self.settings.first() {
            out.key("config");
            out.json(&py.config.to_json());
        }
        out.key("kinds");
        out.open('[');
        for settings in &self.settings {
            settings.write(&mut out);
        }
        out.close(']');
        out.key("runtimes");
        out.open('{');
        for entry in self.registry.entries() {
            let location = &entry.location;
            out.key(&entry.info.name);
            out.open('{');
            out.pair("url", Some(&location.url));
            out.pair("base", Some(&location.base));
            if let Some(kind) = location.kind {
                out.number("kind", kind as u64);
            }
            out.pair("integrity", Some(&location.integrity));
            out.close('}');
        }
        out.close('}');
        let request = self.request(ScriptKind::Py);
        out.key("page");
        runtime(&request, self.refusal(&request)?, &mut out);
        if let Some(name) = self.page.asked {
            let request = RuntimeRequest::named(name);
            out.key("asked");
            runtime(&request, self.refusal(&request)?, &mut out);
        }
        out.key("scripts");
        out.open('[');
        let mut refused = [false; 2];
        for script in scripts {
            self.script(script, &mut refused, &mut out)?;
        }
        out.close(']');
        out.close('}');
        Ok(out.finish())
    }

    /// The runtime that the page's scripts of a kind get when they do not name their own.
    fn request(&self, kind: ScriptKind) -> RuntimeRequest {
        let mut request =
            self.settings.get(kind as usize).map(|settings| settings.config.request()).unwrap_or_default();
        if let Some(name) = self.page.forced {
            request.name = Some(name.to_string());
            request.version = None;
        }
        request
    }

    /// Why there is no runtime for a request.
    fn refusal(&self, request: &RuntimeRequest) -> Result<Option<String>, Stop> {
        let entry = self.registry.get(request.name.as_deref().unwrap_or_default());
        if entry.is_some_and(|entry| request.fits(&entry.info)) {
            Ok(None)
        } else if WHOLE {
            Ok(select(request, &self.registry).err().map(|refusal| refusal.text()))
        } else {
            Err(BEYOND)
        }
    }

    fn script(&self, script: &Script<'_>, refused: &mut [bool; 2], out: &mut Json) -> Result<(), Stop> {
        let Some(element) = self.page.elements.get(script.element) else { return Ok(()) };
        let kind = script.kind as usize;
        let request = match script.runtime {
            Some(name) => RuntimeRequest::named(name),
            None => self.request(script.kind),
        };
        let mut refusal = if script.worker { worker()? } else { self.refusal(&request)? };
        if WHOLE && script.runtime.is_none() && refusal.is_some() {
            let config = self.settings.get(kind).and_then(|settings| settings.source.element);
            if let Some(text) = &mut refusal
                && let Some(config) = config.and_then(|element| self.page.elements.get(element))
                && !script.worker
            {
                *text = ["<", config.tag, ">: ", text].concat();
            }
            // One refusal of the page's runtime is enough: an empty one is not shown.
            if refused.get(kind) == Some(&true) {
                refusal = Some(String::new());
            }
            if let Some(refused) = refused.get_mut(kind) {
                *refused = true;
            }
        }
        out.open('{');
        out.number("element", script.element as u64);
        out.number("kind", kind as u64);
        out.flag("custom", script.custom);
        out.pair("file", Some(&script.file));
        out.pair("wait", Some(script.wait.name()));
        out.pair("env", filled(element.env));
        if filled(element.src).is_none() {
            out.pair("source", Some(&dedent(element.text)));
        }
        out.key("on");
        runtime(&request, refusal, out);
        out.close('}');
        Ok(())
    }
}

/// Why a script does not run in a worker.
fn worker() -> Result<Option<String>, Stop> {
    if !WHOLE {
        return Err(BEYOND);
    }
    let text = "scripts in workers are not supported yet: without its `worker` attribute this script runs on the page itself";
    Ok(Some(text.to_string()))
}

/// Writes the name of the runtime that a request asks for, and why it is not to be had.
fn runtime(request: &RuntimeRequest, refusal: Option<String>, out: &mut Json) {
    out.open('{');
    out.pair("runtime", request.name.as_deref());
    out.pair("refusal", refusal.as_deref());
    out.close('}');
}
