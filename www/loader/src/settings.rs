//! The page's configs: found, resolved by `anypy-config`, and turned into what the page does with them.
//!
//! Either every config of the page is right, or the answer is a problem and nothing is used.

use anypy_config::{
    ConfigElement, ConfigText, Data, Inputs, Link, PageConfig, Plan, Rejected, RuntimeChoice, ScriptKind,
    Severity, Span, Table, WHOLE,
};
use anypy_core::text::count;
use anypy_core::{Registry, RuntimeRequest};

use crate::json::Json;
use crate::lines::{Inline, first_lines, push_number};
use crate::question::{Page, filled};
use crate::runtimes::{Location, declared};
use crate::scan::Script;

/// What is answered in place of a plan.
pub type Stop = String;

/// What is beyond this build.
pub const BEYOND: Stop = Stop::new();

/// What keeps the page from starting, and the element where to show it.
pub fn problem(text: &str, element: Option<usize>) -> Stop {
    let mut out = Json::default();
    out.open('{');
    out.pair("problem", Some(text));
    if let Some(element) = element {
        out.number("element", element as u64);
    }
    out.close('}');
    out.finish()
}

/// Where a config comes from.
#[derive(Default)]
pub struct Source {
    /// The config's texts, or what to fetch for them.
    pub plan: Plan,
    /// The element that it stands in or is named by.
    pub element: Option<usize>,
    /// Whether that is a config element, and not an attribute.
    in_element: bool,
    /// Whether `type=` declares the format.
    typed: bool,
}

/// Decides between the page's elements that say something about the config of a kind of scripts.
pub fn find(page: &Page<'_>, kind: ScriptKind, scripts: &[Script<'_>]) -> Result<Source, Stop> {
    let mut origins = Vec::new();
    let tag = [kind.name(), "-config"].concat();
    for (index, element) in page.elements.iter().enumerate() {
        if element.tag == tag {
            origins.push((index, ["<", &tag, ">"].concat()));
        }
    }
    for script in scripts {
        if let Some(element) = page.elements.get(script.element)
            && script.kind == kind
            && !script.worker
            && filled(element.config).is_some()
        {
            origins.push((script.element, ["<", element.tag, " config=\"...\">"].concat()));
        }
    }
    let mut source = Source::default();
    let mut views = Vec::new();
    for (index, origin) in &origins {
        let Some(element) = page.elements.get(*index) else { continue };
        source.element = Some(*index);
        source.in_element = element.tag == tag;
        source.typed = source.in_element && element.kind.is_some();
        views.push(match source.in_element {
            true => ConfigElement {
                origin,
                is_config: true,
                src: element.src,
                format: element.kind,
                text: element.text.unwrap_or_default(),
                config: None,
            },
            false => ConfigElement { origin, config: element.config, ..ConfigElement::default() },
        });
    }
    match anypy_config::plan(kind, &views) {
        Ok(plan) => Ok(Source { plan, ..source }),
        Err(_) if !WHOLE => Err(BEYOND),
        Err(rejected) => Err(problem(&text(&rejected), source.element)),
    }
}

impl Source {
    /// From the texts to the config. Its runtimes are added to the registry.
    pub fn resolve(
        &self,
        page: &Page<'_>,
        name: &str,
        kind: ScriptKind,
        registry: &mut Registry<Location>,
    ) -> Result<Settings<'_>, Stop> {
        let plan = &self.plan;
        let names: Vec<String> = registry.entries().iter().map(|entry| entry.info.name.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let file = page.files[kind as usize].zip(plan.url.as_deref());
        let inputs = Inputs {
            kind,
            file: file.map(|(text, url)| ConfigText { format: plan.format, ..ConfigText::file(url, text) }),
            // The file's extension says nothing about the text in the element.
            inline: plan.inline.as_deref().map(|text| ConfigText {
                format: plan.format.filter(|_| self.typed),
                ..ConfigText::new(&plan.origin, text)
            }),
            runtime_override: None,
            known_runtimes: &names,
        };
        let config = match anypy_config::resolve(&inputs) {
            Ok(config) => config,
            Err(_) if !WHOLE => return Err(BEYOND),
            Err(rejected) => return Err(self.rejected(page, name, rejected)),
        };
        let told = placed(&config.tree, &inputs);
        let packages = stated(&config.tree, "packages", &inputs);
        let indexes = if WHOLE { stated(&config.tree, "index_urls", &inputs) } else { Vec::new() };
        for choice in config.runtimes.iter().map(|declared| &declared.choice).chain([&config.runtime]) {
            self.locate(choice, kind, registry)?;
        }
        Ok(Settings { source: self, config, told, packages, indexes })
    }

    /// Where to get a runtime from, if a config says more of it than its name.
    fn locate(
        &self,
        choice: &RuntimeChoice,
        kind: ScriptKind,
        registry: &mut Registry<Location>,
    ) -> Result<(), Stop> {
        let integrity = choice.integrity.clone().unwrap_or_default();
        let base = |src: &Link| self.base(src.from_file).to_string();
        if let (Some(src), false) = (&choice.src, choice.engine) {
            let location = Location {
                url: src.url.clone(),
                base: base(src),
                kind: Some(kind),
                integrity,
                ..Location::default()
            };
            registry.add(declared(&choice.name), location);
            return Ok(());
        }
        if !WHOLE {
            let plain = choice.src.is_none() && choice.version.is_none() && integrity.is_empty();
            return if plain { Ok(()) } else { Err(BEYOND) };
        }
        let request = RuntimeRequest { version: choice.version.clone(), ..RuntimeRequest::default() };
        let Some(entry) = registry.get(&choice.name).filter(|entry| entry.location.kind.is_none()) else {
            return Ok(());
        };
        if !choice.engine && integrity.is_empty() && request.fits(&entry.info) {
            return Ok(());
        }
        let (mut info, mut location) = (entry.info.clone(), entry.location.clone());
        location.integrity = integrity;
        match (&choice.src, &choice.version) {
            (Some(src), _) => {
                location.base = base(src);
                // Pyodide's pages of 2022 name the script whose module is beside it.
                location.engine = match src.url.strip_suffix(".js") {
                    Some(name) => [name, ".mjs"].concat(),
                    None => src.url.clone(),
                };
            }
            (None, Some(version)) if !request.fits(&info) => {
                if let Some(url) = published(&choice.name, version) {
                    location.engine = url;
                }
            }
            _ => {}
        }
        if !location.engine.is_empty() {
            info.version = choice.version.clone().unwrap_or_default();
        }
        registry.add(info, location);
        Ok(())
    }

    /// What a URL is relative to: empty for the page.
    pub fn base(&self, from_file: bool) -> &str {
        self.plan.url.as_deref().filter(|_| from_file).unwrap_or_default()
    }

    /// The errors of a config, with the page's lines where it stands in the page and the page's source can be had.
    fn rejected(&self, page: &Page<'_>, name: &str, mut rejected: Rejected) -> Stop {
        if let Some(inline) = self.plan.inline.as_deref().filter(|_| self.in_element) {
            let Some(source) = page.source else { return "{\"source\":true}".to_string() };
            let first = first_lines(source, &[Inline { file: "", text: inline }]);
            if let Some(&first) = first.first().filter(|&&first| first > 0) {
                for diagnostic in &mut rejected.diagnostics {
                    let place = &mut diagnostic.place;
                    if place.origin == self.plan.origin && place.line > 0 {
                        place.line += first - 1;
                        place.origin = [name, " ", &self.plan.origin].concat();
                    }
                }
            }
        }
        problem(&text(&rejected), self.element)
    }
}

/// Where another version of an engine is published: the places that PyScript takes them from.
fn published(engine: &str, version: &str) -> Option<String> {
    let (before, after) = match engine {
        "pyodide" => ("https://cdn.jsdelivr.net/pyodide/v", "/full/pyodide.mjs"),
        "micropython" => (
            "https://cdn.jsdelivr.net/npm/@micropython/micropython-webassembly-pyscript@",
            "/micropython.mjs",
        ),
        _ => return None,
    };
    Some([before, version, after].concat())
}

/// One config, ready for use.
pub struct Settings<'a> {
    /// Where it comes from.
    pub source: &'a Source,
    /// What it says.
    pub config: PageConfig,
    /// For each of its files who asked for it.
    told: Vec<String>,
    /// `packages`
    packages: Vec<Stated>,
    /// `index_urls`
    indexes: Vec<Stated>,
}

impl Settings<'_> {
    /// What `anypy.js` makes of it.
    pub fn write(&self, out: &mut Json) {
        let config = &self.config;
        out.open('{');
        out.pair("origin", Some(&self.source.plan.origin));
        if let Some(element) = self.source.element {
            out.number("element", element as u64);
        }
        out.key("limits");
        out.open('{');
        let limits = &config.limits;
        for (key, value) in [
            ("memory", limits.memory),
            ("recursion", u64::from(limits.recursion)),
            ("sliceMs", u64::from(limits.slice_ms)),
        ] {
            if value > 0 {
                out.number(key, value);
            }
        }
        out.close('}');
        out.key("files");
        out.open('[');
        let mut told = self.told.iter();
        for file in &config.files {
            out.open('{');
            out.pair("url", Some(&file.source.url));
            out.pair("base", Some(self.source.base(file.source.from_file)));
            out.pair("path", Some(&file.destination));
            if WHOLE {
                out.flag("archive", file.archive);
            }
            out.pair("told", Some(told.next().map_or("the config's files", String::as_str)));
            out.close('}');
        }
        out.close(']');
        for (key, list) in [("packages", &self.packages), ("indexes", &self.indexes)] {
            if list.is_empty() {
                continue;
            }
            out.key(key);
            out.open('[');
            for stated in list {
                out.open('{');
                out.pair("name", Some(&stated.text));
                out.pair("base", Some(self.source.base(stated.from_file)));
                out.pair("told", Some(&stated.told));
                out.close('}');
            }
            out.close(']');
        }
        out.key("modules");
        out.open('[');
        for (source, name) in &config.js_modules {
            out.open('{');
            out.pair("url", Some(&source.url));
            out.pair("base", Some(self.source.base(source.from_file)));
            out.pair("name", Some(name));
            out.pair("told", Some(&["js_modules.main, `", name, "`"].concat()));
            out.close('}');
        }
        out.close(']');
        if WHOLE {
            out.key("warnings");
            out.open('[');
            for warning in &config.warnings {
                out.text(warning.text().trim_ascii_end());
            }
            out.close(']');
        }
        out.close('}');
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

/// A text of a list in a config.
struct Stated {
    text: String,
    /// Whether it stands in the config's file, to which relative URLs are relative then.
    from_file: bool,
    /// Where: `<py-config>, line 3`.
    told: String,
}

/// The texts of the list `key`.
fn stated(tree: &Table, key: &str, inputs: &Inputs<'_>) -> Vec<Stated> {
    let mut list = Vec::new();
    for node in tree.items(key) {
        if let Data::Text(text) = &node.data {
            let from_file = inputs.file.is_some() && node.span.text == 0;
            list.push(Stated { text: text.clone(), from_file, told: place(node.span, inputs) });
        }
    }
    list
}

/// Where something stands: `<py-config>, line 3`.
fn place(span: Span, inputs: &Inputs<'_>) -> String {
    // Texts are numbered in the order in which one is laid over the other.
    let texts = [inputs.file, inputs.inline];
    let Some(text) = texts.iter().flatten().nth(usize::from(span.text)) else { return String::new() };
    let before = text.text.get(..span.start as usize).unwrap_or_default();
    let mut place = [text.origin, ", line "].concat();
    push_number(&mut place, 1 + count(before, b'\n'));
    place
}

/// For each of the config's files the place that asks for it. In the order of `config.files`.
fn placed(tree: &Table, inputs: &Inputs<'_>) -> Vec<String> {
    let mut places = Vec::new();
    let mut add = |span: Span| places.push(place(span, inputs));
    for entry in tree.table("files").map(|table| table.entries.as_slice()).unwrap_or_default() {
        let placeholder =
            entry.key.len() > 2 && anypy_core::text::find(&entry.key, b'}') == Some(entry.key.len() - 1);
        if (placeholder && entry.key.as_bytes().first() == Some(&b'{'))
            || !matches!(entry.node.data, Data::Text(_))
        {
            continue;
        }
        add(entry.span);
    }
    if WHOLE {
        // PyScript's forms of 2022.
        for node in tree.items("fetch") {
            let Data::Table(table) = &node.data else { continue };
            match table.get("files").map(|files| &files.data) {
                Some(Data::Array(files)) => files.iter().for_each(|file| add(file.span)),
                _ => add(table.get("from").unwrap_or(node).span),
            }
        }
        for node in tree.items("paths") {
            add(node.span);
        }
    }
    places
}
