//! The decimal digits of a float: the shortest ones that read back the same, or exactly so many, rounded half to
//! even from the exact value.
//!
//! Exact digits come from big integers (a float is `m * 2**e`), so any precision is right. The usual case, a few
//! decimals, is a product of two or three limbs and a shift.

use super::POW10;
use crate::bigint::{IntBuf, IntRef, decompose};
use crate::platform::Platform;

/// Decimal digits without trailing zeros: `0.d1d2d3... * 10**point`. Zero is the digit 0 with point 1.
pub(crate) struct Digits {
    /// ASCII digits, at least one.
    pub text: Vec<u8>,
    /// Where the decimal point is, counted from before the first digit.
    pub point: i32,
}

impl Digits {
    fn zero() -> Self {
        Digits { text: vec![b'0'], point: 1 }
    }

    /// Digits with the point behind the last `decimals` ones.
    fn new(text: String, decimals: i32) -> Self {
        let mut text = text.into_bytes();
        let point = text.len() as i32 - decimals;
        while text.len() > 1 && text.last() == Some(&b'0') {
            text.pop();
        }
        if text == b"0" { Digits::zero() } else { Digits { text, point } }
    }
}

/// The shortest digits that read back as `x`, which is finite and not negative.
pub(crate) fn shortest(platform: &dyn Platform, x: f64) -> Digits {
    if x == 0.0 {
        return Digits::zero();
    }
    // No two decimals of up to 15 digits share a float. So the first one found that reads back is the shortest;
    // most floats that programs print are such, and need no call to the host.
    if (1e-5..1e15).contains(&x) {
        for (decimals, &power) in POW10.iter().enumerate().take(9) {
            let n = (x * power).round_ties_even();
            if n >= 1e15 {
                break;
            }
            if n / power == x {
                let mut text = String::new();
                IntBuf::from_i64(n as i64).as_ref().write_text(10, &mut text);
                return Digits::new(text, decimals as i32);
            }
        }
    }
    let mut exponential = String::new();
    platform.shortest(x, &mut exponential);
    let (mut text, mut exponent, mut negative) = (Vec::with_capacity(17), 0, false);
    let mut bytes = exponential.bytes();
    for c in bytes.by_ref() {
        match c {
            b'0'..=b'9' => text.push(c),
            b'.' => {}
            _ => break,
        }
    }
    for c in bytes {
        match c {
            b'-' => negative = true,
            b'0'..=b'9' => exponent = exponent * 10 + i32::from(c - b'0'),
            _ => {}
        }
    }
    Digits { text, point: 1 + if negative { -exponent } else { exponent } }
}

/// `round(x * 10**decimals)`, half to even, as digits without a point. `x` is finite and not negative.
pub(crate) fn scaled(x: f64, decimals: i32) -> String {
    let (mantissa, exponent) = decompose(x);
    let m = IntBuf::from_i64(mantissa as i64);
    let five = IntBuf::from_i64(5);
    let power =
        |e: i32| five.as_ref().pow(IntBuf::from_i64(i64::from(e)).as_ref(), LIMIT).unwrap_or_default();
    // m * 2**exponent * 10**decimals == m * 5**decimals * 2**(exponent + decimals)
    let twos = exponent + decimals;
    let shift = |a: IntRef<'_>, by: i32| a.shl(by.max(0) as u64, LIMIT).unwrap_or_default();
    let rounded = if decimals >= 0 {
        let n = m.as_ref().mul(power(decimals).as_ref(), LIMIT).unwrap_or_default();
        if twos >= 0 { shift(n.as_ref(), twos) } else { n.as_ref().shr_half_even(-twos as u64) }
    } else {
        let n = shift(m.as_ref(), twos);
        let d = shift(power(-decimals).as_ref(), -twos);
        n.as_ref().div_half_even(d.as_ref()).unwrap_or_default()
    };
    rounded.as_ref().to_text(10)
}

/// No float with any precision that a format allows comes near this many limbs.
const LIMIT: usize = usize::MAX / 2;

/// Digits of `x` with so many decimals.
pub(crate) fn fixed(x: f64, decimals: usize) -> Digits {
    // A float has no digits beyond the 1074th decimal.
    let decimals = decimals.min(1074) as i32;
    Digits::new(scaled(x, decimals), decimals)
}

/// The first `count` digits of `x`, `count` at least 1.
pub(crate) fn significant(x: f64, count: usize) -> Digits {
    if x == 0.0 {
        return Digits::zero();
    }
    // A float has at most 767 significant digits.
    let count = count.clamp(1, 768) as i32;
    let (mantissa, exponent) = decompose(x);
    let top = 63 - mantissa.leading_zeros() as i32 + exponent;
    // floor(top * log10(2)): the decimal exponent or one less.
    let mut e = ((i64::from(top) * 315_653) >> 20) as i32;
    loop {
        let decimals = count - 1 - e;
        let text = scaled(x, decimals);
        if text.len() as i32 <= count {
            return Digits::new(text, decimals);
        }
        e += 1;
    }
}
