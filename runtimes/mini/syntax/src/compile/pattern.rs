//! `match` statements.
//!
//! A pattern takes the subject off the top of the stack. What it captures stays on the stack, below what is still
//! to be matched ([`Match::above`] values), and is stored only when the whole pattern has matched. A test that fails
//! jumps to a label that pops as much as lies on the stack at that point: `fail[n]` pops `n` values. The method is
//! CPython's.

use crate::ast::*;
use crate::code::Const;
use crate::names::Name;
use crate::opcode::Op;

use super::Compiler;
use super::emit::Label;

/// The state of one `case`, or one alternative.
#[derive(Default)]
struct Match {
    /// Captured names; the values lie on the stack below `above` values, the first name's on top.
    stores: Vec<Name>,
    /// Values on the stack above the captured ones, the subject not counted.
    above: usize,
    fail: Vec<Label>,
}

impl<'a> Compiler<'a> {
    pub(super) fn match_stmt(&mut self, subject: &'a Expr, cases: &'a [Case]) {
        self.expr(subject);
        let end = self.unit.label();
        for (index, case) in cases.iter().enumerate() {
            let last = index + 1 == cases.len();
            if !last {
                self.unit.emit(Op::Dup, 0);
            }
            let mut state = Match::default();
            self.pattern(&case.pattern, &mut state);
            for name in &state.stores {
                self.store(*name, case.pattern.span);
            }
            state.stores.clear();
            if let Some(guard) = &case.guard {
                let fail = self.fail_label(&mut state);
                self.jump_unless(guard, fail);
            }
            if !last {
                self.unit.emit(Op::Pop, 0);
            }
            self.body(&case.body);
            if !last {
                self.unit.jump(Op::Jump, end);
            }
            // The last one that fails goes on behind the statement, together with those that matched.
            if last && !state.fail.is_empty() {
                self.unit.jump(Op::Jump, end);
            }
            self.fail_here(&mut state);
        }
        self.unit.bind(end);
    }

    /// Where to go when a test fails now.
    fn fail_label(&mut self, state: &mut Match) -> Label {
        let pops = state.above + state.stores.len();
        while state.fail.len() < pops {
            let label = self.unit.label();
            state.fail.push(label);
        }
        match state.fail.get(pops) {
            Some(label) => *label,
            None => {
                let label = self.unit.label();
                state.fail.push(label);
                label
            }
        }
    }

    fn fail_jump(&mut self, op: Op, state: &mut Match) {
        let label = self.fail_label(state);
        self.unit.jump(op, label);
    }

    /// Failed tests arrive here.
    fn fail_here(&mut self, state: &mut Match) {
        while let Some(label) = state.fail.pop() {
            self.unit.bind(label);
            if !state.fail.is_empty() {
                self.unit.emit(Op::Pop, 0);
            }
        }
    }

    /// Moves the top of the stack below the next `count - 1` values.
    fn rotate(&mut self, count: usize) {
        match count {
            0 | 1 => {}
            2 => self.unit.emit(Op::Swap, 0),
            3 => self.unit.emit(Op::Rot3, 0),
            4 => self.unit.emit(Op::Rot4, 0),
            _ => {
                for below in (1..count as u32).rev() {
                    self.unit.emit(Op::SwapN, below);
                }
            }
        }
    }

    /// Captures the top of the stack, or drops it.
    fn capture(&mut self, name: Option<Name>, state: &mut Match) {
        match name {
            None => self.unit.emit(Op::Pop, 0),
            Some(name) => {
                self.rotate(state.above + state.stores.len() + 1);
                state.stores.push(name);
            }
        }
    }

    fn pattern(&mut self, pattern: &'a Pattern, state: &mut Match) {
        let span = pattern.span;
        match &pattern.kind {
            PatternKind::Value(value) => {
                self.expr(value);
                self.unit.emit_at(Op::CompareJump, CmpOp::Eq as u32, span);
                self.fail_jump(Op::PopJumpIfFalse, state);
            }
            PatternKind::Singleton(value) => {
                self.expr(value);
                self.unit.emit_at(Op::CompareJump, CmpOp::Is as u32, span);
                self.fail_jump(Op::PopJumpIfFalse, state);
            }
            PatternKind::Wildcard => self.unit.emit(Op::Pop, 0),
            PatternKind::Capture(name) => self.capture(Some(*name), state),
            PatternKind::Star(name) => self.capture(*name, state),
            PatternKind::As(inner, name) => {
                state.above += 1;
                self.unit.emit(Op::Dup, 0);
                self.pattern(inner, state);
                state.above -= 1;
                self.capture(Some(*name), state);
            }
            PatternKind::Sequence(items) => self.sequence(items, span, state),
            PatternKind::Mapping { items, rest } => self.mapping(items, *rest, span, state),
            PatternKind::Class { class, args, kwargs } => {
                self.expr(class);
                self.unit.load(Const::Names(kwargs.iter().map(|item| item.0).collect()));
                self.unit.emit_at(Op::MatchClass, args.len() as u32, span);
                state.above += 1;
                self.unit.emit(Op::Dup, 0);
                self.fail_jump(Op::PopJumpIfNone, state);
                let count = args.len() + kwargs.len();
                self.unit.emit_at(Op::Unpack, count as u32, span);
                state.above += count;
                state.above -= 1;
                for item in args.iter().chain(kwargs.iter().map(|item| &item.1)) {
                    state.above -= 1;
                    self.pattern(item, state);
                }
            }
            PatternKind::Or(alternatives) => self.alternatives(alternatives, state),
        }
    }

    /// `[subject bool]`: fails if false.
    fn check(&mut self, op: Op, span: Span, state: &mut Match) {
        self.unit.emit_at(op, 0, span);
        self.fail_jump(Op::PopJumpIfFalse, state);
    }

    /// Fails unless the length of the subject compares to `len`.
    fn check_len(&mut self, op: CmpOp, len: usize, span: Span, state: &mut Match) {
        self.unit.emit_at(Op::GetLen, 0, span);
        self.unit.load_int(len as i64);
        self.unit.emit_at(Op::CompareJump, op as u32, span);
        self.fail_jump(Op::PopJumpIfFalse, state);
    }

    fn sequence(&mut self, items: &'a [Pattern], span: Span, state: &mut Match) {
        let star = items.iter().position(|item| matches!(item.kind, PatternKind::Star(_)));
        state.above += 1;
        self.check(Op::MatchSequence, span, state);
        match star {
            None => self.check_len(CmpOp::Eq, items.len(), span, state),
            Some(_) if items.len() > 1 => self.check_len(CmpOp::Ge, items.len() - 1, span, state),
            Some(_) => {}
        }
        state.above -= 1;
        if items.iter().all(|item| matches!(item.kind, PatternKind::Wildcard | PatternKind::Star(None))) {
            return self.unit.emit(Op::Pop, 0);
        }
        match star {
            Some(star) => self.unpack_ex(star, items.len(), span),
            None => self.unit.emit_at(Op::Unpack, items.len() as u32, span),
        }
        state.above += items.len();
        for item in items {
            state.above -= 1;
            self.pattern(item, state);
        }
    }

    fn mapping(&mut self, items: &'a [(Expr, Pattern)], rest: Option<Name>, span: Span, state: &mut Match) {
        state.above += 1;
        self.check(Op::MatchMapping, span, state);
        if items.is_empty() && rest.is_none() {
            state.above -= 1;
            return self.unit.emit(Op::Pop, 0);
        }
        if !items.is_empty() {
            self.check_len(CmpOp::Ge, items.len(), span, state);
        }
        for (key, _) in items {
            self.expr(key);
        }
        self.unit.emit(Op::BuildTuple, items.len() as u32);
        // [subject keys values]
        self.unit.emit_at(Op::MatchKeys, 0, span);
        state.above += 2;
        self.unit.emit(Op::Dup, 0);
        self.fail_jump(Op::PopJumpIfNone, state);
        self.unit.emit_at(Op::Unpack, items.len() as u32, span);
        state.above += items.len();
        state.above -= 1;
        for (_, item) in items {
            state.above -= 1;
            self.pattern(item, state);
        }
        // [subject keys]
        state.above -= 2;
        match rest {
            Some(name) => {
                self.unit.emit_at(Op::MatchRest, 0, span);
                self.capture(Some(name), state);
            }
            None => {
                self.unit.emit(Op::Pop, 0);
                self.unit.emit(Op::Pop, 0);
            }
        }
    }

    /// `a | b`: every alternative leaves the captured values in the order of the first one.
    fn alternatives(&mut self, alternatives: &'a [Pattern], state: &mut Match) {
        let end = self.unit.label();
        let mut names = Vec::new();
        for (index, alternative) in alternatives.iter().enumerate() {
            let mut own = Match::default();
            self.unit.emit(Op::Dup, 0);
            self.pattern(alternative, &mut own);
            if index == 0 {
                names.clone_from(&own.stores);
            } else {
                self.reorder(&mut own.stores, &names);
            }
            self.unit.jump(Op::Jump, end);
            own.stores.clear();
            self.fail_here(&mut own);
        }
        self.unit.emit(Op::Pop, 0);
        self.fail_jump(Op::Jump, state);
        // [... subject *captured]: below the subject with them.
        self.unit.bind(end);
        let count = names.len() + 1 + state.above + state.stores.len();
        for name in names {
            self.rotate(count);
            state.stores.push(name);
        }
        self.unit.emit(Op::Pop, 0);
    }

    /// Exchanges values on the stack, `have` from the top, until they are in the order of `want`.
    fn reorder(&mut self, have: &mut [Name], want: &[Name]) {
        for at in 0..have.len() {
            let Some(from) = have.iter().position(|name| Some(name) == want.get(at)) else { continue };
            if from == at {
                continue;
            }
            have.swap(at, from);
            // Through the top: (at from) = (0 at) (0 from) (0 at).
            if at > 0 {
                self.unit.emit(Op::SwapN, at as u32);
            }
            self.unit.emit(Op::SwapN, from as u32);
            if at > 0 {
                self.unit.emit(Op::SwapN, at as u32);
            }
        }
    }
}
