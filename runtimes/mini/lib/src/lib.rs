//! What Python's builtin types, functions and native modules can do: the tables that the VM is given.
//!
//! One file a type, a group of builtin functions or a module, each ending in its table; [`LIBRARY`] puts the tables
//! together. Algorithms that need no heap are in `anypy_mini_base`; what the interpreter loop itself needs of the
//! types (arithmetic, comparison, items, iteration) is in the VM crate, which is built for speed. This crate is built
//! for size.
#![forbid(unsafe_code)]

use anypy_mini_vm::Library;

pub mod builtins;
pub mod format;
pub mod modules;
pub mod repr;
mod sort;
pub mod traceback;
pub mod types;

/// Everything that the VM gets from this crate.
pub static LIBRARY: Library = Library {
    types: types::TYPES,
    builtins: builtins::BUILTINS,
    modules: modules::MODULES,
    repr: repr::repr,
    format: format::format,
    percent: format::percent,
    view_get: types::memoryview::get,
    view_slice: types::memoryview::slice,
    view_set: types::memoryview::set,
    view_bytes: types::memoryview::bytes_of,
    elsewhere: modules::elsewhere,
};
