//! Python's floats: text both ways, and the operations that are not one machine instruction.
//!
//! Digits come from [`digits`]; this module lays them out as `repr`, `%` formats and `format` want them.

mod digits;
mod hex;
mod ops;
mod parse;

pub use hex::{from_hex, to_hex};
pub use ops::{
    PowError, as_integer_ratio, cmp_int, div_mod, floor_div, fmod, frexp, hash, ldexp, modulo, pow,
    round_to_digits, round_to_int,
};
pub use parse::parse;

use crate::platform::Platform;
use digits::Digits;

/// The powers of ten that floats hold exactly.
pub(crate) const POW10: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// How to lay a float out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// `b'e'`, `b'f'`, `b'g'` or `b'r'` (repr: shortest digits, precision unused).
    pub code: u8,
    /// Digits behind the point for `e` and `f`, significant digits for `g`.
    pub precision: usize,
    /// Keep the point and, for `g`, trailing zeros (`#`).
    pub alternate: bool,
    /// Write at least `.0` where there is no exponent.
    pub dot_zero: bool,
    /// `E`, `INF` and `NAN`.
    pub upper: bool,
}

impl Layout {
    /// `repr` and `str`.
    pub const REPR: Layout =
        Layout { code: b'r', precision: 0, alternate: false, dot_zero: true, upper: false };
}

/// Appends `repr(x)`.
pub fn repr(platform: &dyn Platform, x: f64, out: &mut String) {
    write(platform, x, &Layout::REPR, out);
}

/// Appends `repr` of a complex number: `1j`, `(1+2j)`, `(-0-2j)`.
pub fn repr_complex(platform: &dyn Platform, re: f64, im: f64, out: &mut String) {
    let layout = Layout { dot_zero: false, ..Layout::REPR };
    let only_imaginary = re == 0.0 && re.is_sign_positive();
    if !only_imaginary {
        out.push('(');
        write(platform, re, &layout, out);
        if !im.is_sign_negative() || im.is_nan() {
            out.push('+');
        }
    }
    write(platform, im, &layout, out);
    out.push_str(if only_imaginary { "j" } else { "j)" });
}

/// Appends a float, with `-` where its sign bit is set (NaN has no sign).
pub fn write(platform: &dyn Platform, x: f64, layout: &Layout, out: &mut String) {
    if x.is_nan() {
        out.push_str(if layout.upper { "NAN" } else { "nan" });
        return;
    }
    if x.is_sign_negative() {
        out.push('-');
    }
    let x = x.abs();
    if x.is_infinite() {
        out.push_str(if layout.upper { "INF" } else { "inf" });
        return;
    }
    let precision = if layout.code == b'g' { layout.precision.max(1) } else { layout.precision };
    let digits = match layout.code {
        b'e' => digits::significant(x, precision + 1),
        b'f' => digits::fixed(x, precision),
        b'g' => digits::significant(x, precision),
        _ => digits::shortest(platform, x),
    };
    lay_out(&digits, precision, layout, out);
}

/// The rules of CPython's `format_float_short` (Python/pystrtod.c).
fn lay_out(digits: &Digits, precision: usize, layout: &Layout, out: &mut String) {
    let mut point = digits.point;
    let precision = i32::try_from(precision).unwrap_or(i32::MAX - 2000);
    let mut end = digits.text.len() as i32;
    let mut exponent = None;
    match layout.code {
        b'e' => exponent = Some(point - 1),
        b'f' => end = point + precision,
        b'g' => {
            if point <= -4 || point > precision - i32::from(layout.dot_zero) {
                exponent = Some(point - 1);
            }
            if layout.alternate {
                end = precision;
            }
        }
        _ => {
            if point <= -4 || point > 16 {
                exponent = Some(point - 1);
            }
        }
    }
    if exponent.is_some() {
        point = 1;
    }
    if layout.code == b'e' {
        end = precision + 1;
    }
    end = end.max(if exponent.is_none() && layout.dot_zero { point + 1 } else { point });
    for i in point.min(1) - 1..end {
        if i == point {
            out.push('.');
        }
        let digit = usize::try_from(i).ok().and_then(|i| digits.text.get(i));
        out.push(char::from(*digit.unwrap_or(&b'0')));
    }
    if end == point && layout.alternate {
        out.push('.');
    }
    if let Some(e) = exponent {
        out.push(if layout.upper { 'E' } else { 'e' });
        out.push(if e < 0 { '-' } else { '+' });
        if e.abs() < 10 {
            out.push('0');
        }
        crate::bigint::write_u32(e.unsigned_abs(), 10, out);
    }
}
