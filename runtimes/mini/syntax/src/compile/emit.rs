//! The code under construction: instructions, labels, constants, stack depth, positions, protected ranges.
//!
//! Everything is written once, front to back. A jump holds the number of its label until [`Unit::finish`] puts
//! positions in. Instructions after an unconditional jump are not written at all until a label that something
//! jumps to ([`Unit::live`]); so the depth of the stack is known at every instruction and the greatest one exact.
//! Fused instructions replace the one just written, never across a label.

use crate::ast::{Constant, Span};
use crate::code::{CodeUnit, Const, HandlerEntry, LineEntry};
use crate::names::Name;
use crate::opcode::{Op, word, word_ab};
use crate::scopes::Scope;

use super::with_try::Block;

/// A place in the code to jump to.
#[derive(Clone, Copy)]
pub(super) struct Label(u32);

struct Target {
    at: u32,
    depth: u32,
    used: bool,
}

/// A range of code that is protected while it is being written.
#[derive(Clone, Copy)]
pub(super) struct Region {
    start: u32,
    handler: Label,
    /// Depth that the handler wants, without the exception.
    depth: u32,
}

/// One code object in the making.
pub(super) struct Unit<'a> {
    pub code: CodeUnit,
    pub scope: &'a Scope,
    /// Statements and handlers around the current place that a jump out of them has to leave properly.
    pub blocks: Vec<Block<'a>>,
    /// Whether the current place can be reached.
    pub live: bool,
    pub depth: u32,
    labels: Vec<Target>,
    /// Handlers by label, in the order of `HandlerEntry`.
    handlers: Vec<HandlerEntry>,
    /// Where the last instruction starts, if the next one may be fused with it.
    last: Option<usize>,
    /// Something did not fit its field.
    pub too_large: bool,
}

impl<'a> Unit<'a> {
    pub fn new(scope: &'a Scope, name: Name, qualname: Box<str>, first_line: u32) -> Self {
        let code = CodeUnit {
            flags: 0,
            arg_count: 0,
            posonly_count: 0,
            kwonly_count: 0,
            stack_size: 0,
            first_line,
            name,
            qualname,
            code: Vec::new(),
            consts: Vec::new(),
            names: Vec::new(),
            varnames: scope.varnames.clone(),
            cellvars: scope.cellvars.clone(),
            freevars: scope.freevars.clone(),
            lines: Vec::new(),
            handlers: Vec::new(),
        };
        let slots = code.varnames.len() + code.cellvars.len() + code.freevars.len();
        Unit {
            code,
            scope,
            blocks: Vec::new(),
            live: true,
            depth: 0,
            labels: Vec::new(),
            handlers: Vec::new(),
            last: None,
            too_large: slots > 0xffff,
        }
    }

    fn at(&self) -> u32 {
        self.code.code.len() as u32
    }

    // Instructions

    /// An instruction that cannot raise, or whose place is the one of the instruction before it.
    pub fn emit(&mut self, op: Op, arg: u32) {
        if !self.live {
            return;
        }
        if arg >> 24 != 0 {
            self.too_large = true;
        }
        let fused = self.fuse(op, arg);
        let (at, word) = match fused {
            Some((at, word)) => (at, word),
            None => (self.code.code.len(), word(op, arg)),
        };
        self.code.code.truncate(at);
        self.code.code.push(word);
        for _ in 0..op.cache_words() {
            self.code.code.push(0);
        }
        self.last = Some(at);
        self.step(op, arg);
    }

    /// Tracks the stack and whether the next instruction can be reached.
    fn step(&mut self, op: Op, arg: u32) {
        let (pops, pushes) = effect(op, arg);
        self.depth = (self.depth + pushes).saturating_sub(pops);
        self.code.stack_size = self.code.stack_size.max(self.depth);
        if matches!(op, Op::Jump | Op::JumpBack | Op::Return | Op::Raise | Op::Reraise | Op::EndAsyncFor) {
            self.live = false;
        }
    }

    /// An instruction that can raise, and what to underline then.
    pub fn emit_at(&mut self, op: Op, arg: u32, span: Span) {
        if self.live {
            self.emit(op, arg);
            self.line(span);
        }
    }

    /// An instruction with two fields.
    pub fn emit_ab(&mut self, op: Op, a: u32, b: u32) {
        if a > 255 || b > 0xffff {
            self.too_large = true;
        }
        self.emit(op, (a & 255) | (b & 0xffff) << 8);
    }

    /// The last instruction comes from `span`.
    fn line(&mut self, span: Span) {
        let Some(start) = self.last else { return };
        let start = start as u32;
        if self.code.lines.last().is_some_and(|entry| entry.start == start) {
            self.code.lines.pop();
        }
        if self.code.lines.last().is_none_or(|entry| entry.span != span) {
            self.code.lines.push(LineEntry { start, span });
        }
    }

    /// What the last instruction and the next one are together.
    fn fuse(&self, op: Op, arg: u32) -> Option<(usize, u32)> {
        let at = self.last?;
        let before = *self.code.code.get(at)?;
        let (last, old) = (before as u8, before >> 8);
        let is = |op: Op| last == op as u8;
        let fits = old <= 255 && arg <= 0xffff;
        let fused = match op {
            Op::LoadFast if fits && is(Op::LoadFast) => word_ab(Op::LoadFast2, old, arg),
            Op::LoadFast if fits && is(Op::StoreFast) => word_ab(Op::StoreLoadFast, old, arg),
            Op::StoreFast if fits && is(Op::StoreFast) => word_ab(Op::StoreFast2, old, arg),
            Op::Add if is(Op::LoadFast2) => word(Op::AddFast, old),
            // Negative stands for `-`.
            Op::Add if is(Op::LoadInt) && old < 0x80_0000 => word(Op::AddInt, old),
            Op::Sub if is(Op::LoadInt) && (1..0x80_0000).contains(&old) => {
                word(Op::AddInt, old.wrapping_neg() & 0xff_ffff)
            }
            _ => return None,
        };
        Some((at, fused))
    }

    // Labels

    pub fn label(&mut self) -> Label {
        self.labels.push(Target { at: 0, depth: 0, used: false });
        Label(self.labels.len() as u32 - 1)
    }

    /// Notes that `label` is reached with that many values on the stack.
    fn reach(&mut self, label: Label, depth: u32) {
        if let Some(target) = self.labels.get_mut(label.0 as usize) {
            debug_assert!(!target.used || target.depth == depth, "stack depth differs at a label");
            target.used = true;
            target.depth = depth;
            self.code.stack_size = self.code.stack_size.max(depth);
        }
    }

    /// A jump of any kind, also ForIter and the like.
    pub fn jump(&mut self, op: Op, label: Label) {
        if !self.live {
            return;
        }
        let before = self.depth;
        self.emit(op, label.0);
        let depth = match op {
            Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => before,
            Op::ForIter | Op::Send => before - 1,
            _ => self.depth,
        };
        self.reach(label, depth);
    }

    /// [`Unit::jump`] that can raise.
    pub fn jump_at(&mut self, op: Op, label: Label, span: Span) {
        if self.live {
            self.jump(op, label);
            self.line(span);
        }
    }

    /// Puts a label here.
    pub fn bind(&mut self, label: Label) {
        let at = self.at();
        if let Some(target) = self.labels.get_mut(label.0 as usize) {
            target.at = at;
            if self.live {
                debug_assert!(!target.used || target.depth == self.depth, "stack depth differs at a label");
                target.depth = self.depth;
            } else if target.used {
                self.live = true;
                self.depth = target.depth;
            }
        }
        self.last = None;
    }

    /// A label here, for a jump backwards.
    pub fn here(&mut self) -> Label {
        let label = self.label();
        self.bind(label);
        label
    }

    // Protected ranges

    /// From here on exceptions go to `handler`, with the stack as it is now less `above` values.
    pub fn protect(&mut self, handler: Label, above: u32) -> Region {
        self.last = None;
        Region { start: self.at(), handler, depth: self.depth.saturating_sub(above) }
    }

    /// Goes on with a range that [`Unit::unprotect`] has ended.
    pub fn protect_again(&mut self, region: &mut Region) {
        region.start = self.at();
        self.last = None;
    }

    /// Ends a protected range.
    pub fn unprotect(&mut self, region: Region) {
        let end = self.at();
        self.last = None;
        if region.start < end {
            self.reach(region.handler, region.depth + 1);
            self.handlers.push(HandlerEntry {
                start: region.start,
                end,
                target: region.handler.0,
                depth: region.depth,
            });
        }
    }

    // Tables

    /// The number of a constant.
    pub fn constant(&mut self, value: Const) -> u32 {
        if !self.live {
            return 0;
        }
        let consts = &mut self.code.consts;
        let found = consts.iter().position(|other| same(other, &value));
        found.unwrap_or_else(|| {
            consts.push(value);
            consts.len() - 1
        }) as u32
    }

    /// Loads a constant.
    pub fn load(&mut self, value: Const) {
        let index = self.constant(value);
        self.emit(Op::LoadConst, index);
    }

    pub fn load_int(&mut self, value: i64) {
        if (-0x80_0000..0x80_0000).contains(&value) {
            self.emit(Op::LoadInt, value as u32 & 0xff_ffff);
        } else {
            self.load(Const::Literal(Constant::Int(value)));
        }
    }

    pub fn load_none(&mut self) {
        self.emit(Op::LoadSpecial, 0);
    }

    /// The number of a name.
    pub fn name(&mut self, name: Name) -> u32 {
        if !self.live {
            return 0;
        }
        let names = &mut self.code.names;
        let found = names.iter().position(|other| *other == name);
        found.unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        }) as u32
    }

    /// Resolves the labels.
    pub fn finish(mut self) -> CodeUnit {
        let mut code = std::mem::take(&mut self.code.code);
        let mut at = 0;
        while let Some(&instruction) = code.get(at) {
            let Some(op) = Op::ALL.get(instruction as usize & 255).copied() else { break };
            if is_jump(op) {
                let (mut op, mut target) = (op, self.target(instruction >> 8));
                // A jump to a jump goes where that one goes. Backward jumps that come before this one are resolved
                // already, forward ones are not; a conditional jump must not go backwards.
                for _ in 0..8 {
                    let Some(&next) = code.get(target as usize) else { break };
                    if next as u8 == Op::Jump as u8 && target as usize > at {
                        target = self.target(next >> 8);
                    } else if next as u8 == Op::JumpBack as u8 && op == Op::Jump && target as usize > at {
                        target = self.target(next >> 8);
                        op = Op::JumpBack;
                    } else {
                        break;
                    }
                }
                if let Some(slot) = code.get_mut(at) {
                    *slot = word(op, target);
                }
            }
            at += 1 + op.cache_words() as usize;
        }
        let mut handlers = std::mem::take(&mut self.handlers);
        for handler in &mut handlers {
            handler.target = self.target(handler.target);
        }
        self.code.code = code;
        self.code.handlers = handlers;
        self.code
    }

    fn target(&self, label: u32) -> u32 {
        self.labels.get(label as usize).map_or(0, |target| target.at)
    }
}

/// Whether the argument is a position.
pub(super) fn is_jump(op: Op) -> bool {
    (op as u8 >= Op::Jump as u8 && op as u8 <= Op::PopJumpIfNotNone as u8)
        || matches!(op, Op::ForIter | Op::Send | Op::EndAsyncFor)
}

fn same(a: &Const, b: &Const) -> bool {
    match (a, b) {
        (Const::Literal(Constant::Float(a)), Const::Literal(Constant::Float(b)))
        | (Const::Literal(Constant::Imaginary(a)), Const::Literal(Constant::Imaginary(b))) => {
            a.to_bits() == b.to_bits()
        }
        (Const::Literal(a), Const::Literal(b)) => a == b,
        (Const::Names(a), Const::Names(b)) => a == b,
        (Const::Tuple(a), Const::Tuple(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        _ => false,
    }
}

/// What an instruction takes from the stack and leaves there where the code goes on behind it.
pub(super) fn effect(op: Op, arg: u32) -> (u32, u32) {
    match op {
        Op::Nop | Op::DelFast | Op::MakeCell | Op::DelCell | Op::DelGlobal | Op::DelName => (0, 0),
        Op::Jump | Op::JumpBack | Op::SetupAnnotations | Op::Unreachable => (0, 0),
        Op::Swap | Op::Rot3 | Op::Rot4 | Op::SwapN | Op::AddInt | Op::StoreLoadFast => (0, 0),
        Op::Neg | Op::Pos | Op::Invert | Op::Not | Op::ToBool | Op::LoadAttr => (0, 0),
        Op::ListToTuple | Op::Format | Op::GetIter | Op::GetAiter | Op::MatchExc => (0, 0),
        Op::Yield | Op::Send | Op::GetYieldFromIter | Op::GetAwaitable => (0, 0),
        Op::LoadConst | Op::LoadInt | Op::LoadSpecial | Op::LoadFast | Op::LoadCell => (0, 1),
        Op::LoadClosure | Op::LoadClassCell | Op::LoadGlobal | Op::LoadName | Op::Dup => (0, 1),
        Op::Copy | Op::AddFast | Op::LoadMethod | Op::ForIter | Op::MakeGenerator => (0, 1),
        Op::GetAnext | Op::PushExc | Op::LoadAssertionError | Op::EnterWith => (0, 1),
        Op::ExitWithExc | Op::EnterAsyncWith | Op::ImportFrom | Op::MatchSequence => (0, 1),
        Op::MatchMapping | Op::GetLen | Op::MatchKeys => (0, 1),
        Op::LoadFast2 | Op::Dup2 => (0, 2),
        Op::StoreFast | Op::StoreCell | Op::StoreGlobal | Op::StoreName | Op::Pop => (1, 0),
        Op::Add | Op::Sub | Op::Mul | Op::Binary | Op::InPlace | Op::Compare => (1, 0),
        // The bool that it does not make is taken by the jump behind it.
        Op::CompareJump => (1, 0),
        Op::DelAttr | Op::LoadSuperMethod | Op::LoadItem | Op::ListAppend | Op::SetAdd => (1, 0),
        Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::DictMerge | Op::FormatSpec => (1, 0),
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => (1, 0),
        Op::PopJumpIfNone | Op::PopJumpIfNotNone | Op::Return | Op::PopExc | Op::Reraise => (1, 0),
        Op::ImportName | Op::ImportStar | Op::MatchRest | Op::PrintExpr => (1, 0),
        Op::StoreFast2 | Op::StoreAttr | Op::LoadSuper | Op::DelItem | Op::DictAdd => (2, 0),
        Op::EndAsyncFor | Op::MatchClass => (2, 0),
        Op::StoreItem => (3, 0),
        Op::BuildSlice | Op::BuildTuple | Op::BuildList | Op::BuildSet | Op::BuildString => (arg, 1),
        Op::BuildDict => (arg * 2, 1),
        Op::Unpack => (1, arg),
        Op::UnpackEx => (1, (arg & 255) + 1 + (arg >> 8)),
        Op::Call => (arg + 1, 1),
        Op::CallMethod | Op::CallKw => (arg + 2, 1),
        Op::CallMethodKw => (arg + 3, 1),
        Op::CallEx => (arg + 2, 1),
        Op::MakeFunction => (1 + arg.count_ones(), 1),
        Op::BuildClass => (3 + arg, 1),
        Op::Raise => (arg, 0),
    }
}
