//! From the texts of a config to a [`PageConfig`]: read, merge, validate, resolve.

use anypy_core::{Limits, RuntimeRequest};

use crate::WHOLE;
use crate::diagnostic::{Diagnostic, Problem, Rejected};
use crate::files::{self, FileEntry, Link};
use crate::keys::{self, KEYS};
use crate::runtime::{self, RuntimeChoice, RuntimeDeclaration, ScriptKind};
use crate::source::{ConfigText, Format, Place};
use crate::tree::{Data, Node, Table};
use crate::validate::{self, Context};
use crate::{json, toml};

/// What a page config is made from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs<'a> {
    /// Whose scripts it is for.
    pub kind: ScriptKind,
    /// The file that `src=` or `config=` names, once it is fetched.
    pub file: Option<ConfigText<'a>>,
    /// The text inside the element, or in the attribute.
    pub inline: Option<ConfigText<'a>>,
    /// The value of `?anypy-runtime=` in the page's address.
    pub runtime_override: Option<&'a str>,
    /// Names of the runtimes that the loader knows.
    pub known_runtimes: &'a [&'a str],
}

/// A validated page config. Every field has its default where the config says nothing.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PageConfig {
    /// The runtime that runs the page's scripts.
    pub runtime: RuntimeChoice,
    /// Further runtimes that the config declares.
    pub runtimes: Vec<RuntimeDeclaration>,
    /// `[limits]`; zero where not set.
    #[cfg_attr(feature = "serde", serde(serialize_with = "serialize_limits"))]
    pub limits: Limits,
    /// Packages to install.
    pub packages: Vec<String>,
    /// Where `packages` stands, for errors that show up later.
    pub packages_place: Option<Place>,
    /// `packages_cache`
    pub packages_cache: Option<String>,
    /// Where packages are looked up by name.
    pub index_urls: Vec<String>,
    /// Files to fetch: `files`, `fetch` and `paths` in one list.
    pub files: Vec<FileEntry>,
    /// JavaScript modules for the main thread: URL and name.
    pub js_modules: Vec<(Link, String)>,
    /// JavaScript modules for workers.
    pub worker_js_modules: Vec<(Link, String)>,
    /// Plugins to add, or with `!` to leave out.
    pub plugins: Vec<String>,
    /// Whether the runtime runs in its debug mode.
    pub debug: bool,
    /// Whether workers never wait for the main thread.
    pub sync_main_only: bool,
    /// Whether a loading indicator is shown.
    pub splashscreen: bool,
    /// Whether the loading indicator closes by itself.
    pub autoclose_loader: bool,
    /// Everything, unknown keys included, as it is written: what Python sees as `pyscript.config`.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub tree: Table,
    /// What is doubtful.
    pub warnings: Vec<Diagnostic>,
}

#[cfg(feature = "serde")]
fn serialize_limits<S: serde::Serializer>(limits: &Limits, to: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeStruct;
    let mut out = to.serialize_struct("Limits", 3)?;
    out.serialize_field("memory", &limits.memory)?;
    out.serialize_field("recursion", &limits.recursion)?;
    out.serialize_field("slice_ms", &limits.slice_ms)?;
    out.end()
}

impl PageConfig {
    /// The runtime for a script with `runtime="name"`.
    pub fn runtime_named(&self, name: &str) -> RuntimeChoice {
        runtime::by_name(name, &self.runtime, &self.runtimes)
    }

    /// What to hold against the registry: the runtime's name and version, and the packages.
    pub fn request(&self) -> RuntimeRequest {
        RuntimeRequest {
            name: Some(self.runtime.name.clone()),
            // Of a runtime with a URL of its own nothing is known before it is loaded.
            version: if self.runtime.src.is_none() { self.runtime.version.clone() } else { None },
            packages: self.packages.clone(),
            ..RuntimeRequest::default()
        }
    }

    /// The whole config as JSON, unknown keys included.
    pub fn to_json(&self) -> String {
        self.tree.to_json()
    }
}

/// Reads and resolves a config. Either all of it is right, or nothing is used.
pub fn resolve(inputs: &Inputs<'_>) -> Result<PageConfig, Rejected> {
    let mut context = Context { texts: Vec::new(), diagnostics: Vec::new(), beyond: false };
    let has_file = inputs.file.is_some();
    if let (Some(file), Some(inline)) = (&inputs.file, &inputs.inline)
        && file.reads_as() != inline.reads_as()
    {
        return Err(Rejected::because(|| {
            let (file_format, inline_format) = (file.reads_as().title(), inline.reads_as().title());
            let message = [
                file.origin,
                " is ",
                file_format,
                ", but the text in ",
                inline.origin,
                " is ",
                inline_format,
            ];
            Diagnostic::error(Place::whole(inline.origin), message.concat())
                .expected(["one format for both, since one is laid over the other: ", file_format].concat())
        }));
    }
    let mut root = Table::default();
    for text in inputs.file.iter().chain(inputs.inline.iter()) {
        let table = read(&mut context, *text);
        overlay(&mut root, table);
    }
    if !context.failed() {
        validate::table(&mut context, &root, KEYS, "");
    }
    // Beyond this point the tree has the shape that the table of keys says, or the page gets none.
    if context.failed() {
        return Err(Rejected { diagnostics: context.diagnostics });
    }
    let (runtime, runtimes) = runtime::choose(&mut context, &root, inputs, has_file);
    let files = files::collect(&mut context, &root, has_file);
    if context.failed() {
        return Err(Rejected { diagnostics: context.diagnostics });
    }
    let modules = root.table("js_modules");
    // What a plain config does not have: see `keys`.
    let rare = if WHOLE { &root } else { &Table::default() };
    let splashscreen = rare.table("splashscreen");
    Ok(PageConfig {
        runtime,
        runtimes,
        limits: limits(root.table("limits")),
        packages: root.texts("packages"),
        packages_place: root.get("packages").map(|node| context.place(node.span)),
        packages_cache: rare.text("packages_cache").map(str::to_string),
        index_urls: rare.texts("index_urls"),
        files,
        js_modules: files::pairs(modules.and_then(|modules| modules.table("main")), has_file),
        worker_js_modules: files::pairs(
            modules.filter(|_| WHOLE).and_then(|modules| modules.table("worker")),
            has_file,
        ),
        plugins: rare.texts("plugins"),
        debug: rare.flag("debug").unwrap_or(false),
        sync_main_only: rare.flag("sync_main_only").unwrap_or(false),
        splashscreen: splashscreen.and_then(|table| table.flag("enabled")).unwrap_or(true),
        autoclose_loader: splashscreen
            .and_then(|table| table.flag("autoclose"))
            .or(rare.flag("autoclose_loader"))
            .unwrap_or(true),
        tree: root,
        warnings: context.diagnostics,
    })
}

/// Reads one text into a tree.
fn read<'a>(context: &mut Context<'a>, text: ConfigText<'a>) -> Table {
    let number = context.texts.len() as u8;
    context.texts.push(text);
    let mut problems: Vec<Problem> = Vec::new();
    let looks = Format::of_text(text.text);
    let format = text.format.unwrap_or(looks);
    // PyScript reads what is in braces as JSON whatever its type says.
    let format = if looks == Format::Json { looks } else { format };
    let table = match format {
        Format::Toml => toml::read(text.text, number, &mut problems),
        Format::Json if context.leave() => Table::default(),
        Format::Json => json::read(text.text, number, &mut problems),
    };
    if !problems.is_empty() && context.leave() {
        return table;
    }
    // One mistake makes a parser stumble more than once: the first in a line is the one to mend.
    let mut lines: Vec<u32> = Vec::new();
    for problem in problems {
        let place = text.place(problem.span);
        if !lines.contains(&place.line) {
            lines.push(place.line);
            context.diagnostics.push(Diagnostic::error(place, problem.message).expected(problem.expected));
        }
    }
    table
}

/// Lays one config over another: its keys replace those below, whole, as PyScript documents it.
fn overlay(root: &mut Table, over: Table) {
    for entry in over.entries {
        match root.entries.iter_mut().find(|old| old.key == entry.key) {
            Some(old) => *old = entry,
            None => root.entries.push(entry),
        }
    }
}

fn limits(table: Option<&Table>) -> Limits {
    let Some(table) = table else { return Limits::default() };
    let number = |key| match table.get(key) {
        Some(Node { data: Data::Integer(number), .. }) => u32::try_from(*number).unwrap_or(0),
        _ => 0,
    };
    let memory = match table.get("memory").map(|node| &node.data) {
        Some(Data::Integer(number)) => number.unsigned_abs(),
        Some(Data::Text(text)) => keys::bytes(text).unwrap_or(0),
        _ => 0,
    };
    Limits { memory, recursion: number("recursion"), slice_ms: number("slice_ms") }
}
