//! `cargo xtask setup`, and the single checks of it that the other commands call for themselves.
//!
//! Each check looks first, installs what is missing when it can (npm packages always; system packages through apt-get
//! as root on Debian and its relatives; Rust parts through rustup), and otherwise says what to install by hand.

use crate::args::Args;
use crate::process::{clean_command, find, run, step, succeeds, text};
use crate::project;
use crate::toolchain::{TARGET, Toolchain};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, Ordering};

/// Node before this has no test runner and no `fetch`.
const OLDEST_NODE: u32 = 18;

/// Debian's wasm-capable compiler, its sources and the linker.
const DEBIAN_TOOLCHAIN: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// `cargo xtask setup`: every check, for all commands.
pub fn command(args: Args) -> Result<ExitCode> {
    args.finish()?;
    // Asked for by name, so what did not work before is tried again.
    let _ = fs::remove_file(project::wasm_target().join("toolchain-tried"));
    let toolchain = wasm_toolchain()?;
    println!("wasm toolchain   {} ({})", toolchain.name, toolchain.describe());
    rust_components()?;
    println!("rust components  rustfmt, clippy");
    println!("node             {}", node()?);
    node_modules()?;
    println!("npm packages     node_modules");
    println!("chromium         {}", chromium()?.display());
    println!("python           {}", python()?);
    println!("Everything is in place.");
    Ok(ExitCode::SUCCESS)
}

/// The toolchain for wasm, installed if need be. A better one than the machine has is looked for once for each target folder,
/// and again by `cargo xtask setup`.
pub fn wasm_toolchain() -> Result<Toolchain> {
    let tried = project::wasm_target().join("toolchain-tried");
    let chosen = std::env::var_os("ANYPY_WASM_TOOLCHAIN").is_some();
    let found = Toolchain::find()?;
    if let Some(toolchain) = found.filter(|toolchain| toolchain.build_std || chosen || tried.is_file()) {
        return Ok(toolchain);
    }
    project::write(&tried, b"A toolchain that rebuilds the standard library could not be installed.\n")?;
    // No way to rebuild the standard library yet: the small modules are worth one attempt at each source of it.
    if has_apt()
        && apt_install("a Rust toolchain that can rebuild the standard library for wasm", DEBIAN_TOOLCHAIN)
        && let Some(toolchain) = Toolchain::find()?
    {
        return Ok(toolchain);
    }
    if find("rustup").is_some() {
        step("rustup component add rust-src (the standard library's sources make the wasm smaller)");
        if run(clean_command("rustup").args(["component", "add", "rust-src"])).is_err() {
            step(&format!("rustup target add {TARGET} (the modules will be about an eighth larger)"));
            let _ = run(clean_command("rustup").args(["target", "add", TARGET]));
        }
    }
    match Toolchain::find()? {
        Some(toolchain) => Ok(toolchain),
        None => bail!(
            "no Rust toolchain here can build for {TARGET}. Install one of these and try again:\n  \
             rustup component add rust-src        (with rustup; smallest modules)\n  \
             rustup target add {TARGET}\n  \
             apt-get install {}  (Debian)",
            DEBIAN_TOOLCHAIN.join(" ")
        ),
    }
}

/// rustfmt and clippy for the active toolchain.
pub fn rust_components() -> Result<()> {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if succeeds(clean_command("cargo").args([probe, "--version"])) {
            continue;
        }
        step(&format!("rustup component add {component}"));
        run(clean_command("rustup").args(["component", "add", component]))
            .with_context(|| format!("install `cargo {probe}` by hand"))?;
    }
    Ok(())
}

/// Node's version.
pub fn node() -> Result<String> {
    if let Some(version) = node_version() {
        return Ok(version);
    }
    if has_apt()
        && apt_install("Node.js and npm", &["nodejs", "npm"])
        && let Some(version) = node_version()
    {
        return Ok(version);
    }
    bail!(
        "Node.js {OLDEST_NODE} or newer with npm is needed: install it from https://nodejs.org or your system's packages"
    )
}

fn node_version() -> Option<String> {
    find("npm")?;
    let version = text(Command::new("node").arg("--version"))?;
    let major: u32 = version.trim_start_matches('v').split('.').next()?.parse().ok()?;
    (major >= OLDEST_NODE).then_some(version)
}

/// The npm packages that package-lock.json names, in node_modules.
pub fn node_modules() -> Result<()> {
    node()?;
    let root = project::root();
    let lock = project::key(&[&project::read(&root.join("package-lock.json"))?]);
    // Written after a complete install, so a broken one is repeated.
    let stamp = project::node_modules().join(".anypy-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("npm ci (wasm-opt, esbuild, playwright-core, and the peers Pyodide and MicroPython)");
    run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&root))
        .context("the npm packages of package.json could not be installed; `npm ci` in the repository's root must work")?;
    fs::write(&stamp, lock).with_context(|| format!("writing {}", stamp.display()))
}

/// The browser that page tests and benchmarks drive: `$CHROMIUM`, or the first usual name on PATH.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        let path = PathBuf::from(path);
        if path.is_file() {
            return Ok(path);
        }
        bail!("CHROMIUM names {}, which is no file", path.display());
    }
    if let Some(path) = installed_chromium() {
        return Ok(path);
    }
    if has_apt()
        && apt_install("Chromium", &["chromium"])
        && let Some(path) = installed_chromium()
    {
        return Ok(path);
    }
    bail!(
        "Chromium is needed for the page tests: install `chromium` or Google Chrome, or set CHROMIUM to its path"
    )
}

fn installed_chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .iter()
        .find_map(|name| find(name))
}

/// The CPython that conformance takes its truth from where no expected output is stored.
pub fn python() -> Result<String> {
    let version = || text(Command::new("python3").arg("--version"));
    if let Some(version) = version() {
        return Ok(version);
    }
    if has_apt()
        && apt_install("CPython", &["python3"])
        && let Some(version) = version()
    {
        return Ok(version);
    }
    bail!("python3 (3.11 or newer) is needed as the reference: install CPython")
}

/// Whether system packages can be installed without asking anybody.
fn has_apt() -> bool {
    find("apt-get").is_some() && text(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs Debian packages; false (with the reason on screen) when that did not work.
fn apt_install(what: &str, packages: &[&str]) -> bool {
    static UPDATED: AtomicBool = AtomicBool::new(false);
    step(&format!("installing {what}: apt-get install {}", packages.join(" ")));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
        command
    };
    let lists = Path::new("/var/lib/apt/lists");
    let stale = fs::read_dir(lists).map_or(true, |entries| entries.count() < 4);
    if stale && !UPDATED.swap(true, Ordering::Relaxed) && run(apt().arg("update")).is_err() {
        return false;
    }
    let install = || run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages));
    if install().is_ok() {
        return true;
    }
    // The lists may be older than the archive.
    if UPDATED.swap(true, Ordering::Relaxed) || run(apt().arg("update")).is_err() {
        return false;
    }
    install().inspect_err(|error| eprintln!("    {error:#}")).is_ok()
}
