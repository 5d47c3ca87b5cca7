//! Constants: which expressions are some, and arithmetic on them at compile time.

use crate::ast::*;
use crate::code::Const;

/// The value of arithmetic on int and float literals, where it is small. Only what cannot raise.
pub(super) fn number(expr: &Expr) -> Option<Constant> {
    match &expr.kind {
        ExprKind::Constant(Constant::Int(i)) => Some(Constant::Int(*i)),
        ExprKind::Constant(Constant::Float(x)) => Some(Constant::Float(*x)),
        ExprKind::UnaryOp(op, value) => match (op, number(value)?) {
            (UnaryOp::Neg, Constant::Int(i)) => i.checked_neg().map(Constant::Int),
            (UnaryOp::Neg, Constant::Float(x)) => Some(Constant::Float(-x)),
            (UnaryOp::Pos, value) => Some(value),
            (UnaryOp::Invert, Constant::Int(i)) => Some(Constant::Int(!i)),
            _ => None,
        },
        ExprKind::BinOp(left, rest) => {
            let mut value = number(left)?;
            for operation in rest {
                value = binary(operation.op, &value, &number(&operation.right)?)?;
            }
            Some(value)
        }
        _ => None,
    }
}

/// One operation on numbers.
pub(super) fn binary(op: BinOp, a: &Constant, b: &Constant) -> Option<Constant> {
    if let (Constant::Int(a), Constant::Int(b)) = (a, b) {
        let (a, b) = (*a, *b);
        let shift = u32::try_from(b).ok().filter(|shift| *shift < 63);
        let value = match op {
            BinOp::Add => a.checked_add(b)?,
            BinOp::Sub => a.checked_sub(b)?,
            BinOp::Mul => a.checked_mul(b)?,
            BinOp::FloorDiv if b > 0 => a.div_euclid(b),
            BinOp::Mod if b > 0 => a.rem_euclid(b),
            BinOp::Pow => a.checked_pow(shift?)?,
            BinOp::LShift => a.checked_mul(1 << shift?)?,
            BinOp::RShift => a >> shift?,
            BinOp::BitAnd => a & b,
            BinOp::BitOr => a | b,
            BinOp::BitXor => a ^ b,
            BinOp::Div if b != 0 => return float(op, exact(a)?, exact(b)?),
            _ => return None,
        };
        return Some(Constant::Int(value));
    }
    let operand = |value: &Constant| match value {
        Constant::Int(i) => exact(*i),
        Constant::Float(x) => Some(*x),
        _ => None,
    };
    float(op, operand(a)?, operand(b)?)
}

fn float(op: BinOp, a: f64, b: f64) -> Option<Constant> {
    let value = match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::Div if b != 0.0 => a / b,
        _ => return None,
    };
    Some(Constant::Float(value))
}

/// An int as a float, if it is one exactly.
fn exact(value: i64) -> Option<f64> {
    (value.unsigned_abs() <= 1 << 53).then_some(value as f64)
}

/// Whether it is a literal, arithmetic on literals, or a tuple of such.
fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant(_) => true,
        ExprKind::Tuple(items) => items.iter().all(is_constant),
        ExprKind::UnaryOp(..) | ExprKind::BinOp(..) => number(expr).is_some(),
        _ => false,
    }
}

/// As a tuple, if all are constant.
pub(super) fn tuple(items: &[Expr]) -> Option<Const> {
    items.iter().all(is_constant).then(|| Const::Tuple(items.iter().map(build).collect()))
}

fn build(expr: &Expr) -> Const {
    match &expr.kind {
        ExprKind::Constant(value) => Const::Literal(value.clone()),
        ExprKind::Tuple(items) => Const::Tuple(items.iter().map(build).collect()),
        _ => Const::Literal(number(expr).unwrap_or(Constant::None)),
    }
}
