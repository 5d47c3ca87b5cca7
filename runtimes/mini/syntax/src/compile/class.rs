//! Class definitions, and what class bodies and modules have in common: `__annotations__`.

use crate::ast::*;
use crate::code::{Const, FLAG_NAMESPACE};
use crate::names::{DUNDER_DOC, Name};
use crate::opcode::Op;

use super::Compiler;
use super::func::docstring;

/// Whether a body has an annotated assignment, in any block of it.
pub(super) fn annotates(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::If { arms, orelse } => arms.iter().any(|arm| annotates(&arm.body)) || annotates(orelse),
        StmtKind::While { body, orelse, .. } | StmtKind::For { body, orelse, .. } => {
            annotates(body) || annotates(orelse)
        }
        StmtKind::With { body, .. } => annotates(body),
        StmtKind::Try { body, handlers, orelse, finally } => {
            annotates(body)
                || annotates(orelse)
                || annotates(finally)
                || handlers.iter().any(|handler| annotates(&handler.body))
        }
        StmtKind::Match { cases, .. } => cases.iter().any(|case| annotates(&case.body)),
        _ => false,
    })
}

impl<'a> Compiler<'a> {
    pub(super) fn class(&mut self, def: &'a ClassDef) {
        self.exprs(&def.decorators);
        let line = def.decorators.first().map_or(def.name_span.line, |first| first.span.line);
        let span = Span { line, col: 0, end_line: line, end_col: 0 };
        let outer = self.enter(def.scope, def.name, Some(def.bind), line);
        self.class_body(&def.body, span);
        self.leave(outer, def.scope, 0, def.name_span);
        self.load_text(def.name);
        let star = def.args.iter().any(|arg| arg.kind == ArgKind::Star);
        if star {
            self.star_args(&def.args, span);
            self.unit.emit_at(Op::ListToTuple, 0, span);
        } else {
            let mut count = 0;
            for arg in def.args.iter().filter(|arg| arg.kind == ArgKind::Positional) {
                self.expr(&arg.value);
                count += 1;
            }
            self.unit.emit_at(Op::BuildTuple, count, span);
        }
        let keywords = self.keyword_dict(&def.args, 3, span);
        self.unit.emit_at(Op::BuildClass, keywords as u32, span);
        self.decorate(&def.decorators);
        self.store(def.bind, def.name_span);
    }

    fn class_body(&mut self, body: &'a [Stmt], span: Span) {
        self.prologue(FLAG_NAMESPACE);
        let (name, module, qualname) =
            (self.intern("__name__"), self.intern("__module__"), self.intern("__qualname__"));
        self.named(Op::LoadName, name, span);
        self.set(module, span);
        let text = Constant::Str(self.unit.code.qualname.clone());
        self.unit.load(Const::Literal(text));
        self.set(qualname, span);
        let mut body = body;
        if let Some(doc) = docstring(body) {
            self.unit.load(Const::Literal(Constant::Str(doc.into())));
            self.store(DUNDER_DOC, span);
            body = body.get(1..).unwrap_or(&[]);
        }
        if annotates(body) {
            self.unit.emit_at(Op::SetupAnnotations, 0, span);
        }
        self.body(body);
        if self.unit.scope.class_cell {
            self.unit.emit(Op::LoadClosure, self.cell_slot(0));
        } else {
            self.unit.load_none();
        }
        self.unit.emit(Op::Return, 0);
    }

    /// Into the namespace of the class, whatever the body declares about the name.
    fn set(&mut self, name: Name, span: Span) {
        self.named(Op::StoreName, name, span);
    }
}
