//! Which runtime a config names, in any of the forms that pages use.
//!
//! In order of strength: the page's address (`?anypy-runtime=`), `runtime`, the first of `[[runtimes]]` or
//! `[[interpreters]]`, `interpreter`, and without any of them `auto`: whoever has read the page's scripts decides.

use anypy_core::{nearest, text};

use crate::WHOLE;
use crate::diagnostic::Diagnostic;
use crate::files::Link;
use crate::page::Inputs;
use crate::source::{ConfigText, Place};
use crate::tree::{Data, Node, Span, Table};
use crate::validate::Context;

/// The name that stands for the smallest runtime that can run the page: what pages have that name none.
pub const AUTO: &str = "auto";

/// The runtimes that come with AnyPy, which a page can name without declaring them; in order of preference.
pub const RUNTIMES: &[&str] = &["mini", "micropython", "full", "pyodide"];

/// Which of the two kinds of scripts a config is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ScriptKind {
    /// `<script type="py">`, `<py-script>`, `<py-config>`.
    #[default]
    Py,
    /// `<script type="mpy">`, `<mpy-script>`, `<mpy-config>`.
    Mpy,
}

impl ScriptKind {
    /// The `type` of its scripts, and what its elements begin with.
    pub fn name(self) -> &'static str {
        match self {
            ScriptKind::Py => "py",
            ScriptKind::Mpy => "mpy",
        }
    }

    /// The engine that PyScript runs its scripts on, which `interpreter` is about.
    pub fn engine(self) -> &'static str {
        match self {
            ScriptKind::Py => "pyodide",
            ScriptKind::Mpy => "micropython",
        }
    }
}

/// The runtime that a page, or one script of it, is to have.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RuntimeChoice {
    /// Its name.
    pub name: String,
    /// Its version, or the first numbers of it.
    pub version: Option<String>,
    /// Where to get it from instead of the place that the loader knows: an ES module.
    pub src: Option<Link>,
    /// Whether `src` is a script of Pyodide or MicroPython itself, and no module that implements a runtime.
    pub engine: bool,
    /// Hash that what is fetched by `src` must have, or else the module of the runtime.
    pub integrity: Option<String>,
    /// Where it is named, for errors that show up later; `None` when nothing named it.
    pub place: Option<Place>,
}

impl RuntimeChoice {
    fn named(name: &str) -> RuntimeChoice {
        RuntimeChoice {
            name: name.to_string(),
            version: None,
            src: None,
            engine: false,
            integrity: None,
            place: None,
        }
    }

    /// Sets where to get it from.
    fn from(&mut self, url: &str, from_file: bool) {
        self.engine = engine_of(url) == Some(self.name.as_str());
        self.src = Some(Link { url: url.to_string(), from_file });
    }
}

/// An element of `[[runtimes]]` or `[[interpreters]]`.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RuntimeDeclaration {
    /// The name that `runtime` and `<script runtime=...>` call it by.
    pub name: String,
    /// Its language, as declared.
    pub lang: String,
    /// What to load.
    pub choice: RuntimeChoice,
}

/// The page's runtime and those that the config declares.
pub fn choose(
    context: &mut Context<'_>,
    root: &Table,
    inputs: &Inputs<'_>,
    has_file: bool,
) -> (RuntimeChoice, Vec<RuntimeDeclaration>) {
    let mut declared = Vec::new();
    let lists: &[&str] = if WHOLE { &["runtimes", "interpreters"] } else { &["runtimes"] };
    for list in lists {
        for node in root.items(list) {
            if let Data::Table(table) = &node.data {
                declare(context, node, table, has_file, &mut declared);
            }
        }
    }
    let stated = root.get("runtime");
    let interpreter = if WHOLE { root.get("interpreter") } else { None };
    let mut choice = if let Some(node) = stated {
        named(context, node, &declared, inputs, has_file)
    } else if let Some(first) = declared.first() {
        first.choice.clone()
    } else if interpreter.is_some() {
        let node = interpreter.map(|node| node.span).unwrap_or_default();
        let engine = inputs.kind.engine();
        known(context, engine, node, &declared, inputs);
        RuntimeChoice { place: Some(context.place(node)), ..RuntimeChoice::named(engine) }
    } else {
        RuntimeChoice::named(AUTO)
    };
    if let Some(node) = interpreter
        && let Data::Text(text) = &node.data
    {
        if choice.name != inputs.kind.engine() {
            context.complain(node.span, |place| {
                let message = ["`interpreter` has no effect: the runtime is `", &choice.name, "`"].concat();
                Diagnostic::warning(place, message)
            });
        } else if choice.src.is_none() && choice.version.is_none() {
            if text::find(text, b'/').is_some() || text.ends_with(".js") || text.ends_with(".mjs") {
                choice.from(text, has_file && node.span.text == 0);
                choice.engine = true;
            } else {
                choice.version = Some(text.clone());
            }
        }
    }
    // Another engine's own script needs an adapter, which has the engine's name.
    if let (true, Some(place)) = (choice.engine, &choice.place)
        && !inputs.known_runtimes.contains(&choice.name.as_str())
    {
        context.complain(Span::default(), |_| {
            let message = ["this is a script of `", &choice.name, "`, which can't be run here"].concat();
            Diagnostic::error(place.clone(), message).expected("an ES module that implements a runtime")
        });
    }
    if let Some(name) = inputs.runtime_override
        && !context.leave()
    {
        choice = overridden(context, name, choice, &declared, inputs);
    }
    (choice, declared)
}

/// The runtime called `name` by a script's attribute or by `?anypy-runtime=`.
pub fn by_name(name: &str, page: &RuntimeChoice, declared: &[RuntimeDeclaration]) -> RuntimeChoice {
    if page.name == name {
        return page.clone();
    }
    match declared.iter().find(|runtime| runtime.name == name) {
        Some(runtime) => runtime.choice.clone(),
        None => RuntimeChoice::named(name),
    }
}

fn declare(
    context: &mut Context<'_>,
    node: &Node,
    table: &Table,
    has_file: bool,
    declared: &mut Vec<RuntimeDeclaration>,
) {
    let Some(src) = table.text("src") else { return };
    let engine = engine_of(src);
    let name = match table.text("name") {
        Some(name) => name.to_string(),
        None => engine.map_or_else(|| stem(src), str::to_string),
    };
    if declared.iter().any(|runtime| runtime.name == name) {
        let at = table.get("name").map_or(node.span, |name| name.span);
        context.complain(at, |place| {
            let message = ["there are two runtimes called `", &name, "`"].concat();
            Diagnostic::error(place, message).suggestion("give each a `name` of its own")
        });
        return;
    }
    check_integrity(context, table);
    let span = table.get("src").map_or(node.span, |src| src.span);
    let mut choice = RuntimeChoice {
        version: table.text("version").map(str::to_string),
        integrity: table.text("integrity").map(str::to_string),
        place: Some(context.place(span)),
        ..RuntimeChoice::named(engine.unwrap_or(&name))
    };
    choice.from(src, has_file && span.text == 0);
    let lang = table.text("lang").unwrap_or("python").to_string();
    declared.push(RuntimeDeclaration { name, lang, choice });
}

/// `runtime = "name"` or `[runtime]`.
fn named(
    context: &mut Context<'_>,
    node: &Node,
    declared: &[RuntimeDeclaration],
    inputs: &Inputs<'_>,
    has_file: bool,
) -> RuntimeChoice {
    let mut choice = RuntimeChoice::named(AUTO);
    match &node.data {
        Data::Text(name) => {
            known(context, name, node.span, declared, inputs);
            choice = by_name(name, &choice, declared);
            choice.place = Some(context.place(node.span));
        }
        Data::Table(table) => {
            let src = table.get("src");
            let at = table.get("name").or(src).map_or(node.span, |node| node.span);
            match (table.text("name"), table.text("src")) {
                (Some(name), src) => {
                    if src.is_none() {
                        known(context, name, at, declared, inputs);
                    }
                    choice = by_name(name, &choice, declared);
                }
                (None, Some(src)) => choice.name = engine_of(src).map_or_else(|| stem(src), str::to_string),
                (None, None) => context.complain(at, |place| {
                    Diagnostic::error(place, "`runtime` says neither which nor where")
                        .expected("`name` or `src`")
                }),
            }
            let bound = table.get("version").or(src).or(table.get("integrity"));
            if let (Some(AUTO), Some(bound)) = (table.text("name"), bound) {
                context.complain(bound.span, |place| {
                    Diagnostic::error(place, "this holds for one runtime, and `auto` may be any of them")
                        .expected("the `name` of that runtime")
                });
            }
            check_integrity(context, table);
            if let (Some(url), Some(node)) = (table.text("src"), src) {
                choice.from(url, has_file && node.span.text == 0);
            }
            if let Some(version) = table.text("version") {
                choice.version = Some(version.to_string());
            }
            if let Some(integrity) = table.text("integrity") {
                choice.integrity = Some(integrity.to_string());
            }
            choice.place = Some(context.place(at));
        }
        _ => {}
    }
    choice
}

/// Complains about a name that no runtime has.
fn known(
    context: &mut Context<'_>,
    name: &str,
    span: Span,
    declared: &[RuntimeDeclaration],
    inputs: &Inputs<'_>,
) {
    let mut names: Vec<&str> = inputs.known_runtimes.to_vec();
    for runtime in declared {
        names.push(&runtime.name);
    }
    names.push(AUTO);
    if names.contains(&name) {
        return;
    }
    context.complain(span, |place| {
        let expected = ["`", &text::join(&names, "`, `", "` or `"), "`"].concat();
        let suggestion = match nearest(name, &mut names.iter().copied()) {
            Some(near) => ["did you mean `", near, "`?"].concat(),
            None => "a runtime of your own is declared in [[runtimes]] with its `src`".to_string(),
        };
        let message = ["there is no runtime `", name, "`"].concat();
        Diagnostic::error(place, message).expected(expected).suggestion(suggestion)
    });
}

fn overridden(
    context: &mut Context<'_>,
    name: &str,
    choice: RuntimeChoice,
    declared: &[RuntimeDeclaration],
    inputs: &Inputs<'_>,
) -> RuntimeChoice {
    const KEY: &str = "?anypy-runtime=";
    if choice.name == name {
        return choice;
    }
    let text = [KEY, name].concat();
    // The address is a text like the others, for as long as something is wrong with it.
    let shown = ConfigText::new("the page's address", &text);
    let span = Span { start: KEY.len() as u32, end: text.len() as u32, text: 0 };
    let mut address = Context { texts: vec![shown], diagnostics: Vec::new(), beyond: false };
    known(&mut address, name, span, declared, inputs);
    context.diagnostics.append(&mut address.diagnostics);
    context.beyond |= address.beyond;
    RuntimeChoice { place: Some(address.place(span)), ..by_name(name, &choice, declared) }
}

fn check_integrity(context: &mut Context<'_>, table: &Table) {
    if let (Some(text), Some(node)) = (table.text("integrity"), table.get("integrity"))
        && !["sha256-", "sha384-", "sha512-"].iter().any(|algorithm| text.starts_with(algorithm))
    {
        context.complain(node.span, |place| {
            Diagnostic::error(place, "this is not an integrity hash")
                .expected("`sha256-`, `sha384-` or `sha512-` and the hash in base 64")
        });
    }
}

/// The engine whose own script a URL is.
fn engine_of(src: &str) -> Option<&'static str> {
    let file = file(src);
    if !(file.ends_with(".js") || file.ends_with(".mjs")) {
        return None;
    }
    ["pyodide", "micropython"].into_iter().find(|engine| file.starts_with(engine))
}

/// The file name of a URL without its extension.
fn stem(src: &str) -> String {
    text::before(file(src), b'.').to_string()
}

fn file(src: &str) -> &str {
    text::behind_last(text::path(src), b'/')
}
