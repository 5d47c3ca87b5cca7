//! Native modules: one file a module, each ending in its [`ModuleDef`].

use anypy_mini_vm::ModuleDef;

pub mod gc;
pub mod math;
pub mod sys;
pub mod time;

/// All of them.
pub static MODULES: &[ModuleDef] = &[sys::SYS, gc::GC, math::MATH, time::TIME];

/// The source of a module that is written in Python and comes with the runtime.
pub fn frozen(_name: &str) -> Option<&'static str> {
    None
}

/// The runtimes that have a standard library module that this one lacks; empty: nobody knows it.
pub fn elsewhere(_name: &str) -> &'static str {
    ""
}
