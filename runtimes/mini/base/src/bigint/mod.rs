//! Big integers: sign and magnitude, 32-bit limbs with 64-bit intermediates (what wasm32 multiplies fastest), little
//! endian, without leading zero limbs.
//!
//! Operations read borrowed views ([`IntRef`]), so that an engine may keep limbs wherever it likes, and give owned
//! [`Int`]s. Those whose result can be much longer than their operands take a `limit` in limbs and answer
//! [`TooBig`] before they allocate. Cost: schoolbook and Karatsuba multiplication, Algorithm D division; nothing
//! is tuned beyond some ten thousand digits.

mod bits;
mod convert;
mod div;
pub(crate) mod mag;
mod mul;
mod number;
mod text;

use std::cmp::Ordering;

pub use bits::BitOp;
pub use convert::{BytesError, DivError, decompose};
pub(crate) use convert::{compose, scale};
pub use number::ModPowError;
pub(crate) use text::digit_value;
pub use text::{ParseError, parse_int, write_i64, write_u32};

/// A result that would have more limbs than the caller allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooBig;

/// An integer that owns its limbs. `mag` has no leading zero limbs; zero is not negative.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Int {
    /// Whether it is below zero.
    pub neg: bool,
    /// The magnitude, lowest limb first.
    pub mag: Vec<u32>,
}

/// A borrowed integer, with the same rules as [`Int`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IntRef<'a> {
    /// Whether it is below zero.
    pub neg: bool,
    /// The magnitude, lowest limb first.
    pub mag: &'a [u32],
}

/// A machine integer laid out as limbs on the stack, to be borrowed as an [`IntRef`].
#[derive(Clone, Copy, Debug)]
pub struct IntBuf {
    limbs: [u32; 2],
    len: u8,
    neg: bool,
}

impl IntBuf {
    /// Lays out a signed integer.
    pub fn from_i64(x: i64) -> Self {
        let magnitude = x.unsigned_abs();
        let limbs = [magnitude as u32, (magnitude >> 32) as u32];
        let len = if limbs[1] != 0 {
            2
        } else if limbs[0] != 0 {
            1
        } else {
            0
        };
        IntBuf { limbs, len, neg: x < 0 }
    }

    /// Borrows it.
    #[allow(clippy::should_implement_trait)]
    pub fn as_ref(&self) -> IntRef<'_> {
        IntRef { neg: self.neg, mag: self.limbs.get(..usize::from(self.len)).unwrap_or(&[]) }
    }
}

impl Int {
    /// Puts sign and trimmed magnitude together.
    pub fn new(neg: bool, mag: Vec<u32>) -> Int {
        Int { neg: neg && !mag.is_empty(), mag }
    }

    /// A signed machine integer.
    pub fn from_i64(x: i64) -> Int {
        Int::new(x < 0, mag::from_u64(x.unsigned_abs()))
    }

    /// An unsigned machine integer.
    pub fn from_u64(x: u64) -> Int {
        Int::new(false, mag::from_u64(x))
    }

    /// Borrows it.
    #[allow(clippy::should_implement_trait)]
    pub fn as_ref(&self) -> IntRef<'_> {
        IntRef { neg: self.neg, mag: &self.mag }
    }
}

/// `a + b`, or `a - b` when `flip`.
fn add_signed(a: IntRef<'_>, b: IntRef<'_>, flip: bool) -> Int {
    let b_neg = b.neg != flip;
    if a.neg == b_neg {
        return Int::new(a.neg, mag::add(a.mag, b.mag));
    }
    match mag::cmp(a.mag, b.mag) {
        Ordering::Less => Int::new(b_neg, mag::sub(b.mag, a.mag)),
        _ => Int::new(a.neg, mag::sub(a.mag, b.mag)),
    }
}

// Not the operator traits: they cannot take a limit, and an engine dispatches by opcode anyway.
#[allow(clippy::should_implement_trait)]
impl<'a> IntRef<'a> {
    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.mag.is_empty()
    }

    /// Whether it is odd.
    pub fn is_odd(self) -> bool {
        self.mag.first().is_some_and(|limb| limb & 1 != 0)
    }

    /// A copy that owns its limbs.
    pub fn to_int(self) -> Int {
        Int { neg: self.neg, mag: self.mag.to_vec() }
    }

    /// Compares two integers.
    pub fn compare(self, other: IntRef<'_>) -> Ordering {
        match (self.neg, other.neg) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => mag::cmp(self.mag, other.mag),
            (true, true) => mag::cmp(other.mag, self.mag),
        }
    }

    /// The same magnitude with the other sign.
    pub fn negated(self) -> IntRef<'a> {
        IntRef { neg: !self.neg && !self.is_zero(), mag: self.mag }
    }

    /// The magnitude as a positive number.
    pub fn magnitude(self) -> IntRef<'a> {
        IntRef { neg: false, mag: self.mag }
    }

    /// `self + other`.
    pub fn add(self, other: IntRef<'_>) -> Int {
        add_signed(self, other, false)
    }

    /// `self - other`.
    pub fn sub(self, other: IntRef<'_>) -> Int {
        add_signed(self, other, true)
    }

    /// `self * other`.
    pub fn mul(self, other: IntRef<'_>, limit: usize) -> Result<Int, TooBig> {
        if self.mag.len() + other.mag.len() > limit.saturating_add(1) {
            return Err(TooBig);
        }
        Ok(Int::new(self.neg != other.neg, mul::mul(self.mag, other.mag)))
    }

    /// `(self // other, self % other)`, rounding down as Python does; `None` for a zero divisor.
    pub fn div_mod(self, other: IntRef<'_>) -> Option<(Int, Int)> {
        if other.is_zero() {
            return None;
        }
        let (mut q, mut r) = div::div_rem(self.mag, other.mag);
        if self.neg != other.neg && !r.is_empty() {
            mag::increment(&mut q);
            r = mag::sub(other.mag, &r);
        }
        Some((Int::new(self.neg != other.neg, q), Int::new(other.neg, r)))
    }

    /// `self & other`, `self | other`, `self ^ other`.
    pub fn bit_op(self, op: BitOp, other: IntRef<'_>) -> Int {
        bits::bit_op(op, self, other)
    }

    /// `~self`.
    pub fn invert(self) -> Int {
        let one = IntBuf::from_i64(1);
        self.negated().sub(one.as_ref())
    }

    /// `self << bits`.
    pub fn shl(self, bits: u64, limit: usize) -> Result<Int, TooBig> {
        if self.is_zero() {
            return Ok(Int::default());
        }
        if bits / 32 + self.mag.len() as u64 > limit as u64 {
            return Err(TooBig);
        }
        Ok(Int::new(self.neg, mag::shl(self.mag, bits)))
    }

    /// `self >> bits`, rounding down.
    pub fn shr(self, bits: u64) -> Int {
        bits::shr(self, bits)
    }

    /// Bits of the magnitude up to the highest one set.
    pub fn bit_length(self) -> u64 {
        mag::bit_length(self.mag)
    }

    /// Bits set in the magnitude.
    pub fn bit_count(self) -> u64 {
        let mut n = 0;
        for limb in self.mag {
            n += u64::from(limb.count_ones());
        }
        n
    }

    /// Zero bits below the lowest one set; 0 for zero.
    pub fn trailing_zeros(self) -> u64 {
        mag::trailing_zeros(self.mag)
    }
}
