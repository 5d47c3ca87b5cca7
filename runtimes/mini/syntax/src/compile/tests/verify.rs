//! An abstract interpreter: walks every path of a code object with nothing but the depth of the stack.
//!
//! Finds jumps into nowhere, depths that differ where paths meet, a stack deeper than declared or never as deep,
//! indices outside their tables, and handlers that do not nest.

use crate::code::*;
use crate::compile::emit::{effect, is_jump};
use crate::opcode::Op;

pub fn op_of(word: u32) -> Op {
    Op::ALL[word as usize & 255]
}

/// Checks a code object and those inside it; panics with what is wrong.
pub fn verify(unit: &CodeUnit) {
    for constant in &unit.consts {
        if let Const::Code(inner) = constant {
            verify(inner);
        }
    }
    let code = &unit.code;
    let mut starts = vec![false; code.len()];
    let mut at = 0;
    while at < code.len() {
        starts[at] = true;
        at += 1 + op_of(code[at]).cache_words() as usize;
    }
    let slots = (unit.varnames.len() + unit.cellvars.len() + unit.freevars.len()) as u32;
    let locals = unit.varnames.len() as u32;
    let mut depths: Vec<Option<u32>> = vec![None; code.len()];
    let mut work = vec![(0usize, 0u32)];
    let mut greatest = 0;
    while let Some((at, depth)) = work.pop() {
        assert!(starts.get(at) == Some(&true), "{}: jump to {at}", unit.qualname);
        if let Some(before) = depths[at] {
            assert_eq!(before, depth, "{}: depth at {at}", unit.qualname);
            continue;
        }
        depths[at] = Some(depth);
        greatest = greatest.max(depth);
        for handler in &unit.handlers {
            if (handler.start..handler.end).contains(&(at as u32)) {
                assert!(handler.depth <= depth, "{}: handler deeper than {at}", unit.qualname);
                work.push((handler.target as usize, handler.depth + 1));
            }
        }
        let (op, arg) = (op_of(code[at]), code[at] >> 8);
        let (a, b) = (arg & 255, arg >> 8);
        match op {
            Op::LoadConst => assert!((arg as usize) < unit.consts.len()),
            Op::LoadFast | Op::StoreFast | Op::DelFast => assert!(arg < locals),
            Op::LoadFast2 | Op::StoreLoadFast | Op::StoreFast2 | Op::AddFast => {
                assert!(a < locals && b < locals);
            }
            Op::LoadCell | Op::StoreCell | Op::DelCell | Op::LoadClosure => {
                assert!((locals..slots).contains(&arg));
            }
            Op::LoadGlobal
            | Op::StoreGlobal
            | Op::LoadName
            | Op::StoreName
            | Op::LoadAttr
            | Op::LoadMethod => {
                assert!((arg as usize) < unit.names.len());
            }
            Op::CompareJump => {
                assert!(arg < 10);
                assert!(matches!(op_of(code[at + 1]), Op::PopJumpIfFalse | Op::PopJumpIfTrue));
            }
            Op::Send => assert!(op_of(code[at + 1]) == Op::Yield),
            _ => {}
        }
        let (pops, pushes) = effect(op, arg);
        assert!(pops <= depth, "{}: nothing to pop at {at}", unit.qualname);
        let after = depth - pops + pushes;
        greatest = greatest.max(after);
        if is_jump(op) {
            let target = arg as usize;
            assert_eq!(target <= at, op == Op::JumpBack, "{}: direction at {at}", unit.qualname);
            let there = match op {
                Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => depth,
                Op::ForIter | Op::Send => depth - 1,
                _ => after,
            };
            work.push((target, there));
        }
        let ends =
            matches!(op, Op::Jump | Op::JumpBack | Op::Return | Op::Raise | Op::Reraise | Op::EndAsyncFor);
        if !ends {
            work.push((at + 1 + op.cache_words() as usize, after));
        }
    }
    assert!(greatest <= unit.stack_size, "{}: stack", unit.qualname);
    // AddFast and AddInt need one less than what they replace; code that a threaded jump no longer reaches counts too.
    let dead = starts.iter().zip(&depths).any(|(start, depth)| *start && depth.is_none());
    assert!(dead || unit.stack_size <= greatest + 1, "{}: stack", unit.qualname);
    for (index, inner) in unit.handlers.iter().enumerate() {
        for outer in &unit.handlers[index + 1..] {
            let apart = outer.end <= inner.start || inner.end <= outer.start;
            assert!(
                apart || outer.start <= inner.start && inner.end <= outer.end,
                "{}: handlers",
                unit.qualname
            );
        }
    }
    assert!(unit.lines.windows(2).all(|pair| pair[0].start < pair[1].start), "{}: lines", unit.qualname);
}
