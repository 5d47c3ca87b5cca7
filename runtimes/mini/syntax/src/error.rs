//! The one error of this crate: a SyntaxError with CPython's words and the place.

use crate::ast::Span;

/// Which exception class to raise, or whether more input could make the source valid.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
#[repr(u8)]
pub enum ErrorKind {
    /// `SyntaxError`.
    Syntax,
    /// `IndentationError`.
    Indentation,
    /// `TabError`.
    Tab,
}

/// Why a source text is not Python.
#[cfg_attr(test, derive(Debug))]
pub struct ErrorData {
    /// The exception class.
    pub kind: ErrorKind,
    /// What CPython would say.
    pub message: String,
    /// What to underline. CPython's `offset` is `col + 1`.
    pub span: Span,
    /// The text ended in the middle of something: an interactive prompt asks for another line.
    pub incomplete: bool,
}

/// Boxed, so that a `Result` of the parser costs no more than its value. Dereferences to [`ErrorData`].
#[cfg_attr(test, derive(Debug))]
pub struct SyntaxError(pub Box<ErrorData>);

impl std::ops::Deref for SyntaxError {
    type Target = ErrorData;

    fn deref(&self) -> &ErrorData {
        &self.0
    }
}

impl SyntaxError {
    /// A plain SyntaxError.
    pub fn new(message: &str, span: Span) -> Self {
        Self::with_kind(ErrorKind::Syntax, message, span)
    }

    /// An error of the given class.
    pub fn with_kind(kind: ErrorKind, message: &str, span: Span) -> Self {
        SyntaxError(Box::new(ErrorData { kind, message: message.into(), span, incomplete: false }))
    }

    /// A SyntaxError whose message is put together from pieces.
    pub fn of(pieces: &[&str], span: Span) -> Self {
        Self::new(&pieces.concat(), span)
    }
}

/// What everything in this crate that can fail returns.
pub type Result<T> = std::result::Result<T, SyntaxError>;
