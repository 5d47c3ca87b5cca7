//! Every key of a page config, as one table: its name, what it may hold, and its documentation.
//!
//! Validation, "did you mean" and the JSON Schema all read this table, so a key is added here and nowhere else.
//! The documentation is dropped from builds without the feature `schema`: a page does not need it.

use anypy_core::text;

use crate::cursor::integer;

/// What a key may hold.
#[cfg_attr(not(feature = "whole"), allow(dead_code))]
pub enum Kind {
    /// A string.
    Text,
    /// A boolean.
    Bool,
    /// An integer in a range.
    Integer(i64, i64),
    /// A number of bytes: an integer, or a string such as `64MB`.
    Bytes,
    /// A list of strings.
    Texts,
    /// A table of strings.
    Map,
    /// One of these strings.
    OneOf(&'static [&'static str]),
    /// A table with keys of its own.
    Table(&'static [Key]),
    /// A list of tables with keys of their own.
    Tables(&'static [Key]),
    /// One of several.
    Either(&'static [Kind]),
}

/// A key of a config.
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// Whether its table must have it.
    pub required: bool,
    /// What it means, for editors.
    #[cfg(feature = "schema")]
    pub doc: &'static str,
    /// What holds without it, as JSON; empty for nothing.
    #[cfg(feature = "schema")]
    pub default: &'static str,
}

#[cfg_attr(not(feature = "schema"), allow(unused_variables))]
const fn key(name: &'static str, kind: Kind, default: &'static str, doc: &'static str) -> Key {
    Key {
        name,
        kind,
        required: false,
        #[cfg(feature = "schema")]
        doc,
        #[cfg(feature = "schema")]
        default,
    }
}

const fn required(key: Key) -> Key {
    Key { required: true, ..key }
}

/// Largest number of bytes that a 32-bit WebAssembly memory can have.
const WASM_MEMORY: i64 = 1 << 32;

/// The keys of a page config. Those that only few pages have are left to the whole build.
pub static KEYS: &[Key] = &[
    // Which Python.
    key(
        "runtime",
        Kind::Either(&[Kind::Text, Kind::Table(RUNTIME)]),
        "\"auto\"",
        "The Python that runs the page: `mini`, `micropython`, `full`, `pyodide`, one of [[runtimes]], or a table. `auto` is \
         the smallest that has what the page's scripts import.",
    ),
    key("limits", Kind::Table(LIMITS), "", "Limits for the page's Python."),
    key(
        "runtimes",
        Kind::Tables(DECLARED),
        "",
        "Further runtimes, by URL. The first one runs the page unless `runtime` names another.",
    ),
    #[cfg(feature = "whole")]
    key("interpreters", Kind::Tables(DECLARED), "", "PyScript's later name for [[runtimes]]."),
    #[cfg(feature = "whole")]
    key(
        "interpreter",
        Kind::Text,
        "",
        "A version or the URL of Pyodide for `py` scripts, of MicroPython for `mpy` scripts.",
    ),
    // What it gets.
    key(
        "packages",
        Kind::Texts,
        "[]",
        "Packages to install: names with constraints, URLs of wheels, `emfs:` paths, or remote configs.",
    ),
    #[cfg(feature = "whole")]
    key(
        "packages_cache",
        Kind::OneOf(&["all", "never", "passthrough"]),
        "",
        "How Pyodide's packages are cached.",
    ),
    #[cfg(feature = "whole")]
    key("index_urls", Kind::Texts, "", "Where packages are looked up by name, in order."),
    key(
        "files",
        Kind::Map,
        "{}",
        "Files to fetch: URL = path. Keys in braces are placeholders; an empty path keeps the URL's file name, a path \
         that ends in `/` is a folder, one that ends in `/*` receives the contents of a .zip or .tar.gz.",
    ),
    #[cfg(feature = "whole")]
    key("fetch", Kind::Tables(FETCH), "", "Files to fetch, in PyScript's form of 2022."),
    #[cfg(feature = "whole")]
    key(
        "paths",
        Kind::Texts,
        "[]",
        "Python modules to fetch into the working folder, in PyScript's form of 2022.",
    ),
    key(
        "js_modules",
        Kind::Table(JS_MODULES),
        "",
        "JavaScript modules for `from pyscript.js_modules import ...`.",
    ),
    // How it behaves.
    #[cfg(feature = "whole")]
    key("plugins", Kind::Texts, "[]", "Plugins to add, or with `!` before the name to leave out."),
    #[cfg(feature = "whole")]
    key("debug", Kind::Bool, "false", "Whether the runtime runs in its debug mode."),
    #[cfg(feature = "whole")]
    key(
        "sync_main_only",
        Kind::Bool,
        "false",
        "Workers never wait for the main thread: no SharedArrayBuffer is needed.",
    ),
    #[cfg(feature = "whole")]
    key(
        "experimental_create_proxy",
        Kind::OneOf(&["auto"]),
        "",
        "`auto`: proxies for callbacks are made as needed.",
    ),
    #[cfg(feature = "whole")]
    key(
        "experimental_ffi_timeout",
        Kind::Integer(-1, 1 << 31),
        "-1",
        "Milliseconds that a worker keeps what it read from the main thread; below 0: not at all.",
    ),
    #[cfg(feature = "whole")]
    key("experimental_remote_packages", Kind::Bool, "false", "Whether `packages` may hold URLs of configs."),
    #[cfg(feature = "whole")]
    key(
        "execution_thread",
        Kind::OneOf(&["main", "worker"]),
        "\"main\"",
        "Where PyScript of 2023 ran the page's Python.",
    ),
    #[cfg(feature = "whole")]
    key(
        "terminal",
        Kind::Either(&[Kind::Bool, Kind::OneOf(&["auto"])]),
        "",
        "Whether output goes to a terminal; `auto`: when a <py-terminal> is there.",
    ),
    #[cfg(feature = "whole")]
    key(
        "docked",
        Kind::Either(&[Kind::Bool, Kind::OneOf(&["docked"])]),
        "",
        "Whether the terminal sticks to the page's lower edge.",
    ),
    #[cfg(feature = "whole")]
    key(
        "xterm",
        Kind::Either(&[Kind::Bool, Kind::OneOf(&["xterm"])]),
        "",
        "Whether the terminal is xterm.js.",
    ),
    #[cfg(feature = "whole")]
    key("autoclose_loader", Kind::Bool, "true", "Whether the loading indicator closes by itself."),
    #[cfg(feature = "whole")]
    key("splashscreen", Kind::Table(SPLASHSCREEN), "", "The loading indicator."),
    // What the page says of itself.
    key("name", Kind::Text, "", "Name of the application."),
    key("description", Kind::Text, "", "What the application is for."),
    key("version", Kind::Text, "", "Version of the application."),
    #[cfg(feature = "whole")]
    key("schema_version", Kind::Integer(1, 1 << 31), "1", "Version of the config's own format."),
    #[cfg(feature = "whole")]
    key("type", Kind::Text, "\"app\"", "Kind of project."),
    #[cfg(feature = "whole")]
    key("author_name", Kind::Text, "", "Name of the author."),
    #[cfg(feature = "whole")]
    key("author_email", Kind::Text, "", "Address of the author."),
    #[cfg(feature = "whole")]
    key("license", Kind::Text, "", "License of the application."),
];

const RUNTIME: &[Key] = &[
    key("name", Kind::Text, "", "Name of the runtime."),
    key(
        "version",
        Kind::Text,
        "",
        "Its version, or the first numbers of it; another Pyodide or MicroPython comes from jsdelivr.",
    ),
    key(
        "src",
        Kind::Text,
        "",
        "URL of the ES module that implements it, or of another `pyodide.mjs` or `micropython.mjs`.",
    ),
    key("integrity", Kind::Text, "", "Hash of that script: `sha384-...`, as in a script element."),
];

const DECLARED: &[Key] = &[
    required(key("src", Kind::Text, "", "URL of the ES module that implements the runtime.")),
    key("name", Kind::Text, "", "Name to call it by."),
    key("lang", Kind::Text, "\"python\"", "Its language."),
    key("version", Kind::Text, "", "Its version."),
    key("integrity", Kind::Text, "", "Hash of the module: `sha384-...`, as in a script element."),
];

const LIMITS: &[Key] = &[
    key(
        "memory",
        Kind::Bytes,
        "",
        "Bytes of Python heap, beyond which MemoryError is raised: 67108864 or \"64MiB\".",
    ),
    key(
        "recursion",
        Kind::Integer(1, 1_000_000),
        "1000",
        "Calls in each other, beyond which RecursionError is raised.",
    ),
    key(
        "slice_ms",
        Kind::Integer(1, 60_000),
        "",
        "Milliseconds that Python runs before the page gets its turn.",
    ),
];

#[cfg(feature = "whole")]
const FETCH: &[Key] = &[
    key("from", Kind::Text, "\"\"", "URL of a file, or of the folder of `files`."),
    key("to_folder", Kind::Text, "\".\"", "Folder to write to."),
    key("to_file", Kind::Text, "", "Name to write to; not together with `files`."),
    key("files", Kind::Texts, "", "Names of the files, below `from` and below `to_folder`."),
];

const JS_MODULES: &[Key] = &[
    key(
        "main",
        Kind::Map,
        "{}",
        "URL = name, for the page's main thread. A stylesheet has its module's name.",
    ),
    #[cfg(feature = "whole")]
    key("worker", Kind::Map, "{}", "URL = name, for workers."),
];

#[cfg(feature = "whole")]
const SPLASHSCREEN: &[Key] = &[
    key("enabled", Kind::Bool, "true", "Whether it is shown."),
    key("autoclose", Kind::Bool, "true", "Whether it closes by itself."),
];

impl Kind {
    /// What messages say was expected.
    pub fn describe(&self) -> String {
        match self {
            Kind::Text => "a string".to_string(),
            Kind::Bool => "true or false".to_string(),
            Kind::Integer(least, most) => {
                let mut text = String::from("an integer from ");
                crate::tree::write_integer(*least, &mut text);
                text.push_str(" to ");
                crate::tree::write_integer(*most, &mut text);
                text
            }
            Kind::Bytes => "a number of bytes below 4 GiB, such as 67108864 or \"64MiB\"".to_string(),
            Kind::Texts => "a list of strings".to_string(),
            Kind::Map => "a table of strings".to_string(),
            Kind::OneOf(names) => ["\"", &text::join(names, "\", \"", "\" or \""), "\""].concat(),
            Kind::Table(_) => "a table".to_string(),
            Kind::Tables(_) => "a list of tables".to_string(),
            Kind::Either(kinds) => {
                let parts: Vec<String> = kinds.iter().map(Kind::describe).collect();
                let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
                text::join(&parts, " or ", " or ")
            }
        }
    }
}

/// Reads a number of bytes: digits and, for strings, an optional unit. `KiB` is 1024, `KB` is 1000.
pub fn bytes(text: &str) -> Option<u64> {
    const UNITS: &[(&str, u64)] = &[
        ("", 1),
        ("b", 1),
        ("kb", 1000),
        ("mb", 1_000_000),
        ("gb", 1_000_000_000),
        ("kib", 1 << 10),
        ("mib", 1 << 20),
        ("gib", 1 << 30),
    ];
    let text = text.trim_ascii();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let unit = unit.trim_ascii();
    let (_, factor) = UNITS.iter().find(|(name, _)| unit.eq_ignore_ascii_case(name))?;
    let bytes = integer(number.as_bytes(), 10)?.checked_mul(*factor)?;
    in_memory(bytes).then_some(bytes)
}

/// Whether a limit of so many bytes makes sense.
pub fn in_memory(bytes: u64) -> bool {
    bytes > 0 && bytes < WASM_MEMORY as u64
}
