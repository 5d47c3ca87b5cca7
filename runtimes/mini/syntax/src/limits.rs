//! How deep a program may nest.
//!
//! Parser, scope pass and compiler recurse over nested code on the native stack (1 MiB in a browser), so depth is
//! bounded here, once, for all of them. Beyond a limit there is a SyntaxError, never an overflow.

/// Open brackets, as in CPython ("too many nested parentheses").
pub const MAX_BRACKETS: usize = 200;

/// Nested expressions of every kind, brackets included: the recursion depth of anything that walks an expression
/// is at most this plus [`MAX_POSTFIX`].
pub const MAX_EXPR_DEPTH: u32 = 400;

/// The links of `x.a[b](c)...` on any path from an expression to its leaves. `a + a + ...`, `and`/`or` and
/// comparisons are flat nodes and have no limit.
pub const MAX_POSTFIX: u32 = 1000;

/// Nested blocks, as in CPython ("too many levels of indentation").
pub const MAX_INDENTS: usize = 100;
