//! The contract between Python runtimes and the places that they run in.

mod error;
mod host;
mod info;
mod runtime;
mod value;

pub use error::{Error, ErrorKind, PythonError, Result, TraceFrame};
pub use host::{Host, Name, Stream};
pub use info::{Capabilities, LanguageLevel, RuntimeInfo};
pub use runtime::{
    Abilities, Compare, Limits, LoadOptions, MemoryReport, Mode, Run, Runtime, Slice, Source, Step,
};
pub use value::{BigInt, HostHandle, PyHandle, Value};
