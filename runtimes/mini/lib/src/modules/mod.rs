//! Native modules: one file a module, each ending in its [`ModuleDef`].

use anypy_mini_vm::ModuleDef;

pub mod asyncio;
pub mod gc;
pub mod math;
pub mod sys;
pub mod time;
pub mod traceback;

/// All of them.
pub static MODULES: &[ModuleDef] =
    &[asyncio::ASYNCIO, sys::SYS, gc::GC, math::MATH, time::TIME, traceback::TRACEBACK];

/// Modules of CPython's standard library, for the message that says where they are to be had.
const STANDARD: &str = "\
    abc argparse array ast asyncio atexit base64 binascii bisect bz2 calendar cmath cmd code codecs codeop \
    collections colorsys concurrent configparser contextlib contextvars copy copyreg csv dataclasses datetime \
    decimal difflib dis email enum errno filecmp fileinput fnmatch fractions functools getopt getpass gettext glob \
    graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword linecache \
    locale logging lzma marshal mimetypes numbers operator optparse os pathlib pdb pickle pkgutil platform \
    plistlib posixpath pprint profile queue quopri random re reprlib rlcompleter runpy sched secrets select \
    selectors shelve shlex shutil signal site socket sqlite3 stat statistics string stringprep struct subprocess \
    symtable sysconfig tempfile test textwrap threading timeit token tokenize tomllib trace traceback tracemalloc \
    types typing unicodedata unittest urllib uuid warnings wave weakref xml zipapp zipfile zipimport zlib zoneinfo";

/// The runtimes that have a standard library module that this one lacks; empty: nobody knows it.
pub fn elsewhere(name: &str) -> &'static str {
    if STANDARD.split(' ').any(|n| n == name) { "the full and pyodide runtimes have it" } else { "" }
}
