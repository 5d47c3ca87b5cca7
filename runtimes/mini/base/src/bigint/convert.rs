//! Big integers to and from machine integers, floats and bytes.

use super::{Int, IntRef, div, mag};

/// Why two integers have no float quotient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DivError {
    /// "division by zero"
    Zero,
    /// "integer division result too large for a float"
    Overflow,
}

/// Why an integer does not fit into so many bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BytesError {
    /// "can't convert negative int to unsigned"
    Negative,
    /// "int too big to convert"
    TooBig,
}

/// `mantissa * 2**exponent` for a mantissa of up to 64 significant bits, rounded to even; `sticky` says that bits
/// below the mantissa are not zero. Infinity on overflow. The mantissa has at least 55 bits unless it is exact.
pub(crate) fn compose(mut mantissa: u64, exponent: i64, sticky: bool) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let length = i64::from(64 - mantissa.leading_zeros());
    if exponent > 2000 || length + exponent > 1024 {
        return f64::INFINITY;
    }
    if exponent < -4000 {
        return 0.0;
    }
    // The lowest bit that the result can hold: 53 bits below its top, but none below 2**-1074.
    let drop = (length - 53).max(-1074 - exponent);
    let mut exponent = exponent;
    if drop > 0 {
        if drop > 64 {
            return 0.0;
        }
        let (kept, rest, half) = if drop == 64 {
            (0, mantissa, 1u64 << 63)
        } else {
            (mantissa >> drop, mantissa & ((1 << drop) - 1), 1u64 << (drop - 1))
        };
        mantissa = kept;
        if rest > half || (rest == half && (sticky || kept & 1 != 0)) {
            mantissa += 1;
        }
        exponent += drop;
    }
    scale(mantissa as f64, exponent)
}

/// `x * 2**n`, exact if the result is: its callers have rounded to the bits that the result can hold.
pub(crate) fn scale(mut x: f64, mut n: i64) -> f64 {
    const UP: f64 = f64::from_bits((1023 + 1000) << 52);
    const DOWN: f64 = f64::from_bits((1023 - 900) << 52);
    while n > 1000 {
        if !x.is_finite() || x == 0.0 {
            return x;
        }
        x *= UP;
        n -= 1000;
    }
    while n < -900 {
        if x == 0.0 || !x.is_finite() {
            return x;
        }
        x *= DOWN;
        n += 900;
    }
    x * f64::from_bits(((1023 + n) as u64) << 52)
}

/// A finite float as `(mantissa, exponent)` with `|x| = mantissa * 2**exponent`.
pub fn decompose(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

/// The top 64 bits of a magnitude, the exponent of their lowest bit, and whether bits below are set.
fn top_bits(a: &[u32]) -> (u64, i64, bool) {
    let length = mag::bit_length(a);
    if length <= 64 {
        return (mag::low_u64(a), 0, false);
    }
    let shift = length - 64;
    (mag::low_u64(&mag::shr(a, shift)), shift as i64, mag::any_low_bits(a, shift))
}

impl Int {
    /// A finite float without its fraction.
    pub fn from_f64(x: f64) -> Int {
        let (mantissa, exponent) = decompose(x);
        let mag = if exponent >= 0 {
            mag::shl(&mag::from_u64(mantissa), exponent as u64)
        } else if exponent > -64 {
            mag::from_u64(mantissa >> -exponent)
        } else {
            Vec::new()
        };
        Int::new(x < 0.0, mag)
    }

    /// Reads bytes, in two's complement when `signed`.
    pub fn from_bytes(bytes: &[u8], big_endian: bool, signed: bool) -> Int {
        let top = if big_endian { bytes.first() } else { bytes.last() };
        let neg = signed && top.is_some_and(|b| b & 0x80 != 0);
        let mut mag = Vec::with_capacity(bytes.len() / 4 + 1);
        let (mut limb, mut shift, mut carry) = (0u32, 0, u32::from(neg));
        for i in 0..bytes.len() {
            let at = if big_endian { bytes.len() - 1 - i } else { i };
            let mut byte = u32::from(bytes.get(at).copied().unwrap_or(0));
            if neg {
                byte = (byte ^ 0xff) + carry;
                carry = byte >> 8;
                byte &= 0xff;
            }
            limb |= byte << shift;
            shift += 8;
            if shift == 32 {
                mag.push(limb);
                (limb, shift) = (0, 0);
            }
        }
        mag.push(if shift < 32 { limb | carry << shift } else { limb });
        mag::trim(&mut mag);
        Int::new(neg, mag)
    }
}

impl IntRef<'_> {
    /// The value, if it fits.
    pub fn to_i64(self) -> Option<i64> {
        if self.mag.len() > 2 {
            return None;
        }
        let magnitude = mag::low_u64(self.mag);
        if self.neg {
            (magnitude <= 1 << 63).then(|| (magnitude as i64).wrapping_neg())
        } else {
            i64::try_from(magnitude).ok()
        }
    }

    /// The value, if it is not negative and fits.
    pub fn to_u64(self) -> Option<u64> {
        (!self.neg && self.mag.len() <= 2).then(|| mag::low_u64(self.mag))
    }

    /// The value modulo 2**64, as a cast in C would give it.
    pub fn wrap_u64(self) -> u64 {
        let magnitude = mag::low_u64(self.mag);
        if self.neg { magnitude.wrapping_neg() } else { magnitude }
    }

    /// The nearest float (ties to even); `None` where Python says "int too large to convert to float".
    pub fn to_f64(self) -> Option<f64> {
        let (mantissa, exponent, sticky) = top_bits(self.mag);
        let x = compose(mantissa, exponent, sticky);
        x.is_finite().then_some(if self.neg { -x } else { x })
    }

    /// `mantissa * 2**exponent` with 0.5 <= |mantissa| < 1 as `frexp` has it, for the logarithm of integers beyond
    /// the range of floats.
    pub fn frexp(self) -> (f64, i64) {
        let length = self.bit_length() as i64;
        let (mantissa, exponent, sticky) = top_bits(self.mag);
        let x = compose(mantissa, exponent - length, sticky);
        (if self.neg { -x } else { x }, length)
    }

    /// `self / other` correctly rounded, whatever their sizes.
    pub fn true_div(self, other: IntRef<'_>) -> Result<f64, DivError> {
        if other.is_zero() {
            return Err(DivError::Zero);
        }
        let neg = self.neg != other.neg;
        let x = if self.mag.len() <= 1 && other.mag.len() <= 1 {
            mag::low_u64(self.mag) as f64 / mag::low_u64(other.mag) as f64
        } else {
            // Shift so that the quotient has 63 or 64 bits.
            let shift = 63 - (self.bit_length() as i64 - other.bit_length() as i64);
            let shifted;
            let (n, d) = if shift >= 0 {
                shifted = mag::shl(self.mag, shift as u64);
                (shifted.as_slice(), other.mag)
            } else {
                shifted = mag::shl(other.mag, -shift as u64);
                (self.mag, shifted.as_slice())
            };
            let (q, r) = div::div_rem(n, d);
            compose(mag::low_u64(&q), -shift, !r.is_empty())
        };
        if x.is_infinite() {
            return Err(DivError::Overflow);
        }
        Ok(if neg { -x } else { x })
    }

    /// Bytes of a fixed length, in two's complement when `signed`.
    pub fn to_bytes(self, length: usize, big_endian: bool, signed: bool) -> Result<Vec<u8>, BytesError> {
        if self.neg && !signed {
            return Err(BytesError::Negative);
        }
        let mut bits = self.bit_length();
        if signed && !self.is_zero() {
            // The sign takes a bit, except that -2**n needs none more than 2**n - 1.
            let least = self.neg && mag::trailing_zeros(self.mag) == bits - 1;
            bits += u64::from(!least);
        }
        if bits > length as u64 * 8 {
            return Err(BytesError::TooBig);
        }
        let mut out = vec![0; length];
        for (slots, limb) in out.chunks_mut(4).zip(self.mag) {
            for (i, slot) in slots.iter_mut().enumerate() {
                *slot = (limb >> (8 * i)) as u8;
            }
        }
        if self.neg {
            let mut carry = 1u32;
            for byte in &mut out {
                let sum = u32::from(*byte ^ 0xff) + carry;
                *byte = sum as u8;
                carry = sum >> 8;
            }
        }
        if big_endian {
            out.reverse();
        }
        Ok(out)
    }

    /// CPython's hash: the value modulo 2**61 - 1, and -2 for -1.
    pub fn hash(self) -> i64 {
        let mut x = 0u64;
        for &limb in self.mag.iter().rev() {
            x = crate::hash::rotate61(x, 32) + u64::from(limb);
            if x >= crate::hash::MODULUS {
                x -= crate::hash::MODULUS;
            }
        }
        crate::hash::signed(x, self.neg)
    }
}
