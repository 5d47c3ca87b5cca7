//! The mini runtime: the engine (syntax, VM, library) behind [`anypy_core::Runtime`].
//!
//! Free of any browser code: the web build gives it a [`Platform`] and a host, the command line others.
#![allow(clippy::new_ret_no_self)]

mod convert;
mod host;
mod runs;
mod runtime;

use std::rc::Rc;

use anypy_core::{Capabilities, LanguageLevel, Runtime, RuntimeInfo};
pub use anypy_mini_base::platform;
use anypy_mini_base::platform::Platform;

pub use runtime::Mini;

/// A mini runtime with the platform of native builds. With `ANYPY_GC_STRESS=1` in the environment it collects
/// garbage wherever it can, so that a missing root shows.
#[cfg(feature = "native")]
pub fn new() -> Box<dyn Runtime> {
    let mut runtime = Mini::boxed_mini(Rc::new(anypy_mini_base::native::Native::new()));
    if std::env::var_os("ANYPY_GC_STRESS").is_some_and(|v| v == "1") {
        runtime.set_gc_stress(true);
    }
    runtime
}

/// A mini runtime on a platform.
pub fn with_platform(platform: Rc<dyn Platform>) -> Box<dyn Runtime> {
    Mini::boxed(platform)
}

/// Modules of the engine itself, sorted.
pub fn engine_modules() -> Vec<String> {
    listed(anypy_mini_lib::LIBRARY.modules.iter().map(|m| m.name).chain(["builtins", "js"]))
}

/// Modules that come with the runtime, sorted. In a build without the feature `native` those of the engine: whoever
/// supplies the others (see [`anypy_core::Host::module`]) knows them.
pub fn modules() -> Vec<String> {
    #[cfg(feature = "native")]
    {
        let engine = engine_modules();
        let native = anypy_mini_modules::NATIVE.iter().map(|m| m.name);
        let python = anypy_mini_modules::SOURCES.iter().map(|m| m.0);
        listed(engine.iter().map(String::as_str).chain(native).chain(python))
    }
    #[cfg(not(feature = "native"))]
    engine_modules()
}

/// Public names, sorted; those of packages stand for all that is in them.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let public = names.filter(|n| !n.starts_with('_') && !n.contains('.'));
    let mut names: Vec<String> = public.map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// What the runtime says about itself.
pub fn info() -> RuntimeInfo {
    RuntimeInfo {
        name: "mini".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        python: "3.13".to_owned(),
        level: LanguageLevel::Core,
        download_bytes: 0,
        capabilities: Capabilities {
            modules: modules(),
            packages: true,
            binary_packages: false,
            sync_sleep: true,
            top_level_await: true,
            interrupt: true,
            limits: true,
            threads: false,
            files: true,
        },
    }
}
