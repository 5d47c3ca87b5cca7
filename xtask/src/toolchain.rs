//! The Rust toolchain that builds the wasm.
//!
//! A toolchain that can rebuild the standard library makes modules about an eighth smaller (its own code for
//! size, and panics that abort at once without a message), so one with the library's sources is preferred to the
//! `wasm32-unknown-unknown` target as rustup ships it. Which one is found is said in `dist/sizes.json`; byte budgets
//! hold for those that rebuild the library. `ANYPY_WASM_TOOLCHAIN` picks one by name.

use crate::process::{clean_command, find, succeeds, text};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of every page build.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A way to build for [`TARGET`].
pub struct Toolchain {
    /// How `ANYPY_WASM_TOOLCHAIN` and messages call it: `debian`, `nightly`, `sources` or `plain`.
    pub name: &'static str,
    /// What `rustc -V` says.
    pub version: String,
    /// Whether the standard library is built with the program.
    pub build_std: bool,
    cargo: PathBuf,
    /// `+nightly` and the like, for rustup's cargo.
    selector: Option<&'static str>,
    env: Vec<(&'static str, String)>,
}

/// Names in order of preference.
const NAMES: &[&str] = &["debian", "nightly", "sources", "plain"];

/// Debian's package of the compiler; its sources are under the same prefix.
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";

impl Toolchain {
    /// The best toolchain on this machine that can build for wasm32, if there is one.
    pub fn find() -> Result<Option<Self>> {
        if let Ok(wanted) = std::env::var("ANYPY_WASM_TOOLCHAIN") {
            let Some(&name) = NAMES.iter().find(|name| **name == wanted) else {
                bail!("ANYPY_WASM_TOOLCHAIN is `{wanted}`; it can be one of {}", NAMES.join(", "));
            };
            return match Self::by_name(name) {
                Some(found) => Ok(Some(found)),
                None => bail!("ANYPY_WASM_TOOLCHAIN asks for `{name}`, which this machine does not have"),
            };
        }
        Ok(NAMES.iter().find_map(|name| Self::by_name(name)))
    }

    fn by_name(name: &str) -> Option<Self> {
        match name {
            "debian" => Self::debian(),
            "nightly" => Self::rustup("nightly", Some("+nightly")),
            "sources" => Self::rustup("sources", None),
            _ => Self::plain(),
        }
    }

    /// Debian's rustc and cargo with their sources and an LLVM linker.
    fn debian() -> Option<Self> {
        if !Path::new(DEBIAN_CARGO).is_file() {
            return None;
        }
        let version = text(clean_command(DEBIAN_RUSTC).arg("-V"))?;
        let sysroot = text(clean_command(DEBIAN_RUSTC).args(["--print", "sysroot"]))?;
        if !has_sources(&sysroot) || !knows_flags(&mut clean_command(DEBIAN_RUSTC)) {
            return None;
        }
        let env = vec![
            ("RUSTC", DEBIAN_RUSTC.to_string()),
            ("RUSTC_BOOTSTRAP", "1".to_string()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?),
        ];
        Some(Self {
            name: "debian",
            version,
            build_std: true,
            cargo: DEBIAN_CARGO.into(),
            selector: None,
            env,
        })
    }

    /// A rustup toolchain with the component `rust-src`.
    fn rustup(name: &'static str, selector: Option<&'static str>) -> Option<Self> {
        if selector.is_some() && find("rustup").is_none() {
            return None;
        }
        let rustc = |what: &[&str]| text(clean_command("rustc").args(selector).args(what));
        let version = rustc(&["-V"])?;
        let usable = has_sources(&rustc(&["--print", "sysroot"])?);
        if !usable || !knows_flags(clean_command("rustc").args(selector)) {
            return None;
        }
        let env = vec![("RUSTC_BOOTSTRAP", "1".to_string())];
        Some(Self { name, version, build_std: true, cargo: "cargo".into(), selector, env })
    }

    /// The active toolchain with its prebuilt standard library for wasm32.
    pub fn plain() -> Option<Self> {
        let library = text(clean_command("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
        if !Path::new(&library).is_dir() {
            return None;
        }
        let version = text(clean_command("rustc").arg("-V"))?;
        Some(Self {
            name: "plain",
            version,
            build_std: false,
            cargo: "cargo".into(),
            selector: None,
            env: Vec::new(),
        })
    }

    /// `cargo SUBCOMMAND` for the wasm target with its own target folder; `release` adds the flags for size.
    pub fn cargo(&self, subcommand: &str, target_dir: &Path, release: bool) -> Command {
        let mut command = clean_command(&self.cargo);
        // RustPython's parser says that it needs a newer compiler than it does.
        command.args(self.selector).args([subcommand, "--ignore-rust-version"]);
        command.args(["--target", TARGET, "--target-dir"]).arg(target_dir);
        for (name, value) in &self.env {
            command.env(name, value);
        }
        if self.build_std {
            command.arg("-Zbuild-std=std,panic_abort");
            if release {
                command.arg("-Zbuild-std-features=optimize_for_size");
                command.env("RUSTFLAGS", RELEASE_FLAGS.join(" "));
            }
        }
        command
    }

    /// What a module that counts every byte is compiled with on top.
    pub fn for_bytes(&self, cargo: &mut Command) {
        if self.build_std {
            cargo.env("RUSTFLAGS", [RELEASE_FLAGS, BYTE_FLAGS].concat().join(" "));
        }
    }

    /// Whether this toolchain's cargo has clippy.
    pub fn has_clippy(&self) -> bool {
        succeeds(clean_command(&self.cargo).args(self.selector).args(["clippy", "--version"]))
    }

    /// One line for people and for `dist/sizes.json`.
    pub fn describe(&self) -> String {
        let library =
            if self.build_std { "standard library rebuilt for size" } else { "prebuilt standard library" };
        format!("{}, {library}", self.version)
    }
}

/// What release builds add when the standard library is rebuilt; each removes text that nobody reads in a page.
/// Not `-Zfmt-debug=none`: RustPython writes floats with `{:?}`, which it would leave empty.
const RELEASE_FLAGS: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// LLVM's loop strength reduction keeps addresses in variables of their own, which wasm's offsets make needless: half a
/// percent smaller without it, and as fast. (No inlining at all, `-inline-threshold=0`, is as much again but 10 % slower.)
const BYTE_FLAGS: &[&str] = &["-Cllvm-args=-disable-lsr"];

/// Unstable flags come and go: a compiler that does not know ours cannot be used.
fn knows_flags(rustc: &mut Command) -> bool {
    let rustc = rustc.env("RUSTC_BOOTSTRAP", "1").args(RELEASE_FLAGS);
    succeeds(rustc.args(["--target", TARGET, "--print", "cfg"]))
}

fn has_sources(sysroot: &str) -> bool {
    Path::new(sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
}

/// An LLVM linker for wasm: the plain name or Debian's versioned ones, newest first.
fn linker() -> Option<String> {
    let versioned = (14..40).rev().map(|version| format!("wasm-ld-{version}"));
    versioned.chain(["wasm-ld".to_string(), "rust-lld".to_string()]).find(|name| find(name).is_some())
}
