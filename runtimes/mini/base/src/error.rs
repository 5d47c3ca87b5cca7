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
    MemoryError,
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

/// The greatest width and precision, in characters. CPython would ask for the memory and maybe get it; here an
/// allocation that fails ends the program.
pub const MAX_WIDTH: usize = 1 << 26;

/// A `MemoryError` for a width or precision beyond [`MAX_WIDTH`].
pub(crate) fn check_width(width: u64) -> Result<usize> {
    if width > MAX_WIDTH as u64 { error(ErrorKind::MemoryError, &[]) } else { Ok(width as usize) }
}
