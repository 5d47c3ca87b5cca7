//! Compiled code, free of any heap: what the compiler makes and the VM turns into code objects.

use crate::ast::Constant;
use crate::names::Name;

/// The code makes a generator.
pub const FLAG_GENERATOR: u16 = 1;
/// The code makes a coroutine (with [`FLAG_GENERATOR`]: an asynchronous generator).
pub const FLAG_COROUTINE: u16 = 2;
/// Takes `*args`.
pub const FLAG_VARARGS: u16 = 4;
/// Takes `**kwargs`.
pub const FLAG_VARKEYWORDS: u16 = 8;
/// Names go through a namespace (module, class body), not through slots.
pub const FLAG_NAMESPACE: u16 = 16;
/// The first constant is the docstring.
pub const FLAG_DOCSTRING: u16 = 32;
/// No parameter but plain positional ones, no cells from parameters: arguments can be moved in place.
pub const FLAG_SIMPLE: u16 = 64;

/// A constant of a piece of code.
pub enum Const {
    /// A literal.
    Literal(Constant),
    /// A tuple of constants.
    Tuple(Vec<Const>),
    /// A tuple of names, as strings (keyword names, `from` lists).
    Names(Vec<Name>),
    /// The code of a function, class body or comprehension.
    Code(Box<CodeUnit>),
}

/// Where a word of code comes from. Sorted by `start`; holds up to the next entry.
#[derive(Clone, Copy)]
pub struct LineEntry {
    /// First word.
    pub start: u32,
    /// The source.
    pub span: crate::ast::Span,
}

/// A protected range of code. Inner ranges come before the outer ones that contain them.
#[derive(Clone, Copy)]
pub struct HandlerEntry {
    /// First word.
    pub start: u32,
    /// First word after it.
    pub end: u32,
    /// Where the handler starts.
    pub target: u32,
    /// Depth that the stack is cut to before the exception is pushed.
    pub depth: u32,
}

/// One module, function, class body or comprehension.
pub struct CodeUnit {
    /// `FLAG_*`
    pub flags: u16,
    /// Positional parameters, positional-only ones included.
    pub arg_count: u16,
    /// Positional-only parameters.
    pub posonly_count: u16,
    /// Keyword-only parameters.
    pub kwonly_count: u16,
    /// Greatest depth of the stack.
    pub stack_size: u32,
    /// First line.
    pub first_line: u32,
    /// `__name__`
    pub name: Name,
    /// `__qualname__`
    pub qualname: Box<str>,
    /// Instructions and cache words.
    pub code: Vec<u32>,
    /// Constants.
    pub consts: Vec<Const>,
    /// Names.
    pub names: Vec<Name>,
    /// Local variables, parameters first.
    pub varnames: Vec<Name>,
    /// Own cells.
    pub cellvars: Vec<Name>,
    /// Captured variables.
    pub freevars: Vec<Name>,
    /// Source positions.
    pub lines: Vec<LineEntry>,
    /// Exception handlers.
    pub handlers: Vec<HandlerEntry>,
}
