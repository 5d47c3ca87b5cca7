//! The loader: decides which Python runtime runs a page, and how its scripts run.
//!
//! It is the wasm module behind `anypy.js`, and a function: a [`question::Page`] goes in, a [`plan`] comes out. It has no imports,
//! knows no browser and keeps nothing; the JavaScript entry looks at the page, asks, and does what the plan says. So what a
//! script is ([`scan`]), what the page's config says ([`settings`]), which runtime that selects ([`runtimes`]) and what an
//! error says ([`lines`]) are plain Rust, tested natively.
//!
//! Every page pays for these bytes, so nothing here uses `core::fmt`, hashing or regular expressions, and what only few
//! pages need is in a second build (the feature `whole`) that is fetched when the first gives up.

#[cfg(feature = "whole")]
mod choose;
#[cfg(target_arch = "wasm32")]
mod exports;
pub mod imports;
pub mod json;
pub mod lines;
#[cfg(target_arch = "wasm32")]
mod memory;
pub mod plan;
pub mod question;
pub mod runtimes;
pub mod scan;
pub mod settings;
pub mod text;
