//! The one error of this crate's text functions: which Python exception, and its message.

/// Which exception an [`Error`] becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum ErrorKind {
    ValueError,
    TypeError,
    OverflowError,
    IndexError,
    KeyError,
}

/// An exception in CPython's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    /// The exception's type.
    pub kind: ErrorKind,
    /// The exception's only argument.
    pub message: String,
}

/// What may end in an exception.
pub type Result<T> = std::result::Result<T, Error>;

/// A `ValueError`.
pub(crate) fn value_error<T>(parts: &[&str]) -> Result<T> {
    error(ErrorKind::ValueError, parts)
}

/// Any error, its message given in parts.
pub(crate) fn error<T>(kind: ErrorKind, parts: &[&str]) -> Result<T> {
    Err(Error { kind, message: parts.concat() })
}
