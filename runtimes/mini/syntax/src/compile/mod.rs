//! Syntax tree and symbol tables to bytecode.
//!
//! [`compile`] walks the tree once and writes each code object front to back; there is no intermediate form. Errors
//! in the program were found before, by parser and scopes: what is left is code too large for its instruction
//! fields, which is noted on the way and reported at the end, so that nothing here returns a `Result`.
//! The recursion is bounded by the height of the tree ([`crate::limits`]).
//!
//! [`emit`] has the code under construction, the other modules one construct each.

mod assign;
mod class;
mod comp;
mod emit;
mod expr;
mod fold;
mod func;
mod pattern;
mod stmt;
#[cfg(test)]
mod tests;
mod unparse;
mod with_try;

use crate::ast::*;
use crate::code::{CodeUnit, Const, FLAG_NAMESPACE};
use crate::error::{Result, SyntaxError};
use crate::names::{self, Names};
use crate::opcode::Op;
use crate::scopes::Scopes;

use emit::Unit;

/// How to compile a module.
#[derive(Clone, Copy, Default)]
pub struct Options {
    /// In `Exec` mode: where the last statement is an expression, the code returns its value.
    pub want_value: bool,
}

/// Compiles a parsed and analyzed module. `names` is the table that its names come from.
///
/// The only error is code that is too large: more than 16 million instructions, 65,535 variables in a function.
pub fn compile(module: &Module, scopes: &Scopes, names: &mut Names, options: Options) -> Result<CodeUnit> {
    let scope = scopes.get(ScopeId(0));
    let first_line = 1;
    let unit = Unit::new(scope, names::MODULE, "<module>".into(), first_line);
    let mut compiler = Compiler { module, scopes, names, unit, error: None };
    compiler.prologue(FLAG_NAMESPACE);
    compiler.module(options);
    let unit = compiler.unit;
    let span = Span { line: 1, end_line: 1, ..Span::default() };
    match compiler.error {
        Some((message, span)) => Err(SyntaxError::new(message, span)),
        None if unit.too_large => Err(SyntaxError::new(TOO_LARGE, span)),
        None => Ok(unit.finish()),
    }
}

const TOO_LARGE: &str = "code too large";

/// The walk over the tree.
struct Compiler<'a> {
    module: &'a Module,
    scopes: &'a Scopes,
    names: &'a mut Names,
    /// The code object that is being written.
    unit: Unit<'a>,
    /// The first error and where it is.
    error: Option<(&'static str, Span)>,
}

impl<'a> Compiler<'a> {
    fn module(&mut self, options: Options) {
        let module = self.module;
        let mut body = &module.body[..];
        let mut value = None;
        let wanted = module.mode == Mode::Eval || module.mode == Mode::Exec && options.want_value;
        if wanted && let Some((Stmt { kind: StmtKind::Expr(last), .. }, rest)) = body.split_last() {
            value = Some(last);
            body = rest;
        }
        if module.mode == Mode::Exec
            && let Some(doc) = func::docstring(body)
        {
            self.unit.load(Const::Literal(Constant::Str(doc.into())));
            self.store(names::DUNDER_DOC, Span::default());
        }
        if class::annotates(body) {
            self.unit.emit(Op::SetupAnnotations, 0);
        }
        for stmt in body {
            self.stmt(stmt);
        }
        match value {
            Some(value) => self.expr(value),
            None => self.unit.load_none(),
        }
        self.unit.emit(Op::Return, 0);
    }

    /// Notes an error; the first one counts.
    fn fail(&mut self, message: &'static str, span: Span) {
        if self.error.is_none() {
            self.error = Some((message, span));
        }
    }

    /// The text of a name as a constant.
    fn load_text(&mut self, name: names::Name) {
        let text = Constant::Str(self.names.get(name).into());
        self.unit.load(Const::Literal(text));
    }
}
