//! Names, attributes and items: loading, storing, deleting; unpacking; augmented and annotated assignment.

use crate::ast::*;
use crate::names::{DEBUG, DUNDER_ANNOTATIONS, Name};
use crate::opcode::Op;
use crate::scopes::{Resolution, ScopeKind};

use super::Compiler;

impl<'a> Compiler<'a> {
    /// The frame slot of a cell or captured variable.
    pub(super) fn cell_slot(&self, index: u32) -> u32 {
        self.unit.scope.varnames.len() as u32 + index
    }

    pub(super) fn free_slot(&self, index: u32) -> u32 {
        self.cell_slot(self.unit.scope.cellvars.len() as u32) + index
    }

    /// Pushes a variable.
    pub(super) fn load(&mut self, name: Name, span: Span) {
        if name == DEBUG {
            return self.unit.emit(Op::LoadSpecial, 1);
        }
        match self.unit.scope.resolve(name) {
            Resolution::Local(slot) => self.unit.emit_at(Op::LoadFast, slot, span),
            Resolution::Cell(index) => self.unit.emit_at(Op::LoadCell, self.cell_slot(index), span),
            Resolution::Free(index) => self.unit.emit_at(Op::LoadCell, self.free_slot(index), span),
            Resolution::ClassFree(index) => {
                let slot = self.free_slot(index);
                let name = self.unit.name(name);
                if slot > 255 || name > 0xffff {
                    self.unit.too_large = true;
                }
                self.unit.emit_at(Op::LoadClassCell, (slot & 255) | (name & 0xffff) << 8, span);
            }
            Resolution::Name => self.named(Op::LoadName, name, span),
            Resolution::GlobalExplicit | Resolution::GlobalImplicit => self.named(Op::LoadGlobal, name, span),
        }
    }

    /// An instruction whose argument is a name.
    pub(super) fn named(&mut self, op: Op, name: Name, span: Span) {
        let name = self.unit.name(name);
        self.unit.emit_at(op, name, span);
    }

    /// Pops into a variable.
    pub(super) fn store(&mut self, name: Name, span: Span) {
        match self.unit.scope.resolve(name) {
            Resolution::Local(slot) => self.unit.emit(Op::StoreFast, slot),
            Resolution::Cell(index) => self.unit.emit(Op::StoreCell, self.cell_slot(index)),
            Resolution::Free(index) | Resolution::ClassFree(index) => {
                self.unit.emit(Op::StoreCell, self.free_slot(index));
            }
            // The namespace of a class may be of a class of its own.
            Resolution::Name if self.unit.scope.kind == ScopeKind::Class => {
                self.named(Op::StoreName, name, span);
            }
            resolution => {
                let global = resolution != Resolution::Name;
                let name = self.unit.name(name);
                self.unit.emit(if global { Op::StoreGlobal } else { Op::StoreName }, name);
            }
        }
    }

    /// Unbinds a variable.
    pub(super) fn delete_name(&mut self, name: Name, span: Span) {
        match self.unit.scope.resolve(name) {
            Resolution::Local(slot) => self.unit.emit_at(Op::DelFast, slot, span),
            Resolution::Cell(index) => self.unit.emit_at(Op::DelCell, self.cell_slot(index), span),
            Resolution::Free(index) | Resolution::ClassFree(index) => {
                self.unit.emit_at(Op::DelCell, self.free_slot(index), span);
            }
            Resolution::Name => self.named(Op::DelName, name, span),
            _ => self.named(Op::DelGlobal, name, span),
        }
    }

    /// `a = b = value`
    pub(super) fn assign(&mut self, targets: &'a [Expr], value: &'a Expr) {
        if let (
            [Expr { kind: ExprKind::Tuple(targets) | ExprKind::List(targets), .. }],
            ExprKind::Tuple(values),
        ) = (targets, &value.kind)
            && targets.len() == values.len()
            && (2..=3).contains(&targets.len())
            && !targets.iter().chain(values).any(is_starred)
        {
            // Without a tuple: reversed, so that the first is stored first.
            self.exprs(values);
            if values.len() == 2 {
                self.unit.emit(Op::Swap, 0);
            } else {
                self.unit.emit(Op::SwapN, 2);
            }
            return self.assign_all(targets);
        }
        self.expr(value);
        let Some((last, rest)) = targets.split_last() else { return };
        for target in rest {
            self.unit.emit(Op::Dup, 0);
            self.assign_to(target);
        }
        self.assign_to(last);
    }

    fn assign_all(&mut self, targets: &'a [Expr]) {
        for target in targets {
            self.assign_to(target);
        }
    }

    /// Pops into a target of any kind.
    pub(super) fn assign_to(&mut self, target: &'a Expr) {
        match &target.kind {
            ExprKind::Name(name) => self.store(*name, target.span),
            ExprKind::Attribute(value, name) => {
                self.expr(value);
                self.named(Op::StoreAttr, *name, target.span);
            }
            ExprKind::Subscript(value, index) => {
                self.expr(value);
                self.expr(index);
                self.unit.emit_at(Op::StoreItem, 0, target.span);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                match items.iter().position(is_starred) {
                    Some(star) => self.unpack_ex(star, items.len(), target.span),
                    None => self.unit.emit_at(Op::Unpack, items.len() as u32, target.span),
                }
                self.assign_all(items);
            }
            ExprKind::Starred(inner) => self.assign_to(inner),
            _ => self.unit.emit(Op::Pop, 0),
        }
    }

    /// Unpacks to `len` values of which the one at `star` is a list.
    pub(super) fn unpack_ex(&mut self, star: usize, len: usize, span: Span) {
        let (before, after) = (star as u32, (len - star - 1) as u32);
        if before > 255 || after > 0xffff {
            self.unit.too_large = true;
        }
        self.unit.emit_at(Op::UnpackEx, (before & 255) | (after & 0xffff) << 8, span);
    }

    pub(super) fn delete(&mut self, target: &'a Expr) {
        match &target.kind {
            ExprKind::Name(name) => self.delete_name(*name, target.span),
            ExprKind::Attribute(value, name) => {
                self.expr(value);
                self.named(Op::DelAttr, *name, target.span);
            }
            ExprKind::Subscript(value, index) => {
                self.expr(value);
                self.expr(index);
                self.unit.emit_at(Op::DelItem, 0, target.span);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => {
                for item in items {
                    self.delete(item);
                }
            }
            _ => {}
        }
    }

    /// `target op= value`: what the target consists of is evaluated once.
    pub(super) fn aug_assign(&mut self, target: &'a Expr, op: BinOp, value: &'a Expr, span: Span) {
        match &target.kind {
            ExprKind::Attribute(object, name) => {
                self.expr(object);
                self.unit.emit(Op::Dup, 0);
                self.named(Op::LoadAttr, *name, target.span);
                self.expr(value);
                self.unit.emit_at(Op::InPlace, op as u32, span);
                self.unit.emit(Op::Swap, 0);
                self.named(Op::StoreAttr, *name, target.span);
            }
            ExprKind::Subscript(object, index) => {
                self.expr(object);
                self.expr(index);
                self.unit.emit(Op::Dup2, 0);
                self.unit.emit_at(Op::LoadItem, 0, target.span);
                self.expr(value);
                self.unit.emit_at(Op::InPlace, op as u32, span);
                self.unit.emit(Op::Rot3, 0);
                self.unit.emit_at(Op::StoreItem, 0, target.span);
            }
            _ => {
                self.expr(target);
                self.expr(value);
                self.unit.emit_at(Op::InPlace, op as u32, span);
                self.assign_to(target);
            }
        }
    }

    /// `target: annotation = value`. Annotations are evaluated in modules and classes only, and last.
    pub(super) fn ann_assign(
        &mut self,
        target: &'a Expr,
        annotation: &'a Expr,
        value: Option<&'a Expr>,
        simple: bool,
    ) {
        let evaluated = matches!(self.unit.scope.kind, ScopeKind::Module | ScopeKind::Class);
        if let Some(value) = value {
            self.expr(value);
            self.assign_to(target);
        }
        match &target.kind {
            ExprKind::Name(name) if simple && evaluated => {
                self.annotation(annotation);
                self.named(Op::LoadName, DUNDER_ANNOTATIONS, target.span);
                self.load_text(*name);
                return self.unit.emit_at(Op::StoreItem, 0, target.span);
            }
            ExprKind::Attribute(object, _) if value.is_none() => {
                self.expr(object);
                self.unit.emit(Op::Pop, 0);
            }
            ExprKind::Subscript(object, index) if value.is_none() => {
                self.expr(object);
                self.unit.emit(Op::Pop, 0);
                self.expr(index);
                self.unit.emit(Op::Pop, 0);
            }
            _ => {}
        }
        if evaluated && !self.module.future_annotations {
            self.expr(annotation);
            self.unit.emit(Op::Pop, 0);
        }
    }
}

pub(super) fn is_starred(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Starred(_))
}
