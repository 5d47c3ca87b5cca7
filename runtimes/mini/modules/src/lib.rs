//! mini's standard library beyond what every page needs: modules that a page gets when it imports them.
//!
//! A module is native (a file here, ending in its [`ModuleDef`]) or Python (a file in `runtimes/mini/pylib`), and
//! often both: Python for the classes, and a native module with an underscore for its hot loops. Native builds carry
//! all of them; a page fetches those that it imports, which is why nothing in the engine refers to this crate.
#![forbid(unsafe_code)]

use anypy_mini_vm::{ModuleDef, ModuleSet};

pub mod array;
pub mod binascii;
pub mod collections;
pub mod fs;
pub mod hashlib;
pub mod heapq;
pub mod itertools;
pub mod json;
pub mod operator;
pub mod random;
pub mod re;
pub mod struct_;
mod support;
pub mod weakref;

/// The native modules: `&NAME::DEF` for each `pub mod NAME`.
#[rustfmt::skip]
pub static NATIVE: &[&ModuleDef] = &[
    &array::DEF,
    &binascii::DEF,
    &collections::DEF,
    &fs::DEF,
    &hashlib::DEF,
    &heapq::DEF,
    &itertools::DEF,
    &json::DEF,
    &operator::DEF,
    &random::DEF,
    &re::DEF,
    &struct_::DEF,
    &weakref::DEF,
];

/// The modules in Python: (name, whether it is a package, source).
pub static SOURCES: &[(&str, bool, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// All of them.
pub static MODULES: ModuleSet = ModuleSet { native: NATIVE, source };

fn source(name: &str) -> Option<(&'static str, bool)> {
    SOURCES.iter().find(|m| m.0 == name).map(|m| (m.2, m.1))
}
