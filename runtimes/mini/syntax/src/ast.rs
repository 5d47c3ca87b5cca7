//! The abstract syntax tree.
//!
//! What the parser makes and the scope pass and the bytecode compiler read. The shape follows CPython's `ast`
//! module; it differs where a flat form spares the readers recursion (`If` has all its `elif` arms, `BinOp` a
//! whole left-associative chain) or a table (names are interned and already mangled, scopes already numbered).
//!
//! Expression contexts (load, store, delete) are not stored: a reader knows them from where the node stands.
//! The height of a tree is bounded, see [`crate::limits`]; the readers may recurse.

use crate::names::Name;

/// A range of source text. Lines count from 1, columns from 0 in code points; the end is exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(test, derive(Debug))]
pub struct Span {
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub col: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column after the last character.
    pub end_col: u32,
}

impl Span {
    /// From the start of `self` to the end of `end`.
    pub fn to(self, end: Span) -> Span {
        Span { line: self.line, col: self.col, end_line: end.end_line, end_col: end.end_col }
    }
}

/// The number of a scope, dense from 0 (the module) in the order in which the parser met them.
/// Index of [`crate::scopes::Scopes`].
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct ScopeId(pub u32);

/// What a source text is parsed as.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Mode {
    /// A file: any number of statements.
    Exec,
    /// One expression; the body is then a single [`StmtKind::Expr`].
    Eval,
    /// One interactive statement, whose expression values are printed.
    Single,
}

/// A parsed source text.
#[cfg_attr(test, derive(Debug))]
pub struct Module {
    /// The statements; in `Eval` mode exactly one, an expression.
    pub body: Vec<Stmt>,
    /// How it was parsed.
    pub mode: Mode,
    /// How many scopes it has, the module's own (number 0) included.
    pub scope_count: u32,
    /// `await`, `async for` and `async with` are allowed at module level.
    pub top_level_await: bool,
    /// `from __future__ import annotations` is in force.
    pub future_annotations: bool,
}

/// A statement and where it stands. A decorated definition's span starts at `def` or `class`.
#[cfg_attr(test, derive(Debug))]
pub struct Stmt {
    /// The whole statement, body included.
    pub span: Span,
    /// What it is.
    pub kind: StmtKind,
}

/// A block of statements.
pub type Body = Vec<Stmt>;

/// The kinds of statement.
#[cfg_attr(test, derive(Debug))]
pub enum StmtKind {
    /// An expression for its effect. The first of a body may be a docstring.
    Expr(Expr),
    /// `a = b = value`.
    Assign {
        /// The targets from left to right.
        targets: Vec<Expr>,
        /// The right side.
        value: Expr,
    },
    /// `target op= value`.
    AugAssign {
        /// A name, attribute or subscript.
        target: Expr,
        /// The operator without its `=`.
        op: BinOp,
        /// The right side.
        value: Expr,
    },
    /// `target: annotation = value`.
    AnnAssign {
        /// A name, attribute or subscript.
        target: Expr,
        /// The annotation.
        annotation: Expr,
        /// The right side.
        value: Option<Expr>,
        /// The target is a bare name, not in parentheses: the annotation is recorded.
        simple: bool,
    },
    /// `return value`.
    Return(Option<Expr>),
    /// `del a, b[0], (c, d)`.
    Delete(Vec<Expr>),
    /// `pass`.
    Pass,
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `raise exc from cause`.
    Raise {
        /// The exception; none re-raises the current one.
        exc: Option<Expr>,
        /// After `from`.
        cause: Option<Expr>,
    },
    /// `assert test, msg`.
    Assert {
        /// The condition.
        test: Expr,
        /// The message.
        msg: Option<Expr>,
    },
    /// `global a, b`. Needs no code.
    Global(Vec<Name>),
    /// `nonlocal a, b`. Needs no code.
    Nonlocal(Vec<Name>),
    /// `import a.b as c, d`.
    Import(Vec<Alias>),
    /// `from ..module import a as b`.
    ImportFrom {
        /// The dotted module name; none in `from . import a`.
        module: Option<Name>,
        /// What is imported; `*` is a single alias of the name `*`.
        names: Vec<Alias>,
        /// How many leading dots.
        level: u32,
    },
    /// `if`, its `elif`s and `else`.
    If {
        /// The `if` and the `elif`s in order; never empty.
        arms: Vec<IfArm>,
        /// The `else`; empty if there is none.
        orelse: Body,
    },
    /// `while test:`.
    While {
        /// The condition.
        test: Expr,
        /// The loop's body.
        body: Body,
        /// The `else`; empty if there is none.
        orelse: Body,
    },
    /// `for target in iter:`.
    For {
        /// What is bound at each turn.
        target: Expr,
        /// The iterable.
        iter: Expr,
        /// The loop's body.
        body: Body,
        /// The `else`; empty if there is none.
        orelse: Body,
        /// `async for`.
        is_async: bool,
    },
    /// `with a as b, c:`.
    With {
        /// The context managers from left to right.
        items: Vec<WithItem>,
        /// The body.
        body: Body,
        /// `async with`.
        is_async: bool,
    },
    /// `try:`.
    Try {
        /// The guarded body.
        body: Body,
        /// The `except` clauses in order.
        handlers: Vec<Handler>,
        /// The `else`; empty if there is none.
        orelse: Body,
        /// The `finally`; empty if there is none.
        finally: Body,
    },
    /// `def` and `async def`.
    FunctionDef(Box<FunctionDef>),
    /// `class`.
    ClassDef(Box<ClassDef>),
    /// `match subject:`.
    Match {
        /// What is matched.
        subject: Expr,
        /// The cases in order.
        cases: Vec<Case>,
    },
}

/// One `if` or `elif`.
#[cfg_attr(test, derive(Debug))]
pub struct IfArm {
    /// The condition.
    pub test: Expr,
    /// What runs if it holds.
    pub body: Body,
}

/// One context manager of a `with`.
#[cfg_attr(test, derive(Debug))]
pub struct WithItem {
    /// The manager.
    pub context: Expr,
    /// After `as`.
    pub target: Option<Expr>,
}

/// One `except` clause.
#[cfg_attr(test, derive(Debug))]
pub struct Handler {
    /// From `except` to the end of its body.
    pub span: Span,
    /// What is caught; none catches everything.
    pub exc: Option<Expr>,
    /// After `as`; unbound again at the end of the clause.
    pub name: Option<Name>,
    /// The body.
    pub body: Body,
}

/// One imported name.
#[cfg_attr(test, derive(Debug))]
pub struct Alias {
    /// The whole alias.
    pub span: Span,
    /// What is imported: dotted in `import a.b`, `*` in `from m import *`.
    pub name: Name,
    /// Whether there is an `as`: `import a.b as c` binds the submodule, `import a.b` the package `a`.
    pub has_as: bool,
    /// The variable that is bound (mangled); meaningless for `*`.
    pub bind: Name,
}

/// A function definition.
#[cfg_attr(test, derive(Debug))]
pub struct FunctionDef {
    /// The name as written: `__name__`.
    pub name: Name,
    /// The variable that is bound: the name, mangled in a class.
    pub bind: Name,
    /// Where the name stands.
    pub name_span: Span,
    /// From the outermost to the innermost.
    pub decorators: Vec<Expr>,
    /// The parameters; defaults and annotations are evaluated in the enclosing scope.
    pub params: Params,
    /// After `->`.
    pub returns: Option<Expr>,
    /// The body.
    pub body: Body,
    /// `async def`.
    pub is_async: bool,
    /// The function's scope.
    pub scope: ScopeId,
}

/// A class definition.
#[cfg_attr(test, derive(Debug))]
pub struct ClassDef {
    /// The name as written: `__name__`.
    pub name: Name,
    /// The variable that is bound: the name, mangled in a class.
    pub bind: Name,
    /// Where the name stands.
    pub name_span: Span,
    /// From the outermost to the innermost.
    pub decorators: Vec<Expr>,
    /// Bases and keywords.
    pub args: Vec<Arg>,
    /// The body.
    pub body: Body,
    /// The class body's scope.
    pub scope: ScopeId,
}

/// The parameters of a function or lambda.
#[derive(Default)]
#[cfg_attr(test, derive(Debug))]
pub struct Params {
    /// The positional parameters, the positional-only ones first.
    pub args: Vec<Param>,
    /// How many of `args` stand before `/`.
    pub posonly: u32,
    /// `*args`.
    pub vararg: Option<Box<Param>>,
    /// The parameters after `*`.
    pub kwonly: Vec<Param>,
    /// `**kwargs`.
    pub kwarg: Option<Box<Param>>,
}

/// One parameter.
#[cfg_attr(test, derive(Debug))]
pub struct Param {
    /// The name and its annotation.
    pub span: Span,
    /// The name (mangled in a class).
    pub name: Name,
    /// After `:`; may be starred on `*args`.
    pub annotation: Option<Expr>,
    /// After `=`.
    pub default: Option<Expr>,
}

/// One `case`.
#[cfg_attr(test, derive(Debug))]
pub struct Case {
    /// What the subject has to look like.
    pub pattern: Pattern,
    /// After `if`.
    pub guard: Option<Expr>,
    /// The body.
    pub body: Body,
}

/// A pattern and where it stands.
#[cfg_attr(test, derive(Debug))]
pub struct Pattern {
    /// The whole pattern.
    pub span: Span,
    /// What it is.
    pub kind: PatternKind,
}

/// The kinds of pattern.
#[cfg_attr(test, derive(Debug))]
pub enum PatternKind {
    /// Compares equal to a constant, a dotted name or a (complex) number.
    Value(Expr),
    /// Is `None`, `True` or `False`: an expression that holds that constant.
    Singleton(Expr),
    /// `_`.
    Wildcard,
    /// Binds a name.
    Capture(Name),
    /// `[a, *b]`, `(a, b)` or `a, b`.
    Sequence(Vec<Pattern>),
    /// `*name`, or `*_` without a name; stands in a sequence, at most once.
    Star(Option<Name>),
    /// `{key: pattern, **rest}`.
    Mapping {
        /// Keys are constants or dotted names.
        items: Vec<(Expr, Pattern)>,
        /// After `**`.
        rest: Option<Name>,
    },
    /// `cls(pattern, name=pattern)`.
    Class {
        /// A name or dotted name.
        class: Expr,
        /// The positional patterns.
        args: Vec<Pattern>,
        /// The keyword patterns.
        kwargs: Vec<(Name, Pattern)>,
    },
    /// `a | b | c`; every alternative binds the same names.
    Or(Vec<Pattern>),
    /// `pattern as name`.
    As(Box<Pattern>, Name),
}

/// An expression and where it stands. Parentheses around it are not in its span (a tuple's are).
#[cfg_attr(test, derive(Debug))]
pub struct Expr {
    /// The whole expression.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// The kinds of expression.
#[cfg_attr(test, derive(Debug))]
pub enum ExprKind {
    /// A variable (mangled in a class).
    Name(Name),
    /// A literal.
    Constant(Constant),
    /// An f-string, together with what it is implicitly concatenated with.
    FString(Vec<FPart>),
    /// A template string (PEP 750), likewise.
    TString(Vec<FPart>),
    /// `a and b and c`: at least two operands.
    BoolOp(BoolOp, Vec<Expr>),
    /// `name := value`.
    Walrus(Name, Box<Expr>),
    /// `left op right op right ...`, operators of one precedence, evaluated from left to right.
    BinOp(Box<Expr>, Vec<BinRight>),
    /// `-operand` and the like.
    UnaryOp(UnaryOp, Box<Expr>),
    /// `lambda params: body`.
    Lambda(Box<Lambda>),
    /// `body if test else orelse`.
    IfExp(Box<IfExp>),
    /// `{key: value, **mapping}`.
    Dict(Vec<DictItem>),
    /// `{a, *b}`: never empty.
    Set(Vec<Expr>),
    /// `[a, *b]`.
    List(Vec<Expr>),
    /// `(a, *b)`, or without parentheses.
    Tuple(Vec<Expr>),
    /// A comprehension or generator expression.
    Comp(Box<Comp>),
    /// `await value`.
    Await(Box<Expr>),
    /// `yield value`.
    Yield(Option<Box<Expr>>),
    /// `yield from value`.
    YieldFrom(Box<Expr>),
    /// `left < a <= b`: at least one comparison.
    Compare(Box<Expr>, Vec<(CmpOp, Expr)>),
    /// `func(args)`; arguments in source order.
    Call(Box<Expr>, Vec<Arg>),
    /// `value.name` (mangled in a class).
    Attribute(Box<Expr>, Name),
    /// `value[index]`; an index with commas is a tuple, which may hold slices and starred items.
    Subscript(Box<Expr>, Box<Expr>),
    /// `*value` in a display, call, subscript or target.
    Starred(Box<Expr>),
    /// `lower:upper:step`, in a subscript only.
    Slice(Box<Slice>),
}

/// The value of a literal.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub enum Constant {
    /// `None`.
    None,
    /// `True`.
    True,
    /// `False`.
    False,
    /// `...`.
    Ellipsis,
    /// An int that fits 64 bits; never negative.
    Int(i64),
    /// A larger int: base (2, 8, 10 or 16) and digits without prefix and underscores.
    BigInt(u8, Box<str>),
    /// A float.
    Float(f64),
    /// The imaginary part of a complex literal.
    Imaginary(f64),
    /// A string. A lone surrogate (`"\ud800"`) has become U+FFFD.
    Str(Box<str>),
    /// A bytes literal.
    Bytes(Box<[u8]>),
}

/// One operator and right operand of a [`ExprKind::BinOp`] chain.
#[cfg_attr(test, derive(Debug))]
pub struct BinRight {
    /// From the start of the chain to the end of this operand: the operation that may fail.
    pub span: Span,
    /// The operator.
    pub op: BinOp,
    /// The operand.
    pub right: Expr,
}

/// `lambda params: body`.
#[cfg_attr(test, derive(Debug))]
pub struct Lambda {
    /// The parameters; no annotations.
    pub params: Params,
    /// The value.
    pub body: Expr,
    /// The lambda's scope.
    pub scope: ScopeId,
}

/// `body if test else orelse`.
#[cfg_attr(test, derive(Debug))]
pub struct IfExp {
    /// The condition.
    pub test: Expr,
    /// The value if it holds.
    pub body: Expr,
    /// The value if it doesn't.
    pub orelse: Expr,
}

/// One entry of a dict display.
#[cfg_attr(test, derive(Debug))]
pub struct DictItem {
    /// None for `**value`.
    pub key: Option<Expr>,
    /// The value, or the mapping to merge.
    pub value: Expr,
}

/// Which comprehension.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum CompKind {
    /// `[x for ...]`.
    List,
    /// `{x for ...}`.
    Set,
    /// `{k: v for ...}`.
    Dict,
    /// `(x for ...)`.
    Generator,
}

/// A comprehension: a function of its own with one parameter, `.0`, the iterator over the first iterable.
#[cfg_attr(test, derive(Debug))]
pub struct Comp {
    /// Which.
    pub kind: CompKind,
    /// The element, or a dict's key.
    pub element: Expr,
    /// A dict's value.
    pub value: Option<Expr>,
    /// The `for`s from the outermost; never empty. The first one's `iter` belongs to the enclosing scope.
    pub clauses: Vec<CompFor>,
    /// The comprehension's scope.
    pub scope: ScopeId,
}

/// One `for` of a comprehension.
#[cfg_attr(test, derive(Debug))]
pub struct CompFor {
    /// What is bound at each turn.
    pub target: Expr,
    /// The iterable.
    pub iter: Expr,
    /// The conditions in order.
    pub ifs: Vec<Expr>,
    /// `async for`.
    pub is_async: bool,
}

/// One argument of a call or class definition.
#[cfg_attr(test, derive(Debug))]
pub struct Arg {
    /// The whole argument.
    pub span: Span,
    /// How it is passed.
    pub kind: ArgKind,
    /// Its value.
    pub value: Expr,
}

/// How an argument is passed.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum ArgKind {
    /// `value`.
    Positional,
    /// `*value`.
    Star,
    /// `name=value`.
    Keyword(Name),
    /// `**value`.
    DoubleStar,
}

/// `lower:upper:step`.
#[cfg_attr(test, derive(Debug))]
pub struct Slice {
    /// Before the first colon.
    pub lower: Option<Expr>,
    /// After the first colon.
    pub upper: Option<Expr>,
    /// After the second colon.
    pub step: Option<Expr>,
}

/// One part of an f-string.
#[cfg_attr(test, derive(Debug))]
pub enum FPart {
    /// Text as it is.
    Literal(Box<str>),
    /// `{value!conversion:spec}`.
    Field(Box<FField>),
}

/// A replacement field. The text of `{x=}` stands before it as a literal, its `!r` in `conversion`.
#[cfg_attr(test, derive(Debug))]
pub struct FField {
    /// From `{` to `}`.
    pub span: Span,
    /// What is formatted.
    pub value: Expr,
    /// `r`, `s` or `a`.
    pub conversion: Option<u8>,
    /// After `:`; none and empty mean the same.
    pub spec: Vec<FPart>,
    /// In a template string the text of `value`; elsewhere empty.
    pub text: Box<str>,
}

/// `and`, `or`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum BoolOp {
    /// `and`
    And,
    /// `or`
    Or,
}

/// The binary operators. The numbers are fixed and dense, for tables.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
#[repr(u8)]
pub enum BinOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `@`
    MatMul,
    /// `/`
    Div,
    /// `//`
    FloorDiv,
    /// `%`
    Mod,
    /// `**`
    Pow,
    /// `<<`
    LShift,
    /// `>>`
    RShift,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
}

/// The unary operators. The numbers are fixed and dense, for tables.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
#[repr(u8)]
pub enum UnaryOp {
    /// `-`
    Neg,
    /// `+`
    Pos,
    /// `~`
    Invert,
    /// `not`
    Not,
}

/// The comparison operators. The numbers are fixed and dense, for tables.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
#[repr(u8)]
pub enum CmpOp {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `in`
    In,
    /// `not in`
    NotIn,
    /// `is`
    Is,
    /// `is not`
    IsNot,
}
