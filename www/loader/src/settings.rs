//! The page's configs: found, fetched, resolved by `anypy-config`, and turned into what the loader works with.
//!
//! Either every config of the page is right, or the page gets a [`Problem`] and nothing is used.

use anypy_config::{
    ConfigElement, ConfigText, Data, Diagnostic, Inputs, Link, PageConfig, Place, Plan, Rejected, ScriptKind,
    Severity, Table,
};
use anypy_core::text::count;
use anypy_core::{Limits, Registry, RuntimeRequest};
use js_sys::Object;
use js_sys::futures::JsFuture;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::dom::{self, Host};
use crate::lines::{Inline, first_lines, push_number};
use crate::runtimes::{Location, built_in, declared};
use crate::scan::{Kind, Script, attribute};

/// A file to fetch and write before scripts run.
pub struct Download {
    /// Absolute URL.
    pub url: String,
    /// Its path in the runtime.
    pub path: String,
    /// Who asked for it: `<py-config>, line 3`.
    pub told: String,
}

/// A JavaScript module to import and register.
pub struct Module {
    /// Absolute URL.
    pub url: String,
    /// Its name in Python.
    pub name: String,
    /// Who asked for it.
    pub told: String,
}

/// What keeps the page from starting.
pub struct Problem {
    /// What to show.
    pub text: String,
    /// Where to show it.
    pub element: Option<Element>,
}

/// One config, ready for use.
pub struct Settings {
    /// The element that it stands in or is named by.
    pub element: Option<Element>,
    /// The runtime that it asks for.
    pub request: RuntimeRequest,
    /// Files to fetch.
    pub files: Vec<Download>,
    /// JavaScript modules to import.
    pub modules: Vec<Module>,
    /// All of it, as JSON.
    pub json: String,
    limits: Limits,
}

impl Settings {
    /// `[limits]` as a runtime's `load` takes them.
    pub fn limits(&self) -> Object {
        let limits = Object::new();
        for (key, value) in [
            ("memory", self.limits.memory as f64),
            ("recursion", f64::from(self.limits.recursion)),
            ("sliceMs", f64::from(self.limits.slice_ms)),
        ] {
            if value > 0.0 {
                dom::set(&limits, key, &value.into());
            }
        }
        limits
    }
}

/// The page's two configs, and the runtimes that it knows.
pub struct Configs {
    /// Those that come with AnyPy and those that the configs declare.
    pub registry: Registry<Location>,
    py: Settings,
    mpy: Settings,
}

impl Configs {
    /// The config of a kind of scripts.
    pub fn of(&self, kind: Kind) -> &Settings {
        match kind {
            Kind::Py => &self.py,
            Kind::Mpy => &self.mpy,
        }
    }

    /// Reads the page's configs.
    pub async fn read(host: &Host, page: &str, scripts: &[Script]) -> Result<Configs, Problem> {
        let mut registry = built_in();
        let py = read(host, page, scripts, Kind::Py, &mut registry).await?;
        let mpy = read(host, page, scripts, Kind::Mpy, &mut registry).await?;
        Ok(Configs { registry, py, mpy })
    }
}

/// An element with what it says about configs, owned.
struct Found {
    element: Element,
    origin: String,
    text: String,
    src: Option<String>,
    config: Option<String>,
    format: Option<String>,
    is_config: bool,
}

impl Found {
    fn view(&self) -> ConfigElement<'_> {
        ConfigElement {
            origin: &self.origin,
            is_config: self.is_config,
            src: self.src.as_deref(),
            config: self.config.as_deref(),
            format: self.format.as_deref(),
            text: &self.text,
        }
    }
}

/// The elements of a page that say something about the configs of a kind of scripts.
fn elements(host: &Host, kind: Kind, scripts: &[Script]) -> Vec<Found> {
    let tag = [kind.prefix(), "-config"].concat();
    let mut found = Vec::new();
    for element in host.all(&tag) {
        found.push(Found {
            origin: ["<", &tag, ">"].concat(),
            text: element.text_content().unwrap_or_default(),
            src: element.get_attribute("src"),
            config: None,
            format: element.get_attribute("type"),
            is_config: true,
            element,
        });
    }
    for script in scripts.iter().filter(|script| script.kind == kind && !script.worker) {
        let Some(config) = attribute(&script.element, "config") else { continue };
        let tag = script.element.local_name();
        found.push(Found {
            origin: ["<", &tag, " config=\"...\">"].concat(),
            element: script.element.clone(),
            text: String::new(),
            src: None,
            config: Some(config),
            format: None,
            is_config: false,
        });
    }
    found
}

/// Reads one config. Only the waiting is asynchronous: what is held across an `await` costs bytes.
async fn read(
    host: &Host,
    page: &str,
    scripts: &[Script],
    kind: Kind,
    registry: &mut Registry<Location>,
) -> Result<Settings, Problem> {
    let source = find(host, kind, scripts)?;
    let mut file = None;
    if let Some(url) = &source.plan.url {
        let fetched = JsFuture::from(host.text(url)).await.map(|text| text.as_string().unwrap_or_default());
        file =
            Some(fetched.map_err(|error| {
                source.problem([&source.plan.origin, ": ", &dom::message(&error)].concat())
            })?);
    }
    match source.resolve(host, kind, file.as_deref(), registry) {
        Ok(settings) => Ok(settings),
        Err(rejected) => {
            let text = match source.plan.inline.as_deref().filter(|_| source.in_element) {
                Some(inline) => in_page(host, page, inline, &source.plan.origin, rejected).await,
                None => text(&rejected),
            };
            Err(source.problem(text))
        }
    }
}

/// Where a config comes from.
struct Source {
    plan: Plan,
    element: Option<Element>,
    /// Whether it is a config element, and not an attribute.
    in_element: bool,
    /// Whether `type=` declares the format.
    typed: bool,
}

/// Decides between the page's elements.
#[inline(never)]
fn find(host: &Host, kind: Kind, scripts: &[Script]) -> Result<Source, Problem> {
    let found = elements(host, kind, scripts);
    let last = found.last();
    let element = last.map(|found| found.element.clone());
    let views: Vec<ConfigElement<'_>> = found.iter().map(Found::view).collect();
    match anypy_config::plan(script_kind(kind), &views) {
        Ok(plan) => Ok(Source {
            plan,
            element,
            in_element: last.is_some_and(|found| found.is_config),
            typed: last.is_some_and(|found| found.format.is_some()),
        }),
        Err(rejected) => Err(Problem { text: text(&rejected), element }),
    }
}

fn script_kind(kind: Kind) -> ScriptKind {
    match kind {
        Kind::Py => ScriptKind::Py,
        Kind::Mpy => ScriptKind::Mpy,
    }
}

impl Source {
    fn problem(&self, text: String) -> Problem {
        Problem { text, element: self.element.clone() }
    }

    /// From the texts to what the loader works with.
    #[inline(never)]
    fn resolve(
        &self,
        host: &Host,
        kind: Kind,
        file: Option<&str>,
        registry: &mut Registry<Location>,
    ) -> Result<Settings, Rejected> {
        let plan = &self.plan;
        let names: Vec<String> = registry.entries().iter().map(|entry| entry.info.name.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let inputs = Inputs {
            kind: script_kind(kind),
            file: file
                .zip(plan.url.as_deref())
                .map(|(text, url)| ConfigText { format: plan.format, ..ConfigText::file(url, text) }),
            // The file's extension says nothing about the text in the element.
            inline: plan.inline.as_deref().map(|text| ConfigText {
                format: plan.format.filter(|_| self.typed),
                ..ConfigText::new(&plan.origin, text)
            }),
            runtime_override: None,
            known_runtimes: &names,
        };
        let config = anypy_config::resolve(&inputs)?;
        for warning in &config.warnings {
            host.warn(warning.text().trim_ascii_end());
        }
        self.settle(host, &config, &inputs, registry).map_err(|error| Rejected {
            diagnostics: vec![Diagnostic::error(Place::whole(plan.origin.as_str()), dom::message(&error))],
        })
    }

    #[inline(never)]
    fn settle(
        &self,
        host: &Host,
        config: &PageConfig,
        inputs: &Inputs<'_>,
        registry: &mut Registry<Location>,
    ) -> Result<Settings, JsValue> {
        let base = match &self.plan.url {
            Some(url) => host.absolute(url, "")?,
            None => String::new(),
        };
        let absolute = |link: &Link| host.absolute(&link.url, if link.from_file { &base } else { "" });
        for choice in config.runtimes.iter().map(|declared| &declared.choice).chain([&config.runtime]) {
            if let Some(src) = &choice.src {
                let integrity = choice.integrity.clone().unwrap_or_default();
                registry.add(declared(&choice.name), Location { url: absolute(src)?, own: false, integrity });
            }
        }
        let mut files = Vec::new();
        let mut asked = placed(&config.tree, "files", inputs).into_iter();
        for file in &config.files {
            let told = asked.next().unwrap_or_else(|| "the config's files".to_string());
            if file.archive {
                let text = ": archives cannot be unpacked yet; list the files one by one";
                return Err(dom::error(&[&told, text].concat()));
            }
            files.push(Download { url: absolute(&file.source)?, path: file.destination.clone(), told });
        }
        let mut modules = Vec::new();
        for (source, name) in &config.js_modules {
            let told = ["js_modules.main, `", name, "`"].concat();
            modules.push(Module { url: absolute(source)?, name: name.clone(), told });
        }
        Ok(Settings {
            element: self.element.clone(),
            request: config.request(),
            files,
            modules,
            json: config.to_json(),
            limits: config.limits,
        })
    }
}

/// Errors only: a config that is wrong has more urgent things than warnings.
fn text(rejected: &Rejected) -> String {
    let errors = rejected.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut out = String::new();
    for (index, diagnostic) in errors.enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&diagnostic.text());
    }
    out
}

/// The errors of a config element, with the page's lines where its source can be had.
async fn in_page(host: &Host, page: &str, inline: &str, origin: &str, mut rejected: Rejected) -> String {
    let source = JsFuture::from(host.source()).await.ok().and_then(|text| text.as_string());
    let first = first_lines(&source.unwrap_or_default(), &[Inline { file: "", text: inline }]);
    if let Some(&first) = first.first().filter(|&&first| first > 0) {
        for diagnostic in &mut rejected.diagnostics {
            let place = &mut diagnostic.place;
            if place.origin == origin && place.line > 0 {
                place.line += first - 1;
                place.origin = [page, " ", origin].concat();
            }
        }
    }
    text(&rejected)
}

/// For each file of the table `key` the place that asks for it: `<py-config>, line 3`.
fn placed(tree: &Table, key: &str, inputs: &Inputs<'_>) -> Vec<String> {
    let mut places = Vec::new();
    for entry in tree.table(key).map(|table| table.entries.as_slice()).unwrap_or_default() {
        let placeholder =
            entry.key.len() > 2 && anypy_core::text::find(&entry.key, b'}') == Some(entry.key.len() - 1);
        if (placeholder && entry.key.as_bytes().first() == Some(&b'{'))
            || !matches!(entry.node.data, Data::Text(_))
        {
            continue;
        }
        // Texts are numbered in the order in which one is laid over the other.
        let texts = [inputs.file, inputs.inline];
        let Some(text) = texts.iter().flatten().nth(usize::from(entry.span.text)) else { continue };
        let before = text.text.get(..entry.span.start as usize).unwrap_or_default();
        let mut place = [text.origin, ", line "].concat();
        push_number(&mut place, 1 + count(before, b'\n'));
        places.push(place);
    }
    places
}
