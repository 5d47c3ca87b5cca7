//! Comprehensions and generator expressions: functions that are called on the spot with an iterator.

use crate::ast::*;
use crate::names;
use crate::opcode::Op;

use super::Compiler;
use super::emit::Label;

/// A loop that is open while the ones inside it are written.
struct Open {
    head: Label,
    step: Label,
    /// Where an `async for` ends (through its handler); where the iterator is used up.
    end: Label,
    is_async: bool,
    span: Span,
}

impl<'a> Compiler<'a> {
    /// Pushes the collection, or the generator.
    pub(super) fn comp(&mut self, comp: &'a Comp, span: Span) {
        let Some(first) = comp.clauses.first() else { return };
        let name = match comp.kind {
            CompKind::List => names::LISTCOMP,
            CompKind::Set => names::SETCOMP,
            CompKind::Dict => names::DICTCOMP,
            CompKind::Generator => names::GENEXPR,
        };
        let outer = self.enter(comp.scope, name, None, span.line);
        self.unit.code.arg_count = 1;
        self.prologue(crate::code::FLAG_SIMPLE);
        self.comp_body(comp, span);
        let is_async = self.unit.scope.is_async && comp.kind != CompKind::Generator;
        self.leave(outer, comp.scope, 0, span);
        if first.is_async {
            self.expr(&first.iter);
            self.unit.emit_at(Op::GetAiter, 0, first.iter.span);
        } else {
            self.iterable(&first.iter);
            self.unit.emit_at(Op::GetIter, 0, first.iter.span);
        }
        self.unit.emit_at(Op::Call, 1, span);
        if is_async {
            self.await_value(0, span);
        }
    }

    fn comp_body(&mut self, comp: &'a Comp, span: Span) {
        let build = match comp.kind {
            CompKind::List => Some(Op::BuildList),
            CompKind::Set => Some(Op::BuildSet),
            CompKind::Dict => Some(Op::BuildDict),
            CompKind::Generator => None,
        };
        if let Some(build) = build {
            self.unit.emit_at(build, 0, span);
        }
        let mut open = Vec::new();
        for (index, clause) in comp.clauses.iter().enumerate() {
            if index == 0 {
                self.load(names::DOT_ZERO, clause.iter.span);
            } else if clause.is_async {
                self.expr(&clause.iter);
                self.unit.emit_at(Op::GetAiter, 0, clause.iter.span);
            } else {
                self.iterable(&clause.iter);
                self.unit.emit_at(Op::GetIter, 0, clause.iter.span);
            }
            let (head, end) = self.next_item(clause.is_async, clause.iter.span);
            let step = self.unit.label();
            self.assign_to(&clause.target);
            for test in &clause.ifs {
                self.jump_unless(test, step);
            }
            open.push(Open { head, step, end, is_async: clause.is_async, span: clause.iter.span });
        }
        self.expr(&comp.element);
        let below = open.len() as u32 + 1;
        match comp.kind {
            CompKind::List => self.unit.emit_at(Op::ListAppend, below, span),
            CompKind::Set => self.unit.emit_at(Op::SetAdd, below, span),
            CompKind::Dict => {
                if let Some(value) = &comp.value {
                    self.expr(value);
                }
                self.unit.emit_at(Op::DictAdd, below, span);
            }
            CompKind::Generator => {
                self.yield_value(span);
                self.unit.emit(Op::Pop, 0);
            }
        }
        while let Some(clause) = open.pop() {
            self.unit.bind(clause.step);
            self.unit.jump_at(Op::JumpBack, clause.head, clause.span);
            self.end_items(clause.is_async, clause.end, clause.span);
        }
        if comp.kind == CompKind::Generator {
            self.unit.load_none();
        }
        self.unit.emit(Op::Return, 0);
    }

    /// The head of a loop: `it -> it item`. Also where the loop goes when there are no more items.
    pub(super) fn next_item(&mut self, is_async: bool, span: Span) -> (Label, Label) {
        let head = self.unit.here();
        let end = self.unit.label();
        if is_async {
            let region = self.unit.protect(end, 0);
            self.unit.emit_at(Op::GetAnext, 0, span);
            self.delegate(span);
            self.unit.unprotect(region);
        } else {
            self.unit.jump_at(Op::ForIter, end, span);
        }
        (head, end)
    }

    /// Where the loop goes when there are no more items: without the iterator on the stack.
    pub(super) fn end_items(&mut self, is_async: bool, end: Label, span: Span) {
        self.unit.bind(end);
        if is_async {
            let over = self.unit.label();
            self.unit.jump_at(Op::EndAsyncFor, over, span);
            self.unit.bind(over);
        }
    }
}
