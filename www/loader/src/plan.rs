//! The answer to a page: who runs where, with what, and why not.
//!
//! A plan is JSON. `anypy.js` fetches, waits and shows by it and decides nothing, so that all rules are here, where they
//! are typed and tested without a browser. In place of a plan stands what must be had before there can be one (config
//! files, the page's source), what is wrong with the page's configs, or nothing at all: then the page is beyond this build,
//! and the whole build is to be asked.

use anypy_config::{AUTO, ScriptKind, WHOLE};
use anypy_core::text::{before, behind_last};
use anypy_core::{Registry, select};

#[cfg(feature = "whole")]
use crate::choose::{self, Choice};
use crate::json::Json;
use crate::question::{Element, Page, filled};
use crate::runtimes::{Location, built_in};
use crate::scan::{Script, scripts};
use crate::settings::{BEYOND, Settings, Source, Stop, find};
use crate::text::{dedent, page_name};

const KINDS: [ScriptKind; 2] = [ScriptKind::Py, ScriptKind::Mpy];

/// What the page does.
pub fn plan(page: &Page<'_>) -> String {
    with(page, &mut |deciding| deciding.write())
}

/// Why: for each script its runtime, and what speaks against the others.
#[cfg(feature = "whole")]
pub fn explain(page: &Page<'_>) -> String {
    with(page, &mut |deciding| Ok(deciding.explain()))
}

/// What to do about a module that a script of the runtime `on` has not found.
#[cfg(feature = "whole")]
pub fn advise(page: &Page<'_>, module: &str, on: &str, kind: ScriptKind) -> String {
    with(page, &mut |deciding| Ok(deciding.advise(module, on, kind).unwrap_or_default()))
}

fn with(page: &Page<'_>, then: &mut dyn FnMut(&Deciding<'_>) -> Result<String, Stop>) -> String {
    match decide(page, then) {
        Ok(answer) | Err(answer) => answer,
    }
}

fn decide(
    page: &Page<'_>,
    then: &mut dyn FnMut(&Deciding<'_>) -> Result<String, Stop>,
) -> Result<String, Stop> {
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
    let mut deciding = Deciding {
        page,
        scripts: &scripts,
        registry,
        settings,
        chosen: [None, None],
        #[cfg(feature = "whole")]
        choices: [None, None],
    };
    for kind in KINDS {
        deciding.choose(kind)?;
    }
    then(&deciding)
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

/// A text of the page that imports: a script, or a file of the config.
pub struct Text<'a> {
    /// Number of its element; `None` for a file.
    pub element: Option<usize>,
    /// Its name in tracebacks.
    pub file: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// What decisions are made of.
struct Deciding<'a> {
    page: &'a Page<'a>,
    scripts: &'a [Script<'a>],
    /// The runtimes that come with AnyPy and those that the configs declare.
    registry: Registry<Location>,
    /// The configs of the kinds of scripts.
    settings: Vec<Settings<'a>>,
    /// What `auto` comes to for each kind of scripts.
    chosen: [Option<String>; 2],
    /// How it came to that.
    #[cfg(feature = "whole")]
    choices: [Option<Choice>; 2],
}

impl<'a> Deciding<'a> {
    /// The runtime that the page asks for, for its scripts of a kind: possibly `auto`.
    fn named(&self, kind: ScriptKind) -> &str {
        let config =
            || self.settings.get(kind as usize).map(|settings| settings.config.runtime.name.as_str());
        self.page.forced.or_else(config).unwrap_or(AUTO)
    }

    /// Whether a script runs on what `auto` comes to.
    fn is_auto(&self, script: &Script<'_>) -> bool {
        !script.worker && script.runtime.unwrap_or_else(|| self.named(script.kind)) == AUTO
    }

    /// What `auto` comes to, where a kind of scripts asks for it.
    fn choose(&mut self, kind: ScriptKind) -> Result<(), Stop> {
        let asked = kind == ScriptKind::Py && self.page.asked == Some(AUTO);
        if !asked
            && self.named(kind) != AUTO
            && !self.scripts.iter().any(|script| script.kind == kind && script.runtime == Some(AUTO))
        {
            return Ok(());
        }
        let texts = self.texts(kind, true)?;
        let brings = |name: &str| self.brings(kind, name);
        let Some(settings) = self.settings.get(kind as usize) else { return Ok(()) };
        #[cfg(feature = "whole")]
        let name = {
            let choice = choose::choose(&settings.config, &texts, &brings, None, None);
            let name = choice.name();
            self.choices[kind as usize] = Some(choice);
            name
        };
        #[cfg(not(feature = "whole"))]
        let name = {
            let mut found = Vec::new();
            for text in &texts {
                crate::imports::imports(text.text, &mut found);
            }
            // Anything but the first runtime is for the whole build to say.
            if !settings.config.packages.is_empty()
                || found.iter().any(|name| !crate::runtimes::lists(self.page.plain, name) && !brings(name))
            {
                return Err(BEYOND);
            }
            crate::runtimes::BUILT_IN.first().map_or("", |row| row.name)
        };
        if let Some(chosen) = self.chosen.get_mut(kind as usize) {
            *chosen = Some(name.to_string());
        }
        Ok(())
    }

    /// What scripts of a kind that run on `auto` say, and the Python files of their config. An answer that asks for what is not
    /// there yet, unless `all` is false.
    fn texts(&self, kind: ScriptKind, all: bool) -> Result<Vec<Text<'a>>, Stop> {
        let mut texts = Vec::new();
        let mut missing = Json::default();
        missing.open('{');
        missing.key("texts");
        missing.open('[');
        let mut complete = true;
        for script in self.scripts.iter().filter(|script| script.kind == kind && self.is_auto(script)) {
            let Some(element) = self.page.elements.get(script.element) else { continue };
            match element.text {
                Some(text) => texts.push(Text { element: Some(script.element), file: &script.file, text }),
                None => {
                    complete = false;
                    missing.open('{');
                    missing.number("element", script.element as u64);
                    missing.close('}');
                }
            }
        }
        if let Some(settings) = self.settings.get(kind as usize) {
            for file in settings.config.files.iter().filter(|file| file.destination.ends_with(".py")) {
                let (url, base) = (file.source.url.as_str(), settings.source.base(file.source.from_file));
                let known = |element: &&Element<'_>| {
                    element.tag == "file" && element.src == Some(url) && element.config == Some(base)
                };
                match self.page.elements.iter().find(known) {
                    Some(found) => texts.push(Text {
                        element: None,
                        file: found.src.unwrap_or_default(),
                        text: found.text.unwrap_or_default(),
                    }),
                    None => {
                        complete = false;
                        missing.open('{');
                        missing.pair("url", Some(url));
                        missing.pair("base", Some(base));
                        missing.close('}');
                    }
                }
            }
        }
        if complete || !all {
            return Ok(texts);
        }
        missing.close(']');
        missing.close('}');
        Err(missing.finish())
    }

    /// Whether a module is among the files of a config: `helper.py`, `helper/...`, `lib/helper.py`.
    fn brings(&self, kind: ScriptKind, module: &str) -> bool {
        let top = before(module, b'.');
        let files = self.settings.get(kind as usize).map(|settings| settings.config.files.as_slice());
        files.unwrap_or_default().iter().any(|file| {
            let path = file.destination.as_str();
            let path = path.strip_prefix("./").unwrap_or(path);
            behind_last(path, b'/').strip_suffix(".py") == Some(top)
                || path.strip_prefix(top).is_some_and(|rest| rest.as_bytes().first() == Some(&b'/'))
        })
    }

    fn write(&self) -> Result<String, Stop> {
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
            #[cfg(feature = "whole")]
            {
                out.pair("engine", filled(Some(&location.engine)));
                self.packages(&entry.info.name, &mut out);
            }
            out.close('}');
        }
        out.close('}');
        #[cfg(feature = "whole")]
        out.pair("because", Some(&self.because()));
        let name = self.name(ScriptKind::Py);
        out.key("page");
        runtime(name, self.refusal(name, Some(ScriptKind::Py))?, &mut out);
        if let Some(name) = self.page.asked {
            let name = self.resolved(ScriptKind::Py, name);
            out.key("asked");
            runtime(name, self.refusal(name, None)?, &mut out);
        }
        out.key("scripts");
        out.open('[');
        let mut refused = [false; 2];
        for script in self.scripts {
            self.script(script, &mut refused, &mut out)?;
        }
        out.close(']');
        out.close('}');
        Ok(out.finish())
    }

    /// The runtime that the page's scripts of a kind get when they do not name their own.
    fn name(&self, kind: ScriptKind) -> &str {
        self.resolved(kind, self.named(kind))
    }

    /// A runtime's name, with the one that is chosen for `auto`.
    fn resolved<'n>(&'n self, kind: ScriptKind, name: &'n str) -> &'n str {
        let chosen = self.chosen.get(kind as usize).and_then(Option::as_deref);
        chosen.filter(|_| name == AUTO).unwrap_or(name)
    }

    /// Why a runtime is not to be had, if nothing is asked of it, or all that the config of a kind of scripts asks.
    fn refusal(&self, name: &str, of: Option<ScriptKind>) -> Result<Option<String>, Stop> {
        if !WHOLE {
            // A plain config asks for nothing that some runtime lacks.
            return self.registry.get(name).map(|_| None).ok_or(BEYOND);
        }
        let settings = of.and_then(|kind| self.settings.get(kind as usize));
        let mut request = settings.map(|settings| settings.config.request()).unwrap_or_default();
        if self.page.forced.is_some() {
            request.version = None;
        }
        request.name = Some(name.to_string());
        Ok(select(&request, &self.registry).err().map(|refusal| refusal.text()))
    }

    fn script(&self, script: &Script<'_>, refused: &mut [bool; 2], out: &mut Json) -> Result<(), Stop> {
        let Some(element) = self.page.elements.get(script.element) else { return Ok(()) };
        let kind = script.kind as usize;
        let (name, of) = match script.runtime {
            Some(name) => (self.resolved(script.kind, name), None),
            None => (self.name(script.kind), Some(script.kind)),
        };
        let mut refusal = if script.worker { worker()? } else { self.refusal(name, of)? };
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
            out.pair("source", Some(&dedent(element.text.unwrap_or_default())));
        }
        out.key("on");
        runtime(name, refusal, out);
        out.close('}');
        Ok(())
    }
}

#[cfg(feature = "whole")]
impl Deciding<'_> {
    /// The packages that a runtime is to have because `auto` has chosen it for them.
    fn packages(&self, name: &str, out: &mut Json) {
        let choices = self.choices.iter().flatten().filter(|choice| choice.name() == name);
        let packages: Vec<_> = choices.flat_map(|choice| &choice.packages).collect();
        if packages.is_empty() {
            return;
        }
        out.key("packages");
        out.open('[');
        for (package, module) in packages {
            out.open('{');
            out.pair("name", Some(package));
            out.pair("base", Some(""));
            out.pair("told", Some(&["`import ", module, "`"].concat()));
            out.close('}');
        }
        out.close(']');
    }

    /// Who runs where and why, in words.
    fn because(&self) -> String {
        let mut text = String::new();
        for script in self.scripts.iter().filter(|script| !self.is_auto(script) && !script.worker) {
            let named = self.resolved(script.kind, script.runtime.unwrap_or_else(|| self.named(script.kind)));
            for part in [&script.file, ": `", named, "`, which ", self.by(script), "\n"] {
                text.push_str(part);
            }
        }
        for (kind, choice) in KINDS.into_iter().zip(&self.choices) {
            if let (Some(choice), Ok(texts)) = (choice, self.texts(kind, false)) {
                choice.tell(&texts, &mut text);
            }
        }
        text
    }

    /// What names the runtime of a script.
    fn by(&self, script: &Script<'_>) -> &'static str {
        match (script.runtime, self.page.forced) {
            (Some(_), _) => "its `runtime` attribute names",
            (_, Some(_)) => "the page's address or `AnyPy.switch` names",
            _ => "the page's config names",
        }
    }

    fn explain(&self) -> String {
        let mut out = Json::default();
        out.open('{');
        out.pair("text", Some(self.because().trim_ascii_end()));
        out.key("scripts");
        out.open('[');
        for script in self.scripts.iter().filter(|script| !self.is_auto(script) && !script.worker) {
            let named = script.runtime.unwrap_or_else(|| self.named(script.kind));
            out.open('{');
            out.number("element", script.element as u64);
            out.pair("file", Some(&script.file));
            out.pair("runtime", Some(self.resolved(script.kind, named)));
            out.pair("because", Some(self.by(script)));
            out.close('}');
        }
        for (kind, choice) in KINDS.into_iter().zip(&self.choices) {
            let (Some(choice), Ok(texts)) = (choice, self.texts(kind, false)) else { continue };
            for (index, text) in texts.iter().enumerate() {
                out.open('{');
                if let Some(element) = text.element {
                    out.number("element", element as u64);
                }
                out.pair("file", Some(text.file));
                out.pair("runtime", Some(choice.name()));
                choice.write(index, &mut out);
                out.close('}');
            }
        }
        out.close(']');
        out.close('}');
        out.finish()
    }

    fn advise(&self, module: &str, on: &str, kind: ScriptKind) -> Option<String> {
        let settings = self.settings.get(kind as usize)?;
        let texts = self.texts(kind, false).ok()?;
        let brings = |name: &str| self.brings(kind, name);
        let choice = choose::choose(&settings.config, &texts, &brings, Some(module), Some(on));
        if !choice.has(module) {
            return None;
        }
        let name = choice.name();
        let mut lines = ["`runtime = \"", name, "\"`"].concat();
        if let [(package, _), ..] = choice.packages.as_slice() {
            lines = [&lines, " and `packages = [\"", package, "\"]`"].concat();
        }
        let tag = ["<", kind.name(), "-config>"].concat();
        Some(
            [
                "`",
                on,
                "` has no module `",
                module,
                "`, but `",
                name,
                "` has: ",
                &lines,
                " in ",
                &tag,
                " gets it",
            ]
            .concat(),
        )
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

/// Writes the name of a runtime, and why it is not to be had.
fn runtime(name: &str, refusal: Option<String>, out: &mut Json) {
    out.open('{');
    out.pair("runtime", Some(name));
    out.pair("refusal", refusal.as_deref());
    out.close('}');
}
