//! The algorithms of the mini Python that need neither heap nor VM: big integers, float text, formatting, string
//! searching, codecs and hashing, as pure functions over slices, strings and plain structs.
//!
//! Everything the browser ships itself is asked for through [`platform::Platform`]. The crate has no unsafe code, no
//! dependencies in the web build and does not use `core::fmt`: its float and integer formatting alone would cost
//! more than all of this crate's formatting code.
#![forbid(unsafe_code)]

pub mod bigint;
pub mod error;
pub mod float;
pub mod format;
pub mod hash;
pub mod math;
#[cfg(feature = "native")]
pub mod native;
pub mod platform;
pub mod printf;
pub mod strformat;
pub mod structfmt;
pub mod text;

pub use bigint::{Int, IntBuf, IntRef, TooBig};
pub use error::{Error, ErrorKind};
pub use platform::Platform;
