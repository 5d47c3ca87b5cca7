//! Functions and lambdas: the code object's frame around a body, and the function made of it.

use crate::ast::*;
use crate::code::*;
use crate::names::{self, Name};
use crate::opcode::Op;
use crate::scopes::{Capture, Resolution, ScopeKind};

use super::emit::Unit;
use super::{Compiler, TOO_LARGE, unparse};

/// The docstring that a body starts with.
pub(super) fn docstring(body: &[Stmt]) -> Option<&str> {
    match &body.first()?.kind {
        StmtKind::Expr(Expr { kind: ExprKind::Constant(Constant::Str(text)), .. }) => Some(text),
        _ => None,
    }
}

impl<'a> Compiler<'a> {
    /// Starts a code object; the enclosing one is returned, to be given to [`Compiler::leave`]. `bind` is the
    /// variable that the definition is bound to, if any.
    pub(super) fn enter(&mut self, scope: ScopeId, name: Name, bind: Option<Name>, line: u32) -> Unit<'a> {
        let outer = self.unit.scope;
        let mut qualname = String::new();
        let is_global = bind.is_some_and(|bind| outer.resolve(bind) == Resolution::GlobalExplicit);
        if outer.kind != ScopeKind::Module && !is_global {
            qualname.push_str(&self.unit.code.qualname);
            qualname.push_str(if outer.kind == ScopeKind::Class { "." } else { ".<locals>." });
        }
        qualname.push_str(self.names.get(name));
        let unit = Unit::new(self.scopes.get(scope), name, qualname.into(), line);
        std::mem::replace(&mut self.unit, unit)
    }

    /// Ends a code object and makes a function of it. `parts` are the bits of MakeFunction for what is on the stack.
    pub(super) fn leave(&mut self, outer: Unit<'a>, scope: ScopeId, parts: u32, span: Span) {
        let unit = std::mem::replace(&mut self.unit, outer);
        if unit.too_large {
            self.fail(TOO_LARGE, span);
        }
        let scope = self.scopes.get(scope);
        let mut parts = parts;
        if !scope.captures.is_empty() {
            parts |= 8;
            for capture in &scope.captures {
                let slot = match capture {
                    Capture::Cell(index) => self.cell_slot(*index),
                    Capture::Free(index) => self.free_slot(*index),
                };
                self.unit.emit(Op::LoadClosure, slot);
            }
            self.unit.emit(Op::BuildTuple, scope.captures.len() as u32);
        }
        self.unit.load(Const::Code(Box::new(unit.finish())));
        self.unit.emit(Op::MakeFunction, parts);
    }

    /// What comes before a body: cells, and in generators and coroutines the start.
    pub(super) fn prologue(&mut self, flags: u16) {
        let scope = self.unit.scope;
        let mut flags = flags;
        if scope.is_generator {
            flags |= FLAG_GENERATOR;
        }
        if scope.is_async {
            flags |= FLAG_COROUTINE;
        }
        self.unit.code.flags |= flags;
        for (index, param) in scope.cell_params.iter().enumerate() {
            let slot = self.cell_slot(index as u32);
            match param {
                Some(param) if *param < 255 => self.unit.emit_ab(Op::MakeCell, *param, slot),
                _ => self.unit.emit_ab(Op::MakeCell, 255, slot),
            }
            if let Some(param) = param.filter(|param| *param >= 255) {
                self.unit.emit(Op::LoadFast, param);
                self.unit.emit(Op::StoreCell, slot);
            }
        }
        if scope.is_generator || scope.is_async {
            self.unit.emit(Op::MakeGenerator, 0);
            self.unit.emit(Op::Pop, 0);
        }
    }

    /// Pushes default values and, for functions, annotations; returns the bits for MakeFunction.
    fn signature(&mut self, params: &'a Params, returns: Option<&'a Expr>) -> u32 {
        let mut parts = 0;
        let defaults = || params.args.iter().filter_map(|param| param.default.as_ref());
        let count = defaults().count() as u32;
        if count > 0 {
            for value in defaults() {
                self.expr(value);
            }
            self.unit.emit(Op::BuildTuple, count);
            parts |= 1;
        }
        let mut count = 0;
        for param in &params.kwonly {
            if let Some(value) = &param.default {
                self.load_text(param.name);
                self.expr(value);
                count += 1;
            }
        }
        if count > 0 {
            self.unit.emit(Op::BuildDict, count);
            parts |= 2;
        }
        let mut count = 0;
        let args = params.args.iter().chain(params.vararg.as_deref());
        for param in args.chain(&params.kwonly).chain(params.kwarg.as_deref()) {
            if let Some(annotation) = &param.annotation {
                self.load_text(param.name);
                self.annotation(annotation);
                count += 1;
            }
        }
        if let Some(annotation) = returns {
            let name = self.intern("return");
            self.load_text(name);
            self.annotation(annotation);
            count += 1;
        }
        if count > 0 {
            self.unit.emit(Op::BuildDict, count);
            parts |= 4;
        }
        parts
    }

    /// Pushes an annotation: its value, or its text under `from __future__ import annotations`.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) {
        if self.module.future_annotations {
            let text = unparse::text(annotation, self.names);
            return self.unit.load(Const::Literal(Constant::Str(text.into())));
        }
        self.expr(annotation);
        if let ExprKind::Starred(_) = annotation.kind {
            self.unit.emit_at(Op::Unpack, 1, annotation.span);
        }
    }

    /// The parameter counts of the code object.
    fn params(&mut self, params: &Params) -> u16 {
        let code = &mut self.unit.code;
        code.arg_count = params.args.len() as u16;
        code.posonly_count = params.posonly as u16;
        code.kwonly_count = params.kwonly.len() as u16;
        let mut flags = 0;
        if params.vararg.is_some() {
            flags |= FLAG_VARARGS;
        }
        if params.kwarg.is_some() {
            flags |= FLAG_VARKEYWORDS;
        }
        if flags == 0 && params.kwonly.is_empty() {
            flags = FLAG_SIMPLE;
        }
        flags
    }

    pub(super) fn function(&mut self, def: &'a FunctionDef) {
        self.exprs(&def.decorators);
        let parts = self.signature(&def.params, def.returns.as_ref());
        let line = def.decorators.first().map_or(def.name_span.line, |first| first.span.line);
        let outer = self.enter(def.scope, def.name, Some(def.bind), line);
        let mut flags = self.params(&def.params);
        let mut body = &def.body[..];
        if let Some(doc) = docstring(body) {
            flags |= FLAG_DOCSTRING;
            self.unit.constant(Const::Literal(Constant::Str(doc.into())));
            body = body.get(1..).unwrap_or(&[]);
        }
        self.prologue(flags);
        self.body(body);
        self.unit.load_none();
        self.unit.emit(Op::Return, 0);
        self.leave(outer, def.scope, parts, def.name_span);
        self.decorate(&def.decorators);
        self.store(def.bind, def.name_span);
    }

    /// Calls the decorators on what they decorate.
    pub(super) fn decorate(&mut self, decorators: &'a [Expr]) {
        for decorator in decorators.iter().rev() {
            self.unit.emit_at(Op::Call, 1, decorator.span);
        }
    }

    pub(super) fn lambda(&mut self, lambda: &'a Lambda, span: Span) {
        let parts = self.signature(&lambda.params, None);
        let outer = self.enter(lambda.scope, names::LAMBDA, None, span.line);
        let flags = self.params(&lambda.params);
        self.prologue(flags);
        self.expr(&lambda.body);
        self.unit.emit(Op::Return, 0);
        self.leave(outer, lambda.scope, parts, span);
    }
}
