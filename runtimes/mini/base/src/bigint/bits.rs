//! Bitwise operations with the semantics of infinite two's complement.

use super::{Int, IntRef, mag};

/// Which bitwise operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum BitOp {
    And,
    Or,
    Xor,
}

impl BitOp {
    fn apply(self, x: u32, y: u32) -> u32 {
        match self {
            BitOp::And => x & y,
            BitOp::Or => x | y,
            BitOp::Xor => x ^ y,
        }
    }
}

/// Turns limbs into their two's complement and back, one after the other.
struct Complement {
    mask: u32,
    carry: bool,
}

impl Complement {
    fn new(neg: bool) -> Self {
        Complement { mask: if neg { u32::MAX } else { 0 }, carry: neg }
    }

    fn next(&mut self, limb: u32) -> u32 {
        let (limb, carry) = (limb ^ self.mask).overflowing_add(u32::from(self.carry));
        self.carry = carry;
        limb
    }
}

pub(crate) fn bit_op(op: BitOp, a: IntRef<'_>, b: IntRef<'_>) -> Int {
    let neg = op.apply(u32::from(a.neg), u32::from(b.neg)) != 0;
    let len = a.mag.len().max(b.mag.len());
    let mut out = Vec::with_capacity(len + 1);
    let (mut ca, mut cb, mut co) = (Complement::new(a.neg), Complement::new(b.neg), Complement::new(neg));
    for i in 0..len {
        let x = ca.next(a.mag.get(i).copied().unwrap_or(0));
        let y = cb.next(b.mag.get(i).copied().unwrap_or(0));
        out.push(co.next(op.apply(x, y)));
    }
    if co.carry {
        out.push(1);
    }
    mag::trim(&mut out);
    Int::new(neg, out)
}

/// `a >> bits` rounding down.
pub(crate) fn shr(a: IntRef<'_>, bits: u64) -> Int {
    let mut out = mag::shr(a.mag, bits);
    if a.neg && mag::any_low_bits(a.mag, bits) {
        mag::increment(&mut out);
    }
    Int::new(a.neg, out)
}
