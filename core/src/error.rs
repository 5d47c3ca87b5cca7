//! One error type for everything that can go wrong behind the [`Runtime`](crate::Runtime) trait.

use crate::{HostHandle, PyHandle};

/// What kind of thing went wrong. Decides how a host reports it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// A Python exception that the program did not handle; [`Error::python`] has the details.
    Python,
    /// The program ended itself (`SystemExit`); [`Error::exit_code`] has its status. With `sys.exit("text")` the
    /// status is 1, and the message is the text unless the runtime has written it to stderr itself. In all other
    /// cases the message is `SystemExit`.
    Exit,
    /// The host threw (a JavaScript exception); [`Error::host`] holds the thrown object.
    Host,
    /// The operation is not one that this runtime has.
    Unsupported,
    /// No runtime satisfies the request, or the runtime could not be brought up.
    Load,
    /// The page config is wrong.
    Config,
    /// The runtime itself is at fault. It should be disposed of.
    Internal,
}

/// One line of a traceback, outermost call first in [`PythonError::traceback`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TraceFrame {
    /// File name as given to the runtime, for example `<script 2>` or `/home/web/app.py`.
    pub file: String,
    /// Line, from 1. 0 when unknown.
    pub line: u32,
    /// First column of the failing expression in code points, from 0, and the column after its last.
    /// Equal when unknown.
    pub columns: (u32, u32),
    /// Name of the function, `<module>` at the top.
    pub function: String,
}

/// The details of a Python exception.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PythonError {
    /// Name of the exception's type, for example `ValueError`.
    pub type_name: String,
    /// `repr()` of each of the exception's arguments.
    pub args: Vec<String>,
    /// Where it was raised, outermost call first.
    pub traceback: Vec<TraceFrame>,
    /// The text that `python3` would print on stderr, chained exceptions included, ending in a newline.
    pub formatted: String,
    /// The exception object itself, to be released by the receiver.
    pub object: Option<PyHandle>,
}

/// An error with its kind, a message for people and, by kind, the details.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Error {
    /// What kind of error this is.
    pub kind: ErrorKind,
    /// One line: what went wrong, where, and what to do.
    pub message: String,
    /// Set for [`ErrorKind::Python`].
    pub python: Option<Box<PythonError>>,
    /// Set for [`ErrorKind::Host`]: what the host threw, to be released by the receiver.
    pub host: Option<HostHandle>,
    /// Set for [`ErrorKind::Exit`].
    pub exit_code: i32,
}

/// The result of an operation on a runtime.
pub type Result<T, E = Error> = core::result::Result<T, E>;

impl Error {
    /// An error of `kind` that carries nothing but a message.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), python: None, host: None, exit_code: 0 }
    }

    /// The operation is not one that this runtime has.
    pub fn unsupported(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Unsupported, message)
    }

    /// An unhandled Python exception. The message is `Type: text`, the traceback's last line.
    pub fn python(message: impl Into<String>, details: PythonError) -> Error {
        Error { python: Some(Box::new(details)), ..Error::new(ErrorKind::Python, message) }
    }

    /// The program asked to end with `exit_code`.
    pub fn exit(exit_code: i32) -> Error {
        Error { exit_code, ..Error::new(ErrorKind::Exit, "SystemExit") }
    }

    /// The host threw `object`.
    pub fn host(message: impl Into<String>, object: HostHandle) -> Error {
        Error { host: Some(object), ..Error::new(ErrorKind::Host, message) }
    }
}

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
