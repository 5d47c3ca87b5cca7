//! Python source text to abstract syntax tree and symbol tables.
//!
//! The front end of the mini runtime: [`parse`] turns a source text into an [`ast::Module`], [`scopes::analyze`]
//! finds out where every name of it lives. Both report mistakes in CPython 3.13's words. The crate knows nothing of
//! objects, heap or bytecode, depends on nothing but `std` and has no unsafe code. It is written for size: hand-made
//! recursive descent, tables for operators and keywords, no `core::fmt`.
#![forbid(unsafe_code)]

pub mod ast;
pub mod code;
pub mod compile;
#[cfg(any(test, feature = "disassemble"))]
pub mod disassemble;
pub mod error;
mod lexer;
pub mod limits;
pub mod names;
pub mod opcode;
mod parser;
pub mod scopes;
mod token;

pub use ast::Mode;
pub use error::{ErrorKind, SyntaxError};
pub use names::{Name, Names};

/// What to parse a source text as.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// File, expression or interactive statement.
    pub mode: Mode,
    /// Allow `await`, `async for` and `async with` outside functions.
    pub top_level_await: bool,
    /// Reads a float literal: Rust's own reading of them is 15 KB of wasm, which hosts have already.
    pub float: &'a dyn Fn(&str) -> f64,
}

impl Options<'static> {
    /// The given mode, without top-level await, for tests and tools: floats are read by Rust's library.
    pub const fn new(mode: Mode) -> Self {
        Options { mode, top_level_await: false, float: &|text| text.parse().unwrap_or(0.0) }
    }
}

/// Parses a source text. Identifiers are interned into `names`.
///
/// A byte order mark is skipped, line ends may be of any kind, an encoding cookie is a comment. In `Eval` mode leading
/// spaces are skipped. See [`limits`] for how deep the text may nest.
pub fn parse(source: &str, options: Options<'_>, names: &mut Names) -> error::Result<ast::Module> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    if source.contains('\0') {
        let span = ast::Span { line: 1, ..Default::default() };
        return Err(SyntaxError::new("source code string cannot contain null bytes", span));
    }
    let mut normalized = String::new();
    let mut text = source;
    if source.contains('\r') {
        for (index, part) in source.split('\r').enumerate() {
            if index > 0 && !part.starts_with('\n') {
                normalized.push('\n');
            }
            normalized.push_str(part);
        }
        text = &normalized;
    }
    if options.mode == Mode::Eval {
        text = text.trim_start_matches([' ', '\t']);
    }
    parser::parse(text, options, names)
}
