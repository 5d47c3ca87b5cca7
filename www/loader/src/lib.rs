//! The loader: reads a page, decides which Python runtime runs it, and runs its scripts.
//!
//! It is the wasm module behind `anypy.js`. The JavaScript entry starts downloads and does the dynamic imports, which
//! wasm cannot; everything that is a decision or a rule is here: what a script is ([`scan`]), what the page's
//! config says ([`settings`]), which runtime that selects ([`runtimes`]), in which order the scripts run ([`page`]),
//! and what an error says ([`lines`]).
//!
//! No runtime is linked in: a runtime is an ES module that the host opens by URL. Every page pays for these bytes,
//! so nothing here uses `core::fmt`, hashing or regular expressions.

#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod instance;
pub mod lines;
#[cfg(target_arch = "wasm32")]
mod memory;
#[cfg(target_arch = "wasm32")]
mod page;
pub mod runtimes;
#[cfg(target_arch = "wasm32")]
mod scan;
#[cfg(target_arch = "wasm32")]
mod settings;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod exports;
