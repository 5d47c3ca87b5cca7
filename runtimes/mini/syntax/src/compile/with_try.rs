//! `try`, `with`, and how `return`, `break` and `continue` get out of them.
//!
//! A protected body has an entry in the handler table. When an exception arrives at the handler, the stack has been
//! cut to the entry's depth and the exception pushed. Every handler starts with `PushExc`, which leaves
//! `[previous exc]`, and is itself protected by a cleanup that restores what was being handled before:
//!
//! ```text
//! cleanup:   [previous exc2]  Swap  PopExc  Reraise
//! ```
//!
//! A handler that does not match (or a `finally` that has run to its end) has `[previous exc]` on the stack and falls
//! into the same three instructions. A `finally` body is written again for every way out of the statement. While
//! code that leaves blocks is written, their protected ranges are interrupted: an exception in a `finally` body
//! is none of the body that it belongs to.

use crate::ast::*;
use crate::names::Name;
use crate::opcode::Op;
use crate::scopes::Resolution;

use super::Compiler;
use super::emit::{Label, Region};

/// Nested blocks in one function, as in CPython.
const MAX_BLOCKS: usize = 40;

/// What a jump out of a statement has to undo.
#[derive(Clone, Copy)]
pub(super) enum Block<'a> {
    /// A loop; `pop`: its iterator is on the stack.
    Loop { head: Label, end: Label, pop: bool },
    /// The body of a `try` with handlers.
    Try(Region),
    /// What a `finally` guards.
    Finally(Region, &'a [Stmt]),
    /// A `finally` that runs for an exception: `[previous exc]`.
    FinallyHandler(Region),
    /// A handler: `[previous]`.
    Handler(Region),
    /// The body of `except ... as name`.
    HandlerName(Region, Name, Span),
    /// The body of a `with`: `[exit]`.
    With { region: Region, is_async: bool, span: Span },
    /// A `finally` on the way of a `return`, whose value is on the stack.
    Value,
}

impl Block<'_> {
    pub(super) fn region(&mut self) -> Option<&mut Region> {
        match self {
            Block::Try(region)
            | Block::Finally(region, _)
            | Block::FinallyHandler(region)
            | Block::Handler(region)
            | Block::HandlerName(region, ..)
            | Block::With { region, .. } => Some(region),
            Block::Loop { .. } | Block::Value => None,
        }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn push_block(&mut self, block: Block<'a>, span: Span) {
        if self.unit.blocks.len() >= MAX_BLOCKS {
            self.fail("too many statically nested blocks", span);
        }
        self.unit.blocks.push(block);
    }

    /// Takes the innermost block off and ends its protected range.
    pub(super) fn pop_block(&mut self) -> Option<Block<'a>> {
        let mut block = self.unit.blocks.pop()?;
        if let Some(region) = block.region() {
            self.unit.unprotect(*region);
        }
        Some(block)
    }

    // Ways out

    pub(super) fn return_value(&mut self, value: Option<&'a Expr>) {
        // Loops and plain handlers need no undoing when the frame goes.
        let scope = self.unit.scope;
        let undo = self.unit.blocks.iter().any(|block| match block {
            Block::Finally(..) | Block::With { .. } => true,
            Block::HandlerName(_, name, _) => !matches!(scope.resolve(*name), Resolution::Local(_)),
            _ => false,
        });
        if !undo {
            self.maybe(value);
            return self.unit.emit(Op::Return, 0);
        }
        let computed = value.filter(|value| !matches!(value.kind, ExprKind::Constant(_)));
        if let Some(value) = computed {
            self.expr(value);
        }
        let left = self.unwind(0, computed.is_some());
        if computed.is_none() {
            self.maybe(value);
        }
        self.unit.emit(Op::Return, 0);
        self.rewind(left);
    }

    /// `break`, or with `again` `continue`.
    pub(super) fn leave_loop(&mut self, again: bool, span: Span) {
        let found = self.unit.blocks.iter().rposition(|block| matches!(block, Block::Loop { .. }));
        let Some(index) = found else { return };
        let Some(&Block::Loop { head, end, pop }) = self.unit.blocks.get(index) else { return };
        let left = self.unwind(index + 1, false);
        if again {
            self.unit.jump_at(Op::JumpBack, head, span);
        } else {
            if pop {
                self.unit.emit(Op::Pop, 0);
            }
            self.unit.jump(Op::Jump, end);
        }
        self.rewind(left);
    }

    /// Leaves all blocks but the `keep` outermost, from the innermost outwards. With `value` the top of the stack
    /// survives. The blocks are returned for [`Compiler::rewind`].
    fn unwind(&mut self, keep: usize, value: bool) -> Vec<Block<'a>> {
        let mut left = Vec::new();
        while self.unit.blocks.len() > keep {
            let Some(block) = self.pop_block() else { break };
            match block {
                Block::Try(_) | Block::Loop { pop: false, .. } => {}
                Block::Loop { .. } | Block::Value => self.drop_below(value, Op::Pop),
                Block::Finally(_, body) => {
                    if value {
                        self.unit.blocks.push(Block::Value);
                    }
                    self.body(body);
                    if value {
                        self.unit.blocks.pop();
                    }
                }
                Block::FinallyHandler(_) => {
                    self.drop_below(value, Op::Pop);
                    self.drop_below(value, Op::PopExc);
                }
                Block::Handler(_) => self.drop_below(value, Op::PopExc),
                Block::HandlerName(_, name, span) => self.unbind(name, span),
                Block::With { is_async, span, .. } => {
                    if value {
                        self.unit.emit(Op::Swap, 0);
                    }
                    self.exit_with(is_async, span);
                }
            }
            left.push(block);
        }
        left
    }

    /// Back into the blocks that were left, for the code that follows.
    fn rewind(&mut self, left: Vec<Block<'a>>) {
        for mut block in left.into_iter().rev() {
            if let Some(region) = block.region() {
                self.unit.protect_again(region);
            }
            self.unit.blocks.push(block);
        }
    }

    /// Takes a value off the stack, from below the top if that is to stay.
    fn drop_below(&mut self, value: bool, how: Op) {
        if value {
            self.unit.emit(Op::Swap, 0);
        }
        self.unit.emit(how, 0);
    }

    // try

    pub(super) fn try_stmt(
        &mut self,
        body: &'a [Stmt],
        handlers: &'a [Handler],
        orelse: &'a [Stmt],
        finally: &'a [Stmt],
        span: Span,
    ) {
        if finally.is_empty() {
            return self.try_except(body, handlers, orelse, span);
        }
        let (handler, cleanup, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let region = self.unit.protect(handler, 0);
        self.push_block(Block::Finally(region, finally), span);
        self.try_except(body, handlers, orelse, span);
        self.pop_block();
        self.body(finally);
        self.unit.jump(Op::Jump, end);
        self.unit.bind(handler);
        self.unit.emit(Op::PushExc, 0);
        let region = self.unit.protect(cleanup, 1);
        self.push_block(Block::FinallyHandler(region), span);
        self.body(finally);
        self.pop_block();
        self.cleanup(cleanup);
        self.unit.bind(end);
    }

    /// `[previous exc]`: the previous exception is handled again, the other one goes on.
    fn cleanup(&mut self, label: Label) {
        self.unit.bind(label);
        self.unit.emit(Op::Swap, 0);
        self.unit.emit(Op::PopExc, 0);
        self.unit.emit(Op::Reraise, 0);
    }

    fn try_except(&mut self, body: &'a [Stmt], handlers: &'a [Handler], orelse: &'a [Stmt], span: Span) {
        if handlers.is_empty() {
            return self.body(body);
        }
        let (handler, cleanup, end) = (self.unit.label(), self.unit.label(), self.unit.label());
        let region = self.unit.protect(handler, 0);
        self.push_block(Block::Try(region), span);
        self.body(body);
        self.pop_block();
        self.body(orelse);
        self.unit.jump(Op::Jump, end);
        self.unit.bind(handler);
        self.unit.emit(Op::PushExc, 0);
        let region = self.unit.protect(cleanup, 1);
        self.push_block(Block::Handler(region), span);
        for handler in handlers {
            self.handler(handler, end);
        }
        self.pop_block();
        self.cleanup(cleanup);
        self.unit.bind(end);
    }

    /// One clause: `[previous exc]` before it and behind it where it does not match.
    fn handler(&mut self, handler: &'a Handler, end: Label) {
        let next = self.unit.label();
        if let Some(exc) = &handler.exc {
            self.expr(exc);
            self.unit.emit_at(Op::MatchExc, 0, exc.span);
            self.unit.jump(Op::PopJumpIfFalse, next);
        }
        match handler.name {
            None => {
                self.unit.emit(Op::Pop, 0);
                self.body(&handler.body);
                self.leave_handler(end);
            }
            Some(name) => {
                let unbind = self.unit.label();
                self.store(name, handler.span);
                let region = self.unit.protect(unbind, 0);
                self.push_block(Block::HandlerName(region, name, handler.span), handler.span);
                self.body(&handler.body);
                self.pop_block();
                self.unbind(name, handler.span);
                self.leave_handler(end);
                // An exception in the body: [previous exc2]; the cleanup of the whole does the rest.
                self.unit.bind(unbind);
                self.unbind(name, handler.span);
                self.unit.emit(Op::Reraise, 0);
            }
        }
        self.unit.bind(next);
    }

    /// `[previous]`: the end of a clause. Out of its protected range, whose handler wants that value.
    fn leave_handler(&mut self, end: Label) {
        let left: Vec<_> = self.pop_block().into_iter().collect();
        self.unit.emit(Op::PopExc, 0);
        self.unit.jump(Op::Jump, end);
        self.rewind(left);
    }

    /// `name = None; del name`: whatever the body did with it.
    fn unbind(&mut self, name: Name, span: Span) {
        self.unit.load_none();
        self.store(name, span);
        self.delete_name(name, span);
    }

    // with

    pub(super) fn with_stmt(&mut self, items: &'a [WithItem], body: &'a [Stmt], is_async: bool) {
        let mut handlers = Vec::with_capacity(items.len());
        for item in items {
            let span = item.context.span;
            self.expr(&item.context);
            if is_async {
                self.unit.emit_at(Op::EnterAsyncWith, 0, span);
                self.await_value(1, span);
            } else {
                self.unit.emit_at(Op::EnterWith, 0, span);
            }
            let handler = self.unit.label();
            let region = self.unit.protect(handler, 1);
            self.push_block(Block::With { region, is_async, span }, span);
            handlers.push(handler);
            match &item.target {
                Some(target) => self.assign_to(target),
                None => self.unit.emit(Op::Pop, 0),
            }
        }
        self.body(body);
        for handler in handlers.into_iter().rev() {
            let Some(Block::With { span, .. }) = self.pop_block() else { break };
            let (swallow, cleanup, end) = (self.unit.label(), self.unit.label(), self.unit.label());
            self.exit_with(is_async, span);
            self.unit.jump(Op::Jump, end);
            self.unit.bind(handler);
            // [exit exc]
            self.unit.emit(Op::PushExc, 0);
            let region = self.unit.protect(cleanup, 1);
            self.unit.emit_at(Op::ExitWithExc, 0, span);
            if is_async {
                self.await_value(2, span);
            }
            self.unit.jump_at(Op::PopJumpIfTrue, swallow, span);
            self.unit.unprotect(region);
            self.cleanup(cleanup);
            // [exit previous exc]
            self.unit.bind(swallow);
            self.unit.emit(Op::Pop, 0);
            self.unit.emit(Op::PopExc, 0);
            self.unit.emit(Op::Pop, 0);
            self.unit.bind(end);
        }
    }

    /// `[exit]`: calls it for a body that has ended without an exception.
    fn exit_with(&mut self, is_async: bool, span: Span) {
        for _ in 0..3 {
            self.unit.load_none();
        }
        self.unit.emit_at(Op::Call, 3, span);
        if is_async {
            self.await_value(2, span);
        }
        self.unit.emit(Op::Pop, 0);
    }
}
