//! Float arithmetic where Python differs from the machine: flooring division, rounding to decimals, powers with
//! exceptions, exact comparison with integers, hashing.

use super::{digits, parse};
use crate::bigint::{Int, IntRef, compose, decompose, scale};
use crate::hash::{MODULUS, rotate61, signed};
use crate::platform::{MathOp2, Platform};
use std::cmp::Ordering;

/// The remainder of truncating division, exactly, with the sign of `x`: C's `fmod` and Rust's `%`, whose generic
/// implementation for targets without one costs 2.3 KB. One integer division for every 11 bits that the operands'
/// exponents differ by.
pub fn fmod(x: f64, y: f64) -> f64 {
    if y == 0.0 || !x.is_finite() || y.is_nan() {
        return f64::NAN;
    }
    if x.abs() < y.abs() {
        return x;
    }
    let ((mut rem, from), (divisor, to)) = (decompose(x), decompose(y));
    rem %= divisor;
    let mut left = from - to;
    while left > 0 && rem != 0 {
        let step = left.min(11);
        rem = (rem << step) % divisor;
        left -= step;
    }
    scale(rem as f64, i64::from(to)).copysign(x)
}

/// `math.ldexp(x, n)`: `x * 2**n`, rounded once; infinite where Python says "math range error".
pub fn ldexp(x: f64, n: i64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    let (mantissa, exponent) = decompose(x);
    compose(mantissa, n.clamp(-9999, 9999) + i64::from(exponent), false).copysign(x)
}

/// `math.frexp(x)`: a mantissa of at least one half and below one, and the exponent of two.
pub fn frexp(x: f64) -> (f64, i32) {
    if !x.is_finite() || x == 0.0 {
        return (x, 0);
    }
    let (mantissa, exponent) = decompose(x);
    let length = 64 - mantissa.leading_zeros() as i32;
    (scale(mantissa as f64, i64::from(-length)).copysign(x), exponent + length)
}

/// `divmod(x, y)`; `y` is not zero.
pub fn div_mod(x: f64, y: f64) -> (f64, f64) {
    let mut rem = fmod(x, y);
    let mut quotient = (x - rem) / y;
    if rem != 0.0 {
        if (y < 0.0) != (rem < 0.0) {
            rem += y;
            quotient -= 1.0;
        }
    } else {
        rem = 0f64.copysign(y);
    }
    if quotient != 0.0 {
        let floor = quotient.floor();
        (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rem)
    } else {
        (0f64.copysign(x / y), rem)
    }
}

/// `x // y`; `y` is not zero.
pub fn floor_div(x: f64, y: f64) -> f64 {
    div_mod(x, y).0
}

/// `x % y`; `y` is not zero.
pub fn modulo(x: f64, y: f64) -> f64 {
    let rem = fmod(x, y);
    if rem == 0.0 {
        0f64.copysign(y)
    } else if (y < 0.0) != (rem < 0.0) {
        rem + y
    } else {
        rem
    }
}

/// Why a power of floats is no float.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PowError {
    /// `ZeroDivisionError`: "0.0 cannot be raised to a negative power"
    ZeroNegative,
    /// A negative base with a fraction as exponent: the result is complex.
    Complex,
    /// `OverflowError`: (34, 'Numerical result out of range')
    Overflow,
}

/// `x ** y` with the special cases of C99 and Python's exceptions.
pub fn pow(platform: &dyn Platform, x: f64, y: f64) -> Result<f64, PowError> {
    if y == 0.0 || x == 1.0 {
        return Ok(1.0);
    }
    if x.is_nan() || y.is_nan() {
        return Ok(f64::NAN);
    }
    if y.is_infinite() {
        let size = x.abs();
        return Ok(if size == 1.0 {
            1.0
        } else if (y > 0.0) == (size > 1.0) {
            f64::INFINITY
        } else {
            0.0
        });
    }
    let y_odd = fmod(y, 2.0).abs() == 1.0;
    if x == 0.0 && y < 0.0 {
        return Err(PowError::ZeroNegative);
    }
    if x == 0.0 || x.is_infinite() {
        let size = if (x == 0.0) == (y > 0.0) { 0.0 } else { f64::INFINITY };
        return Ok(if y_odd && x.is_sign_negative() { -size } else { size });
    }
    if x < 0.0 && y != y.floor() {
        return Err(PowError::Complex);
    }
    if y == 2.0 {
        // Exactly rounded, and the most frequent by far.
        let square = x * x;
        return if square.is_infinite() { Err(PowError::Overflow) } else { Ok(square) };
    }
    let size = if y == 0.5 { x.sqrt() } else { platform.math2(MathOp2::Pow, x.abs(), y) };
    if size.is_infinite() {
        return Err(PowError::Overflow);
    }
    Ok(if x < 0.0 && y_odd { -size } else { size })
}

/// `round(x)` for a finite float: the nearest integer, half to even.
pub fn round_to_int(x: f64) -> Int {
    Int::from_f64(x.round_ties_even())
}

/// `round(x, digits)`; `None` where Python says "rounded value too large to represent".
pub fn round_to_digits(platform: &dyn Platform, x: f64, digits: i64) -> Option<f64> {
    if !x.is_finite() || x == 0.0 || digits > 323 {
        return Some(x);
    }
    if digits < -308 {
        return Some(0f64.copysign(x));
    }
    let digits = digits as i32;
    let rounded = parse::from_decimal(platform, &digits::scaled(x.abs(), digits), -digits);
    rounded.is_finite().then_some(rounded.copysign(x))
}

/// `x.as_integer_ratio()` for a finite float: numerator and positive denominator.
pub fn as_integer_ratio(x: f64) -> (Int, Int) {
    let (mut mantissa, mut exponent) = decompose(x);
    if mantissa == 0 {
        return (Int::default(), Int::from_i64(1));
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += zeros as i32;
    let (m, one) = (Int::from_u64(mantissa), Int::from_i64(1));
    let shift = |a: &Int, by: i32| a.as_ref().shl(by.max(0) as u64, usize::MAX).unwrap_or_default();
    let mut numerator = shift(&m, exponent);
    numerator.neg = x < 0.0;
    (numerator, shift(&one, -exponent))
}

/// CPython's hash of a float: that of the equal integer or fraction modulo 2**61 - 1; 0 for NaN (CPython hashes the
/// object's identity).
pub fn hash(x: f64) -> i64 {
    if x.is_nan() {
        return 0;
    }
    if x.is_infinite() {
        return if x > 0.0 { 314_159 } else { -314_159 };
    }
    let (mantissa, exponent) = decompose(x);
    signed(rotate61(mantissa % MODULUS, exponent.rem_euclid(61) as u32), x < 0.0)
}

/// Compares an integer with a float exactly; `None` for NaN.
pub fn cmp_int(a: IntRef<'_>, x: f64) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole = Int::from_f64(x);
    Some(a.compare(whole.as_ref()).then_with(|| 0f64.total_cmp(&(x.fract() + 0.0))))
}
