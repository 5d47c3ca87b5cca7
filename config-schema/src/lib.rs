#![doc = include_str!("../README.md")]

mod cursor;
mod diagnostic;
mod elements;
mod files;
mod json;
mod keys;
mod page;
mod runtime;
#[cfg(feature = "schema")]
mod schema;
mod source;
mod toml;
mod tree;
mod validate;

pub use diagnostic::{BAD_CONFIG, CONFLICT, Diagnostic, Rejected, Severity, render};
pub use elements::{ConfigElement, Plan, plan};
pub use files::{FileEntry, Link};
pub use page::{Inputs, PageConfig, resolve};
pub use runtime::{AUTO, RUNTIMES, RuntimeChoice, RuntimeDeclaration, ScriptKind};
#[cfg(feature = "schema")]
pub use schema::schema_json;
pub use source::{ConfigText, Format, Place};
pub use tree::{Data, Entry, Node, Span, Table, write_integer, write_text};

/// Whether this build reads every config and explains every mistake (the feature `whole`). One that does not settles what
/// is plain and right, and rejects all else without a word: a [`Rejected`] without diagnostics.
pub const WHOLE: bool = cfg!(feature = "whole");
