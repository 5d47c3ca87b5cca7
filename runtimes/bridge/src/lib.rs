//! Ties an engine, anything that implements [`anypy_core::Runtime`], to JavaScript.
//!
//! A web build is this crate, one engine, and a line: `anypy_bridge::export!(anypy_mini::new());`. The wasm file then
//! has the exports that `js/runtime.js` makes a `PyRuntime` of.
//!
//! Design: a crossing is a plain wasm call with numbers. Values travel as 16-byte records in a shared area
//! (`memory`), objects as indexes into a table on the side that owns them, names by number. Nothing is serialised
//! and nothing is allocated for a scalar. The price is a protocol kept by hand on both sides (`ops`, `memory::tag`,
//! `js/bridge.js`), which tests compare. See README.md for figures.

// Only wasm has what the boundary is made of. The rest is for the native tests of web builds.
#[cfg(target_family = "wasm")]
mod convert;
#[cfg(target_family = "wasm")]
mod current;
#[cfg(target_family = "wasm")]
mod exports;
#[cfg(target_family = "wasm")]
mod host;
#[cfg(target_family = "wasm")]
mod imports;
mod info;
#[cfg(target_family = "wasm")]
mod memory;
#[cfg(target_family = "wasm")]
mod ops;

pub use info::{check_info, module as info_module};

/// Makes `runtime` the one that this wasm instance exports. Called by [`export!`].
#[cfg(target_family = "wasm")]
pub fn install(runtime: Box<dyn anypy_core::Runtime>) {
    current::install(runtime);
}

/// Exports a runtime: `export!(expression of type Box<dyn Runtime>)`, once in a `cdylib`.
///
/// Nothing where the target is not wasm, so that a workspace builds natively.
#[macro_export]
macro_rules! export {
    ($runtime:expr) => {
        /// Makes the engine of this instance. Called once, first.
        #[cfg(target_family = "wasm")]
        #[unsafe(no_mangle)]
        pub extern "C" fn anypy_boot() {
            $crate::install($runtime);
        }
    };
}
