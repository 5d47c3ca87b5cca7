#![doc = include_str!("../README.md")]
//!
//! # The worked example
//!
//! `tests/toy/runtime.rs`, which the tests of this crate run:
//!
//! ```text
#![doc = include_str!("../tests/toy/runtime.rs")]
//! ```

mod error;
mod host;
mod info;
mod runtime;
mod select;
mod suggest;
pub mod text;
mod value;

pub use error::{Error, ErrorKind, PythonError, Result, TraceFrame};
pub use host::{Arg, FileOp, Host, Name, Stream, Supply};
pub use info::{Capabilities, LanguageLevel, RuntimeInfo};
pub use runtime::{
    Abilities, Compare, Limits, LoadOptions, MemoryReport, Mode, Run, Runtime, Slice, Source, Step,
};
pub use select::{Entry, Feature, Refusal, Registry, RuntimeRequest, select};
pub use suggest::nearest;
pub use value::{BigInt, HostHandle, PyHandle, Value};
