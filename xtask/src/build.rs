//! `cargo xtask build`: the release site in `dist/`, whole or by part.
//!
//! Parts: `mini`, `full` and `loader` are wasm modules with their JavaScript; `peers` are the engines from npm with their
//! adapters; `site` is everything. Cargo and the cache see to it that only what changed is made again.

use crate::args::Args;
use crate::optimise::{bundle_js, minify_js, prune};
use crate::process::{step, timed};
use crate::wasm::{self, File, Module};
use crate::{budgets, dist, library, package, project};
use anyhow::{Result, bail};
use std::process::ExitCode;

/// The wasm modules of the site.
pub const MODULES: &[Module] = &[
    Module {
        name: "mini",
        part: "mini",
        package: "anypy-mini-web",
        default_features: true,
        folder: "runtimes/mini",
        stem: "engine",
        cut: true,
        passes: &["-Oz", "--converge", "--low-memory-unused"],
    },
    Module {
        name: "loader",
        part: "loader",
        package: "anypy-loader",
        default_features: false,
        folder: "",
        stem: "loader",
        cut: false,
        passes: &["-Oz", "--converge", "--low-memory-unused"],
    },
    // What a page fetches when the one above gives up.
    Module {
        name: "loader-whole",
        part: "loader",
        package: "anypy-loader",
        default_features: true,
        folder: "loader",
        stem: "whole",
        cut: false,
        passes: &["-Oz", "--converge", "--low-memory-unused"],
    },
    // Twenty megabytes: one round is what a build can wait for.
    Module {
        name: "full",
        part: "full",
        package: "anypy-full-web",
        default_features: true,
        folder: "runtimes/full",
        stem: "engine",
        cut: false,
        passes: &["-Os", "--low-memory-unused"],
    },
];

/// A JavaScript entry with what it imports, as one file of the site; and the part it belongs to. Where the entry is not
/// there, nothing is made.
struct Entry {
    part: &'static str,
    from: &'static str,
    to: &'static str,
}

const ENTRIES: &[Entry] = &[
    Entry { part: "mini", from: "runtimes/mini/web/js/index.js", to: "runtimes/mini/index.js" },
    Entry { part: "full", from: "runtimes/full/web/js/index.js", to: "runtimes/full/index.js" },
    Entry { part: "loader", from: "www/js/anypy.js", to: "anypy.js" },
    // What a page's config asks for beyond that.
    Entry { part: "loader", from: "www/js/files.js", to: "files.js" },
    Entry { part: "loader", from: "www/js/pyscript.js", to: "pyscript/index.js" },
    Entry { part: "loader", from: "www/js/packages.js", to: "packages.js" },
    Entry { part: "loader", from: "www/js/terminal.js", to: "terminal.js" },
    Entry { part: "peers", from: "runtimes/pyodide/index.js", to: "runtimes/pyodide/index.js" },
    Entry { part: "peers", from: "runtimes/micropython/index.js", to: "runtimes/micropython/index.js" },
];

/// A folder whose files are part of the site as they are (JavaScript minified), with its place in dist/ and its part.
struct Folder {
    part: &'static str,
    from: &'static str,
    to: &'static str,
}

const FOLDERS: &[Folder] = &[
    Folder { part: "mini", from: "runtimes/mini/web/assets", to: "runtimes/mini" },
    Folder { part: "full", from: "runtimes/full/web/assets", to: "runtimes/full" },
    Folder { part: "loader", from: "www/assets", to: "" },
    Folder { part: "loader", from: "www/pages", to: "" },
];

/// Type declarations beside the entries, which go with them.
const TYPES: &[Entry] = &[Entry { part: "loader", from: "www/js/anypy.d.ts", to: "anypy.d.ts" }];

/// Files of npm packages that are part of the site as they are. (xterm.js itself is in `terminal.js`.)
struct Peer {
    package: &'static str,
    files: &'static [&'static str],
    to: &'static str,
}

const PEERS: &[Peer] = &[
    Peer {
        package: "pyodide",
        files: &[
            "pyodide.mjs",
            "pyodide.asm.mjs",
            "pyodide.asm.wasm",
            "python_stdlib.zip",
            "pyodide-lock.json",
        ],
        to: "runtimes/pyodide",
    },
    Peer {
        package: "@micropython/micropython-webassembly-pyscript",
        files: &["micropython.mjs", "micropython.wasm"],
        to: "runtimes/micropython",
    },
    Peer { package: "@xterm/xterm", files: &["LICENSE"], to: "licenses/xterm" },
];

const PARTS: &[&str] = &["mini", "loader", "full", "peers"];

/// What to build and how.
pub struct Options {
    /// Names out of [`PARTS`]; empty means all.
    pub parts: Vec<String>,
    /// Unoptimised, uncompressed, quick.
    pub dev: bool,
}

/// `cargo xtask build [PART..] [--dev]`.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let dev = args.flag("--dev");
    let sizes = build(&Options { parts: args.rest()?, dev })?;
    sizes.print();
    if dev {
        return Ok(ExitCode::SUCCESS);
    }
    let report = budgets::check(&sizes)?;
    report.print();
    Ok(if report.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds the parts asked for and weighs dist/.
pub fn build(options: &Options) -> Result<dist::Sizes> {
    if let Some(unknown) =
        options.parts.iter().find(|part| !PARTS.contains(&part.as_str()) && *part != "site")
    {
        bail!("there is no part `{unknown}`; parts are {}, and site for all", PARTS.join(", "));
    }
    let whole = options.parts.is_empty() || options.parts.iter().any(|part| part == "site");
    let wanted = |part: &str| whole || options.parts.iter().any(|name| name == part);
    let toolchain = wasm::prepare()?;
    if !toolchain.build_std && !options.dev {
        step("no toolchain with the standard library's sources: the modules will be about an eighth larger");
    }
    let mut files = Vec::new();
    let mut manifest = String::new();
    for module in MODULES.iter().filter(|module| wanted(module.part)) {
        let (built, natives) = wasm::build(module, &toolchain, options.dev)?;
        files.extend(built);
        if module.cut {
            let (library, rows) = library::collect(module.folder, &natives)?;
            files.extend(library);
            manifest = rows;
        }
    }
    let package = package::collect()?;
    let plain = anypy_loader::runtimes::plain();
    for entry in ENTRIES.iter().filter(|entry| wanted(entry.part)) {
        let from = project::root().join(entry.from);
        if from.is_file() {
            // Only mini's entry asks for the manifest, pyscript's for the package, and anypy.js for what is plain.
            let texts = [
                ("ANYPY_MODULES", manifest.as_str()),
                ("ANYPY_PYSCRIPT", package.as_str()),
                ("ANYPY_PLAIN", plain.as_str()),
            ];
            files.push((entry.to.to_string(), bundle_js(&from, &texts, options.dev)?));
        }
    }
    for entry in TYPES.iter().filter(|entry| wanted(entry.part)) {
        let from = project::root().join(entry.from);
        if from.is_file() {
            files.push((entry.to.to_string(), project::read(&from)?));
        }
    }
    for folder in FOLDERS.iter().filter(|folder| wanted(folder.part)) {
        files.extend(copied(folder, options.dev)?);
    }
    if wanted("peers") {
        files.extend(peers()?);
    }
    if wanted("loader") {
        files.push(("py-config.schema.json".to_string(), anypy_config::schema_json().into_bytes()));
    }
    timed("compressing and writing dist/", || dist::sync(&files, whole, !options.dev))?;
    prune()?;
    dist::weigh(&toolchain.describe(), toolchain.build_std)
}

/// A folder's files; JavaScript minified unless `dev`.
fn copied(folder: &Folder, dev: bool) -> Result<Vec<File>> {
    let from = project::root().join(folder.from);
    let mut files = Vec::new();
    for path in project::files_below(&from)? {
        let name = path.to_string_lossy().replace('\\', "/");
        // Notes are for readers of the repository.
        if name.ends_with("README.md") || name.contains("__pycache__") {
            continue;
        }
        let mut bytes = project::read(&from.join(&path))?;
        if !dev && (name.ends_with(".js") || name.ends_with(".mjs")) {
            bytes = minify_js(&name, &bytes)?;
        }
        files.push((join(folder.to, &name), bytes));
    }
    Ok(files)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_string() } else { format!("{folder}/{name}") }
}

/// The engines that npm serves.
fn peers() -> Result<Vec<File>> {
    let mut files = Vec::new();
    for peer in PEERS {
        let package = project::node_modules().join(peer.package);
        for name in peer.files {
            files.push((join(peer.to, name), project::read(&package.join(name))?));
        }
    }
    Ok(files)
}
