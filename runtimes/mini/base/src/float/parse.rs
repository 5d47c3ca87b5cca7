//! `float(text)`.

use super::POW10;
use crate::platform::Platform;

/// Reads what `float(text)` accepts: white space around, a sign, `inf`, `infinity`, `nan`, decimal digits with
/// single underscores, an exponent. The caller has mapped other decimal digits and spaces to ASCII ones. `None`
/// means "could not convert string to float: ...".
pub fn parse(platform: &dyn Platform, text: &str) -> Option<f64> {
    let s = crate::text::trim_ascii(text.as_bytes());
    let (neg, s) = match s {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, s),
    };
    let x = if s.eq_ignore_ascii_case(b"inf") || s.eq_ignore_ascii_case(b"infinity") {
        f64::INFINITY
    } else if s.eq_ignore_ascii_case(b"nan") {
        f64::NAN
    } else {
        number(platform, s)?
    };
    Some(if neg { -x } else { x })
}

fn number(platform: &dyn Platform, s: &[u8]) -> Option<f64> {
    // Digits without point, the exponent that makes up for it, and what to hand to the host.
    let (mut clean, mut mantissa, mut significant) = (String::with_capacity(s.len()), 0u64, 0);
    let (mut scale, mut exponent, mut negative) = (0i32, 0i32, false);
    let (mut seen_digits, mut in_fraction, mut in_exponent, mut exponent_digits) =
        (false, false, false, false);
    let mut last = 0;
    for (i, &c) in s.iter().enumerate() {
        match c {
            b'0'..=b'9' if in_exponent => {
                exponent = exponent.saturating_mul(10).saturating_add(i32::from(c - b'0'));
                exponent_digits = true;
            }
            b'0'..=b'9' => {
                seen_digits = true;
                if significant < 19 {
                    mantissa = mantissa * 10 + u64::from(c - b'0');
                }
                significant += i32::from(mantissa != 0);
                scale -= i32::from(in_fraction);
            }
            b'.' if !in_fraction && !in_exponent => in_fraction = true,
            b'e' | b'E' if !in_exponent && seen_digits => in_exponent = true,
            b'+' | b'-' if in_exponent && matches!(last, b'e' | b'E') => negative = c == b'-',
            b'_' => {
                // Between two digits only.
                if !last.is_ascii_digit() || !s.get(i + 1).is_some_and(u8::is_ascii_digit) {
                    return None;
                }
                last = c;
                continue;
            }
            _ => return None,
        }
        last = c;
        clean.push(char::from(c));
    }
    if !seen_digits || (in_exponent && !exponent_digits) {
        return None;
    }
    let exponent = if negative { scale.saturating_sub(exponent) } else { scale.saturating_add(exponent) };
    if mantissa == 0 {
        return Some(0.0);
    }
    if significant <= 19
        && let Some(x) = exact(mantissa, exponent)
    {
        return Some(x);
    }
    Some(platform.parse_float(&clean))
}

/// `mantissa * 10**exponent` where one correctly rounded machine operation gives it (Clinger's fast path).
fn exact(mantissa: u64, exponent: i32) -> Option<f64> {
    if mantissa > 1 << 53 {
        return None;
    }
    let x = mantissa as f64;
    let &power = POW10.get(exponent.unsigned_abs() as usize)?;
    Some(if exponent < 0 { x / power } else { x * power })
}

/// The float nearest to `digits * 10**exponent`.
pub(super) fn from_decimal(platform: &dyn Platform, digits: &str, exponent: i32) -> f64 {
    if digits.len() <= 18 {
        let mantissa = digits.bytes().fold(0u64, |n, c| n * 10 + u64::from(c - b'0'));
        if let Some(x) = exact(mantissa, exponent) {
            return x;
        }
    }
    let mut text = String::from(digits);
    text.push('e');
    crate::bigint::write_i64(i64::from(exponent), &mut text);
    platform.parse_float(&text)
}
