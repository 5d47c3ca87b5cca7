//! Annotations back to text, for `from __future__ import annotations`.
//!
//! Covers what annotations are made of: names, attributes, subscripts, constants, tuples, lists, `|` and other
//! operators, calls. Anything else becomes `...`.

use crate::ast::*;
use crate::names::Names;

/// The text of an annotation.
pub(super) fn text(expr: &Expr, names: &Names) -> String {
    let mut out = String::new();
    write(expr, names, &mut out);
    out
}

const BINARY: [&str; 13] = ["+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"];

fn write(expr: &Expr, names: &Names, out: &mut String) {
    match &expr.kind {
        ExprKind::Name(name) => out.push_str(names.get(*name)),
        ExprKind::Constant(value) => literal(value, out),
        ExprKind::Attribute(value, name) => {
            write(value, names, out);
            out.push('.');
            out.push_str(names.get(*name));
        }
        ExprKind::Subscript(value, index) => {
            write(value, names, out);
            out.push('[');
            match &index.kind {
                ExprKind::Tuple(items) if !items.is_empty() => list(items, names, out),
                _ => write(index, names, out),
            }
            out.push(']');
        }
        ExprKind::List(items) => {
            out.push('[');
            list(items, names, out);
            out.push(']');
        }
        ExprKind::Tuple(items) => {
            out.push('(');
            list(items, names, out);
            if items.len() == 1 {
                out.push(',');
            }
            out.push(')');
        }
        ExprKind::Starred(value) => {
            out.push('*');
            write(value, names, out);
        }
        ExprKind::BinOp(left, rest) => {
            operand(left, names, out);
            for operation in rest {
                out.push(' ');
                out.push_str(BINARY.get(operation.op as usize).copied().unwrap_or("|"));
                out.push(' ');
                operand(&operation.right, names, out);
            }
        }
        ExprKind::UnaryOp(UnaryOp::Neg, value) => {
            out.push('-');
            operand(value, names, out);
        }
        ExprKind::Call(func, args) => {
            write(func, names, out);
            out.push('(');
            for (index, arg) in args.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                match arg.kind {
                    ArgKind::Positional => {}
                    ArgKind::Star => out.push('*'),
                    ArgKind::DoubleStar => out.push_str("**"),
                    ArgKind::Keyword(name) => {
                        out.push_str(names.get(name));
                        out.push('=');
                    }
                }
                write(&arg.value, names, out);
            }
            out.push(')');
        }
        _ => out.push_str("..."),
    }
}

fn operand(expr: &Expr, names: &Names, out: &mut String) {
    let nested = matches!(expr.kind, ExprKind::BinOp(..) | ExprKind::UnaryOp(..));
    if nested {
        out.push('(');
    }
    write(expr, names, out);
    if nested {
        out.push(')');
    }
}

fn list(items: &[Expr], names: &Names, out: &mut String) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(item, names, out);
    }
}

fn literal(value: &Constant, out: &mut String) {
    match value {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Int(value) => {
            let mut digits = Vec::new();
            let mut rest = value.unsigned_abs();
            loop {
                digits.push(b'0' + (rest % 10) as u8);
                rest /= 10;
                if rest == 0 {
                    break;
                }
            }
            out.extend(digits.iter().rev().map(|digit| *digit as char));
        }
        Constant::Str(text) => {
            let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
            out.push(quote);
            for c in text.chars() {
                match c {
                    '\n' => out.push_str("\\n"),
                    '\\' => out.push_str("\\\\"),
                    c => {
                        if c == quote {
                            out.push('\\');
                        }
                        out.push(c);
                    }
                }
            }
            out.push(quote);
        }
        _ => out.push_str("..."),
    }
}
