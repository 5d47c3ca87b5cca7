//! The `full` runtime: RustPython and its standard library behind [`anypy_core::Runtime`].
//!
//! A thin layer over RustPython's machine. `runtime.rs` has the trait, operation by operation; `run.rs` compiles and
//! drives programs; `convert.rs` and `errors.rs` carry values and exceptions over the boundary; `js.rs` shows host
//! objects to Python; `native.rs` and `py/support.py` are the two halves of the glue that Python sees.
//!
//! It costs megabytes where the mini runtime costs kilobytes, and calls of Python functions nest on the native
//! stack: a program stops at an `await` of a host promise and nowhere else.

mod boot;
mod clock;
mod convert;
mod errors;
mod files;
mod info;
mod js;
mod native;
mod run;
mod runtime;
mod shared;
mod slots;

use anypy_core::{Runtime, RuntimeInfo};

/// A new runtime, to be loaded.
pub fn new() -> Box<dyn Runtime> {
    Box::new(runtime::Full::new())
}

/// What the build for pages says about itself, whatever build this is.
pub fn page_info() -> RuntimeInfo {
    info::info(true)
}
