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

/// Those of the machine's own, and those of a page.
const OF_SYSTEM: &[&str] =
    &["faulthandler", "fcntl", "grp", "mmap", "pwd", "resource", "select", "syslog", "termios"];
const OF_PAGE: &[&str] = &["select"];

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
const MISSING_IN_PAGE: &[&str] = &["ctypes", "multiprocessing", "pty", "tty"];

/// What `import` finds, without the names that begin with an underscore, sorted.
fn modules(in_page: bool) -> Vec<String> {
    let (others, missing) = if in_page { (OF_PAGE, MISSING_IN_PAGE) } else { (OF_SYSTEM, &[][..]) };
    let python = rustpython_pylib::FROZEN_STDLIB.decode().map(|(name, _)| name);
    let mut names: Vec<String> = python
        .chain(NATIVE.iter().copied())
        .chain(others.iter().copied())
        .filter(|name| !name.contains('.') && !name.starts_with('_'))
        .filter(|name| !MISSING.contains(name) && !missing.contains(name))
        .map(str::to_owned)
        .chain(["__future__".to_owned(), "js".to_owned()])
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Of a build with the machine's files, or of one for pages.
pub(crate) fn info(in_page: bool) -> RuntimeInfo {
    RuntimeInfo {
        name: "full".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        python: format!("{}.{}", version::MAJOR, version::MINOR),
        level: LanguageLevel::Full,
        download_bytes: 0,
        capabilities: Capabilities {
            modules: modules(in_page),
            packages: true,
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
