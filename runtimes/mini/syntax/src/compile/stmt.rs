//! Statements, one by one; the larger ones have modules of their own.

use crate::ast::*;
use crate::code::Const;
use crate::names::{FUTURE, Name, STAR};
use crate::opcode::Op;
use crate::scopes::ScopeKind;

use super::Compiler;
use super::expr::truth;
use super::with_try::Block;

impl<'a> Compiler<'a> {
    pub(super) fn body(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            self.stmt(stmt);
        }
    }

    pub(super) fn stmt(&mut self, stmt: &'a Stmt) {
        if self.error.is_some() {
            return;
        }
        let span = stmt.span;
        match &stmt.kind {
            StmtKind::Expr(value)
                if self.module.mode == Mode::Single && self.unit.scope.kind == ScopeKind::Module =>
            {
                self.expr(value);
                self.unit.emit_at(Op::PrintExpr, 0, value.span);
            }
            // A constant has no effect.
            StmtKind::Expr(Expr { kind: ExprKind::Constant(_), .. }) => {}
            StmtKind::Expr(value) => {
                self.expr(value);
                self.unit.emit(Op::Pop, 0);
            }
            StmtKind::Assign { targets, value } => self.assign(targets, value),
            StmtKind::AugAssign { target, op, value } => self.aug_assign(target, *op, value, span),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.ann_assign(target, annotation, value.as_ref(), *simple);
            }
            StmtKind::Return(value) => self.return_value(value.as_ref()),
            StmtKind::Delete(targets) => {
                for target in targets {
                    self.delete(target);
                }
            }
            StmtKind::Pass | StmtKind::Global(_) | StmtKind::Nonlocal(_) => {}
            StmtKind::Break => self.leave_loop(false, span),
            StmtKind::Continue => self.leave_loop(true, span),
            StmtKind::Raise { exc, cause } => {
                let mut count = 0;
                for value in [exc, cause].into_iter().flatten() {
                    self.expr(value);
                    count += 1;
                }
                self.unit.emit_at(Op::Raise, count, span);
            }
            StmtKind::Assert { test, msg } => {
                let end = self.unit.label();
                self.jump_if(test, end, true);
                self.unit.emit(Op::LoadAssertionError, 0);
                if let Some(msg) = msg {
                    self.expr(msg);
                    self.unit.emit_at(Op::Call, 1, test.span);
                }
                self.unit.emit_at(Op::Raise, 1, test.span);
                self.unit.bind(end);
            }
            StmtKind::Import(aliases) => {
                for alias in aliases {
                    self.import(alias, span);
                }
            }
            StmtKind::ImportFrom { module, names, level } => self.import_from(*module, names, *level, span),
            StmtKind::If { arms, orelse } => {
                let end = self.unit.label();
                for (index, arm) in arms.iter().enumerate() {
                    let next = self.unit.label();
                    self.jump_unless(&arm.test, next);
                    self.body(&arm.body);
                    if index + 1 < arms.len() || !orelse.is_empty() {
                        self.unit.jump(Op::Jump, end);
                    }
                    self.unit.bind(next);
                }
                self.body(orelse);
                self.unit.bind(end);
            }
            StmtKind::While { test, body, orelse } => self.while_stmt(test, body, orelse, span),
            StmtKind::For { target, iter, body, orelse, is_async } => {
                if *is_async {
                    self.expr(iter);
                    self.unit.emit_at(Op::GetAiter, 0, iter.span);
                } else {
                    self.iterable(iter);
                    self.unit.emit_at(Op::GetIter, 0, iter.span);
                }
                let (head, done) = self.next_item(*is_async, iter.span);
                let end = self.unit.label();
                self.push_block(Block::Loop { head, end, pop: true }, span);
                self.assign_to(target);
                self.body(body);
                self.unit.jump_at(Op::JumpBack, head, iter.span);
                self.pop_block();
                self.end_items(*is_async, done, iter.span);
                self.body(orelse);
                self.unit.bind(end);
            }
            StmtKind::With { items, body, is_async } => self.with_stmt(items, body, *is_async),
            StmtKind::Try { body, handlers, orelse, finally } => {
                self.try_stmt(body, handlers, orelse, finally, span);
            }
            StmtKind::FunctionDef(def) => self.function(def),
            StmtKind::ClassDef(def) => self.class(def),
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases),
        }
    }

    fn while_stmt(&mut self, test: &'a Expr, body: &'a [Stmt], orelse: &'a [Stmt], span: Span) {
        // What is raised between two rounds (KeyboardInterrupt) belongs to the instruction before the loop's head: it has to be
        // as guarded as the loop.
        if self.unit.blocks.last_mut().and_then(Block::region).is_some() {
            self.unit.emit(Op::Nop, 0);
        }
        let head = self.unit.here();
        let (done, end) = (self.unit.label(), self.unit.label());
        if truth(test) != Some(true) {
            self.jump_unless(test, done);
        }
        self.push_block(Block::Loop { head, end, pop: false }, span);
        self.body(body);
        self.unit.jump_at(Op::JumpBack, head, test.span);
        self.pop_block();
        self.unit.bind(done);
        self.body(orelse);
        self.unit.bind(end);
    }

    /// `import a.b.c` binds `a`; `import a.b.c as d` walks down to `c`.
    fn import(&mut self, alias: &'a Alias, span: Span) {
        self.unit.load_int(0);
        self.unit.load_none();
        self.named(Op::ImportName, alias.name, span);
        if alias.has_as {
            let text: Box<str> = self.names.get(alias.name).into();
            for part in text.split('.').skip(1) {
                let part = self.intern(part);
                self.named(Op::ImportFrom, part, span);
                self.unit.emit(Op::Swap, 0);
                self.unit.emit(Op::Pop, 0);
            }
        }
        self.store(alias.bind, alias.span);
    }

    fn import_from(&mut self, module: Option<Name>, names: &'a [Alias], level: u32, span: Span) {
        // A directive to the compiler, obeyed already; the name is bound without fetching a module for it.
        if module == Some(FUTURE) && level == 0 {
            for alias in names {
                self.unit.load(Const::Literal(Constant::True));
                self.store(alias.bind, alias.span);
            }
            return;
        }
        self.unit.load_int(level.into());
        self.unit.load(Const::Names(names.iter().map(|alias| alias.name).collect()));
        let module = module.unwrap_or_else(|| self.intern(""));
        self.named(Op::ImportName, module, span);
        for alias in names {
            if alias.name == STAR {
                return self.unit.emit_at(Op::ImportStar, 0, span);
            }
            self.named(Op::ImportFrom, alias.name, span);
            self.store(alias.bind, alias.span);
        }
        self.unit.emit(Op::Pop, 0);
    }
}
