//! What this runtime says about itself.

use anypy_core::{Capabilities, LanguageLevel, MemoryReport, RuntimeInfo};
use rustpython_vm::version;

/// Modules that are in Rust and have no Python part of that name.
const NATIVE: &[&str] = &[
    "array",
    "atexit",
    "binascii",
    "builtins",
    "cmath",
    "errno",
    "gc",
    "itertools",
    "marshal",
    "math",
    "posix",
    "pyexpat",
    "sys",
    "time",
    "unicodedata",
    "zlib",
];

/// Those of the machine's own.
#[cfg(feature = "system-files")]
const OF_SYSTEM: &[&str] =
    &["faulthandler", "fcntl", "grp", "mmap", "pwd", "resource", "select", "syslog", "termios"];
#[cfg(not(feature = "system-files"))]
const OF_SYSTEM: &[&str] = &["select"];

/// Modules of the Python part that need what is not there: other programs, threads, libraries in C, a terminal.
const MISSING: &[&str] = &[
    "dummy_threading",
    "ensurepip",
    "idlelib",
    "sqlite3",
    "ssl",
    "tkinter",
    "tracemalloc",
    "turtle",
    "turtledemo",
];

/// Those that need the machine.
#[cfg(feature = "system-files")]
const MISSING_HERE: &[&str] = &[];
#[cfg(not(feature = "system-files"))]
const MISSING_HERE: &[&str] = &["ctypes", "multiprocessing", "pty", "tty"];

/// What `import` finds, without the names that begin with an underscore, sorted.
fn modules() -> Vec<String> {
    let python = rustpython_pylib::FROZEN_STDLIB.decode().map(|(name, _)| name);
    let mut names: Vec<String> = python
        .chain(NATIVE.iter().copied())
        .chain(OF_SYSTEM.iter().copied())
        .filter(|name| !name.contains('.') && !name.starts_with('_'))
        .filter(|name| !MISSING.contains(name) && !MISSING_HERE.contains(name))
        .map(str::to_owned)
        .chain(["__future__".to_owned(), "js".to_owned()])
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

pub(crate) fn info() -> RuntimeInfo {
    RuntimeInfo {
        name: "full".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        python: format!("{}.{}", version::MAJOR, version::MINOR),
        level: LanguageLevel::Full,
        download_bytes: 0,
        capabilities: Capabilities {
            modules: modules(),
            packages: false,
            binary_packages: false,
            sync_sleep: false,
            top_level_await: true,
            interrupt: false,
            limits: false,
            threads: false,
            files: true,
        },
    }
}

/// Python's objects live in the allocator of the whole program, so only a page's memory as a whole is known.
pub(crate) fn memory() -> MemoryReport {
    #[cfg(target_arch = "wasm32")]
    {
        let reserved = core::arch::wasm32::memory_size(0) as u64 * 65536;
        MemoryReport { used: reserved, reserved, limit: 0 }
    }
    #[cfg(not(target_arch = "wasm32"))]
    MemoryReport::default()
}
