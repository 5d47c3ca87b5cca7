//! A listing of code, for debugging and golden tests: a line an instruction, labels as word positions.

use crate::code::{CodeUnit, Const};
use crate::names::Names;
use crate::opcode::{NAMES, Op};

/// The listing of a code object and of those inside it.
pub fn disassemble(unit: &CodeUnit, names: &Names) -> String {
    let mut out = String::new();
    list(unit, names, &mut out);
    out
}

fn list(unit: &CodeUnit, names: &Names, out: &mut String) {
    out.push_str(&unit.qualname);
    out.push_str(":\n");
    let mut at = 0;
    while let Some(&word) = unit.code.get(at) {
        let (number, arg) = ((word & 255) as usize, word >> 8);
        let Some(&op) = Op::ALL.get(number) else { break };
        let text = match op {
            Op::LoadInt | Op::AddInt => ((word as i32) >> 8).to_string(),
            Op::LoadFast2
            | Op::StoreLoadFast
            | Op::StoreFast2
            | Op::AddFast
            | Op::MakeCell
            | Op::UnpackEx => [(arg & 255).to_string(), (arg >> 8).to_string()].join(" "),
            Op::LoadGlobal | Op::StoreGlobal | Op::LoadName | Op::StoreName | Op::DelName | Op::DelGlobal => {
                named(unit, names, arg)
            }
            Op::LoadAttr | Op::StoreAttr | Op::DelAttr | Op::LoadMethod | Op::LoadSuper => {
                named(unit, names, arg)
            }
            Op::LoadSuperMethod | Op::ImportName | Op::ImportFrom => named(unit, names, arg),
            _ => arg.to_string(),
        };
        out.push_str(&[&at.to_string(), " ", NAMES[number], " ", &text, "\n"].concat());
        at += 1 + op.cache_words() as usize;
    }
    for handler in &unit.handlers {
        let numbers = [handler.start, handler.end, handler.target, handler.depth].map(|n| n.to_string());
        out.push_str(&["handler ", &numbers.join(" "), "\n"].concat());
    }
    for constant in &unit.consts {
        if let Const::Code(inner) = constant {
            list(inner, names, out);
        }
    }
}

fn named(unit: &CodeUnit, names: &Names, index: u32) -> String {
    unit.names.get(index as usize).map_or("?", |name| names.get(*name)).into()
}
