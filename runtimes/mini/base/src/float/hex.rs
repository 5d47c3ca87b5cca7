//! `float.hex` and `float.fromhex`.

use crate::bigint::{compose, decompose, digit_value, write_i64};
use crate::error::{ErrorKind, Result, error, value_error};

/// Appends `x.hex()`.
pub fn to_hex(x: f64, out: &mut String) {
    if x.is_nan() {
        out.push_str("nan");
        return;
    }
    if x.is_sign_negative() {
        out.push('-');
    }
    if x.is_infinite() {
        out.push_str("inf");
        return;
    }
    let (mantissa, exponent) = decompose(x);
    if mantissa == 0 {
        out.push_str("0x0.0p+0");
        return;
    }
    out.push_str(if mantissa >> 52 != 0 { "0x1." } else { "0x0." });
    for i in (0..13).rev() {
        out.push(char::from_digit((mantissa >> (4 * i)) as u32 & 15, 16).unwrap_or('0'));
    }
    out.push('p');
    let exponent = exponent + 52;
    if exponent >= 0 {
        out.push('+');
    }
    write_i64(i64::from(exponent), out);
}

/// Reads what `float.fromhex` accepts.
pub fn from_hex(text: &str) -> Result<f64> {
    match parse(crate::text::trim_ascii(text.as_bytes())) {
        // Digits that overflow; the word has no digit.
        Some(x) if x.is_infinite() && text.bytes().any(|c| c.is_ascii_digit()) => {
            error(ErrorKind::OverflowError, &["hexadecimal value too large to represent as a float"])
        }
        Some(x) => Ok(x),
        None => value_error(&["invalid hexadecimal floating-point string"]),
    }
}

fn parse(s: &[u8]) -> Option<f64> {
    let (neg, mut s) = match s {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, s),
    };
    let sign = if neg { -1.0 } else { 1.0 };
    if s.eq_ignore_ascii_case(b"inf") || s.eq_ignore_ascii_case(b"infinity") {
        return Some(sign * f64::INFINITY);
    }
    if s.eq_ignore_ascii_case(b"nan") {
        return Some(f64::NAN);
    }
    if let [b'0', b'x' | b'X', rest @ ..] = s {
        s = rest;
    }
    // Fifteen digits fill 60 bits; later ones only matter for rounding.
    let (mut mantissa, mut exponent, mut sticky) = (0u64, 0i64, false);
    let (mut digits, mut fraction) = (0, false);
    while let [c, rest @ ..] = s {
        let value = u64::from(digit_value(*c));
        if value < 16 {
            digits += 1;
            if mantissa >> 60 == 0 {
                mantissa = mantissa << 4 | value;
                exponent -= if fraction { 4 } else { 0 };
            } else {
                sticky |= value != 0;
                exponent += if fraction { 0 } else { 4 };
            }
        } else if *c == b'.' && !fraction {
            fraction = true;
        } else {
            break;
        }
        s = rest;
    }
    if digits == 0 {
        return None;
    }
    if let [b'p' | b'P', rest @ ..] = s {
        let (minus, number) = match rest {
            [b'-', number @ ..] => (true, number),
            [b'+', number @ ..] => (false, number),
            _ => (false, rest),
        };
        if number.is_empty() {
            return None;
        }
        let mut n = 0i64;
        for &c in number {
            if !c.is_ascii_digit() {
                return None;
            }
            n = (n * 10 + i64::from(c - b'0')).min(1 << 40);
        }
        exponent += if minus { -n } else { n };
        s = &[];
    }
    s.is_empty().then(|| sign * compose(mantissa, exponent, sticky))
}
