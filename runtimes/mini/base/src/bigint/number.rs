//! Powers, roots and common divisors.

use super::{Int, IntRef, TooBig, div, mag, mul};
use std::cmp::Ordering;

/// Why a modular power does not exist.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ModPowError {
    /// "pow() 3rd argument cannot be 0"
    ZeroModulus,
    /// "base is not invertible for the given modulus"
    NotInvertible,
}

impl IntRef<'_> {
    /// `self ** exponent` for an exponent that is not negative.
    pub fn pow(self, exponent: IntRef<'_>, limit: usize) -> Result<Int, TooBig> {
        if exponent.is_zero() {
            return Ok(Int::from_i64(1));
        }
        let neg = self.neg && exponent.is_odd();
        let bits = self.bit_length();
        if bits <= 1 {
            return Ok(Int::new(neg, self.mag.to_vec()));
        }
        let e = exponent.to_u64().ok_or(TooBig)?;
        // 2**((bits - 1) * e) <= result
        if (bits - 1).checked_mul(e).is_none_or(|n| n / 32 >= limit as u64) {
            return Err(TooBig);
        }
        Ok(Int::new(neg, mul::pow(self.mag, e)))
    }

    /// `pow(self, exponent, modulus)`; a negative exponent asks for the inverse.
    pub fn mod_pow(self, exponent: IntRef<'_>, modulus: IntRef<'_>) -> Result<Int, ModPowError> {
        if modulus.is_zero() {
            return Err(ModPowError::ZeroModulus);
        }
        let m = modulus.mag;
        let reduced = self.div_mod(modulus.magnitude()).map(|(_, r)| r).unwrap_or_default();
        let base = if exponent.neg {
            inverse(&reduced.mag, m).ok_or(ModPowError::NotInvertible)?
        } else {
            reduced.mag
        };
        let mut result = div::div_rem(&[1], m).1;
        // A modulus of one limb needs no vectors.
        let word = if m.len() == 1 { mag::low_u64(m) } else { 0 };
        let (mut small, small_base) = (mag::low_u64(&result), mag::low_u64(&base));
        for i in (0..exponent.bit_length()).rev() {
            let limb = exponent.mag.get((i / 32) as usize).copied().unwrap_or(0);
            let bit = limb >> (i % 32) & 1 != 0;
            if word != 0 {
                small = small * small % word;
                if bit {
                    small = small * small_base % word;
                }
                continue;
            }
            result = div::div_rem(&mul::mul(&result, &result), m).1;
            if bit {
                result = div::div_rem(&mul::mul(&result, &base), m).1;
            }
        }
        if word != 0 {
            result = mag::from_u64(small);
        }
        if modulus.neg && !result.is_empty() {
            result = mag::sub(m, &result);
        }
        Ok(Int::new(modulus.neg, result))
    }

    /// `self / 2**bits` rounded to the nearest integer, half to even.
    pub fn shr_half_even(self, bits: u64) -> Int {
        let mut q = mag::shr(self.mag, bits);
        let half = bits > 0 && bits <= self.bit_length() && {
            let at = bits - 1;
            self.mag.get((at / 32) as usize).is_some_and(|limb| limb >> (at % 32) & 1 != 0)
        };
        let odd = q.first().is_some_and(|limb| limb & 1 != 0);
        if half && (odd || mag::any_low_bits(self.mag, bits - 1)) {
            mag::increment(&mut q);
        }
        Int::new(self.neg, q)
    }

    /// `self / other` rounded to the nearest integer, half to even; `None` for a zero divisor.
    pub fn div_half_even(self, other: IntRef<'_>) -> Option<Int> {
        if other.is_zero() {
            return None;
        }
        let (mut q, r) = div::div_rem(self.mag, other.mag);
        let odd = q.first().is_some_and(|limb| limb & 1 != 0);
        match mag::cmp(&mag::add(&r, &r), other.mag) {
            Ordering::Greater => mag::increment(&mut q),
            Ordering::Equal if odd => mag::increment(&mut q),
            _ => {}
        }
        Some(Int::new(self.neg != other.neg, q))
    }

    /// The greatest common divisor, not negative.
    pub fn gcd(self, other: IntRef<'_>) -> Int {
        let (mut a, mut b) = (self.mag.to_vec(), other.mag.to_vec());
        while b.len() > 2 || (a.len() > 2 && !b.is_empty()) {
            let r = div::div_rem(&a, &b).1;
            a = b;
            b = r;
        }
        if b.is_empty() {
            return Int::new(false, a);
        }
        let (mut x, mut y) = (mag::low_u64(&a), mag::low_u64(&b));
        while y != 0 {
            (x, y) = (y, x % y);
        }
        Int::from_u64(x)
    }

    /// The integer square root; `None` for a negative number.
    pub fn isqrt(self) -> Option<Int> {
        if self.neg {
            return None;
        }
        if self.is_zero() {
            return Some(Int::default());
        }
        // The adaptive-precision algorithm of CPython's math.isqrt: each step doubles the bits of `a`.
        let c = (self.bit_length() - 1) / 2;
        let mut a = vec![1];
        let mut d = 0;
        for s in (0..64 - c.leading_zeros()).rev() {
            let e = d;
            d = c >> s;
            let high = mag::shl(&a, d - e - 1);
            let low = mag::shr(self.mag, 2 * c - e - d + 1);
            a = mag::add(&high, &div::div_rem(&low, &a).0);
        }
        if mag::cmp(&mul::mul(&a, &a), self.mag) == Ordering::Greater {
            a = mag::sub(&a, &[1]);
        }
        Some(Int::new(false, a))
    }
}

/// `1 / a` modulo a positive `m` by Euclid's extended algorithm, in `0..m`. The factors of Euclid's steps are kept
/// modulo `m`, so that no signs arise.
fn inverse(a: &[u32], m: &[u32]) -> Option<Vec<u32>> {
    let (mut r0, mut r1) = (m.to_vec(), a.to_vec());
    let (mut t0, mut t1) = (Vec::new(), vec![1]);
    while !r1.is_empty() {
        let (q, r) = div::div_rem(&r0, &r1);
        let step = div::div_rem(&mul::mul(&q, &t1), m).1;
        let t = if mag::cmp(&t0, &step).is_lt() { mag::add(&t0, m) } else { t0 };
        (r0, r1, t0, t1) = (r1, r, t1, mag::sub(&t, &step));
    }
    // Modulo 1 everything is 0.
    (r0 == [1]).then(|| div::div_rem(&t0, m).1)
}
