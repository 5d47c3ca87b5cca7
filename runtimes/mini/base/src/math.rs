//! The functions of Python's `math` that JavaScript's `Math` lacks: the error function and the gamma function.
//!
//! After CPython's Modules/mathmodule.c: a Taylor series and a continued fraction for `erf`, Lanczos'
//! approximation for `gamma` and `lgamma`. Accurate to some units in the last place.

use crate::platform::{MathOp, MathOp2, Platform};

const SQRT_PI: f64 = 1.772_453_850_905_516;
const PI: f64 = std::f64::consts::PI;
/// Parameter g of the Lanczos approximation, less one half.
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;
const G: f64 = 6.024_680_040_776_73;

/// Coefficients of the Lanczos sum's numerator, highest power last.
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_15,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_5,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_7,
];

/// Coefficients of its denominator, x (x + 1) ... (x + 11).
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];

/// Why there is no value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MathError {
    /// `ValueError`: "math domain error"
    Domain,
    /// `OverflowError`: "math range error"
    Range,
}

/// exp(-x^2) without the error of rounding x^2: the square of the upper half of `x` is exact.
fn exp_minus_square(platform: &dyn Platform, x: f64) -> f64 {
    let high = f64::from_bits(x.to_bits() >> 32 << 32);
    exp(platform, -high * high) * exp(platform, -(x - high) * (x + high))
}

fn exp(platform: &dyn Platform, x: f64) -> f64 {
    platform.math(MathOp::Exp, x)
}

/// 1 - 2 / sqrt(pi) * integral of exp(-t^2) from 0 to x by its series, for small x.
fn erf_series(platform: &dyn Platform, x: f64) -> f64 {
    let x2 = x * x;
    let (mut sum, mut fk) = (0.0, 25.5);
    for _ in 0..25 {
        sum = 2.0 + x2 * sum / fk;
        fk -= 1.0;
    }
    sum * x * exp_minus_square(platform, x) / SQRT_PI
}

/// The complement by its continued fraction, for greater x.
fn erfc_fraction(platform: &dyn Platform, x: f64) -> f64 {
    if x >= 30.0 {
        return 0.0;
    }
    let x2 = x * x;
    let (mut a, mut da) = (0.0, 0.5);
    let (mut p, mut p_last, mut q, mut q_last) = (1.0, 0.0, da + x2, 1.0);
    for _ in 0..50 {
        a += da;
        da += 2.0;
        let b = da + x2;
        (p, p_last) = (b * p - a * p_last, p);
        (q, q_last) = (b * q - a * q_last, q);
    }
    p / q * x * exp_minus_square(platform, x) / SQRT_PI
}

/// `math.erf(x)`
pub fn erf(platform: &dyn Platform, x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.abs() < 1.5 { erf_series(platform, x) } else { (1.0 - erfc_fraction(platform, x.abs())).copysign(x) }
}

/// `math.erfc(x)`
pub fn erfc(platform: &dyn Platform, x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x.abs() < 1.5 {
        return 1.0 - erf_series(platform, x);
    }
    let complement = erfc_fraction(platform, x.abs());
    if x > 0.0 { complement } else { 2.0 - complement }
}

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    // Powers of x for small ones, of 1/x for great ones, so that neither sum overflows.
    let terms = NUMERATOR.iter().zip(&DENOMINATOR);
    if x < 5.0 {
        for (n, d) in terms.rev() {
            numerator = numerator * x + n;
            denominator = denominator * x + d;
        }
    } else {
        for (n, d) in terms {
            numerator = numerator / x + n;
            denominator = denominator / x + d;
        }
    }
    numerator / denominator
}

/// sin(pi * x), exact where x is a multiple of one half.
fn sin_pi(platform: &dyn Platform, x: f64) -> f64 {
    let y = crate::float::fmod(x.abs(), 2.0);
    let r = match (2.0 * y).round_ties_even() as i32 {
        0 => platform.math(MathOp::Sin, PI * y),
        1 => platform.math(MathOp::Cos, PI * (y - 0.5)),
        2 => platform.math(MathOp::Sin, PI * (1.0 - y)),
        3 => -platform.math(MathOp::Cos, PI * (y - 1.5)),
        _ => platform.math(MathOp::Sin, PI * (y - 2.0)),
    };
    if x < 0.0 { -r } else { r }
}

/// `math.gamma(x)`
pub fn gamma(platform: &dyn Platform, x: f64) -> Result<f64, MathError> {
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { Err(MathError::Domain) } else { Ok(x) };
    }
    if x == 0.0 || (x < 0.0 && x == x.floor()) {
        return Err(MathError::Domain);
    }
    if x == x.floor() && x <= 23.0 {
        // Factorials are exact.
        let (mut product, mut n) = (1.0, 2.0);
        while n < x {
            product *= n;
            n += 1.0;
        }
        return Ok(product);
    }
    let size = x.abs();
    if size < 1e-20 {
        let r = 1.0 / x;
        return if r.is_infinite() { Err(MathError::Range) } else { Ok(r) };
    }
    if size > 200.0 {
        return if x > 0.0 { Err(MathError::Range) } else { Ok(0.0 / sin_pi(platform, x)) };
    }
    let y = size + G_MINUS_HALF;
    // What rounding took from `y`.
    let z = if size > G_MINUS_HALF {
        let q = y - size;
        q - G_MINUS_HALF
    } else {
        let q = y - G_MINUS_HALF;
        q - size
    } * G
        / y;
    let power = |e: f64| platform.math2(MathOp2::Pow, y, e);
    let r = if x < 0.0 {
        let mut r = -PI / sin_pi(platform, size) / size * exp(platform, y) / lanczos_sum(size);
        r -= z * r;
        if size < 140.0 {
            r / power(size - 0.5)
        } else {
            let root = power(size / 2.0 - 0.25);
            r / root / root
        }
    } else {
        let mut r = lanczos_sum(size) / exp(platform, y);
        r += z * r;
        if size < 140.0 {
            r * power(size - 0.5)
        } else {
            let root = power(size / 2.0 - 0.25);
            r * root * root
        }
    };
    if r.is_infinite() { Err(MathError::Range) } else { Ok(r) }
}

/// `math.lgamma(x)`
pub fn lgamma(platform: &dyn Platform, x: f64) -> Result<f64, MathError> {
    if !x.is_finite() {
        return Ok(x.abs());
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(MathError::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    let log = |x: f64| platform.math(MathOp::Log, x);
    if size < 1e-20 {
        return Ok(-log(size));
    }
    let mut r = log(lanczos_sum(size)) - G;
    r += (size - 0.5) * (log(size + G - 0.5) - 1.0);
    if x < 0.0 {
        r = log(PI) - log(sin_pi(platform, size).abs()) - log(size) - r;
    }
    if r.is_infinite() { Err(MathError::Range) } else { Ok(r) }
}
