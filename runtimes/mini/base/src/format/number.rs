//! Numbers in the format mini-language.

use super::{Spec, fill, parse, spec::unknown_code};
use crate::bigint::IntRef;
use crate::error::{ErrorKind, Result, error, value_error};
use crate::float::{self, Layout};
use crate::platform::Platform;
use crate::text::char_count;

/// A number cut up: sign, base prefix, whole digits (to be grouped), and the rest.
struct Parts<'a> {
    sign: &'a str,
    prefix: &'a str,
    digits: &'a str,
    rest: &'a str,
}

/// The sign to show.
fn sign_text(spec: &Spec, neg: bool) -> &'static str {
    match (neg, spec.sign) {
        (true, _) => "-",
        (false, b'+') => "+",
        (false, b' ') => " ",
        _ => "",
    }
}

/// Puts a separator between groups of `size` digits, after padding with zeros to at least `width` characters, but
/// never starts with a separator.
fn group(digits: &str, separator: u8, size: usize, width: usize, out: &mut String) {
    let mut reversed = Vec::new();
    let mut digits = digits.bytes().rev().peekable();
    let mut in_group = 0;
    while digits.peek().is_some() || reversed.len() < width {
        if separator != 0 && in_group == size {
            reversed.push(separator);
            in_group = 0;
        }
        reversed.push(digits.next().unwrap_or(b'0'));
        in_group += 1;
    }
    out.extend(reversed.iter().rev().map(|&c| char::from(c)));
}

/// Writes the parts with padding.
fn write(spec: &Spec, parts: &Parts<'_>, group_size: usize, out: &mut String) {
    // The digits count code points, as the character of type 'c' comes in `rest`.
    let others = parts.sign.len() + parts.prefix.len() + char_count(parts.rest.as_bytes());
    let mut grouped = String::new();
    if !parts.digits.is_empty() {
        let zeros = spec.fill == '0' && spec.align == b'=';
        let width = if zeros { spec.width.saturating_sub(others) } else { 0 };
        group(parts.digits, spec.separator, group_size, width, &mut grouped);
    }
    let padding = spec.width.saturating_sub(others + grouped.len());
    let (left, inner) = match spec.align {
        b'>' => (padding, 0),
        b'^' => (padding / 2, 0),
        b'=' => (0, padding),
        _ => (0, 0),
    };
    fill(out, spec.fill, left);
    out.push_str(parts.sign);
    out.push_str(parts.prefix);
    fill(out, spec.fill, inner);
    out.push_str(&grouped);
    out.push_str(parts.rest);
    fill(out, spec.fill, padding - left - inner);
}

/// Appends `format(x, spec)` of an integer (or a bool, under its own type name).
pub fn int(
    platform: &dyn Platform,
    x: IntRef<'_>,
    spec: &str,
    type_name: &str,
    out: &mut String,
) -> Result<()> {
    if spec.is_empty() {
        x.write_text(10, out);
        return Ok(());
    }
    let spec = parse(spec, 'd', b'>', type_name)?;
    let (radix, prefix) = match spec.ty {
        'd' | 'n' => (10, ""),
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'c' => (0, ""),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            return match x.to_f64() {
                Some(x) => write_float(platform, x, &spec, out),
                None => error(ErrorKind::OverflowError, &["int too large to convert to float"]),
            };
        }
        _ => return unknown_code(spec.ty, type_name),
    };
    if spec.precision.is_some() {
        return value_error(&["Precision not allowed in integer format specifier"]);
    }
    if spec.no_neg_zero {
        return value_error(&["Negative zero coercion (z) not allowed in integer format specifier"]);
    }
    if radix == 0 {
        return character(x, &spec, out);
    }
    let mut digits = x.magnitude().to_text(radix);
    if spec.ty == 'X' {
        digits.make_ascii_uppercase();
    }
    let parts = Parts {
        sign: sign_text(&spec, x.neg),
        prefix: if spec.alternate { prefix } else { "" },
        digits: &digits,
        rest: "",
    };
    write(&spec, &parts, if radix == 10 { 3 } else { 4 }, out);
    Ok(())
}

fn character(x: IntRef<'_>, spec: &Spec, out: &mut String) -> Result<()> {
    if spec.sign != 0 {
        return value_error(&["Sign not allowed with integer format specifier 'c'"]);
    }
    if spec.alternate {
        return value_error(&["Alternate form (#) not allowed with integer format specifier 'c'"]);
    }
    let Some(c) = x.to_u64().and_then(|x| u32::try_from(x).ok()).and_then(char::from_u32) else {
        return error(ErrorKind::OverflowError, &["%c arg not in range(0x110000)"]);
    };
    let mut buffer = [0; 4];
    write(spec, &Parts { sign: "", prefix: "", digits: "", rest: c.encode_utf8(&mut buffer) }, 3, out);
    Ok(())
}

/// Appends `format(x, spec)` of a float.
pub fn float(platform: &dyn Platform, x: f64, spec: &str, type_name: &str, out: &mut String) -> Result<()> {
    if spec.is_empty() {
        float::repr(platform, x, out);
        return Ok(());
    }
    let spec = parse(spec, '\0', b'>', type_name)?;
    match spec.ty {
        '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%' => write_float(platform, x, &spec, out),
        _ => unknown_code(spec.ty, type_name),
    }
}

/// The layout that a presentation type asks for.
fn layout(spec: &Spec, plain: u8) -> Layout {
    let precision = spec.precision.unwrap_or(6);
    let (code, dot_zero) = match spec.ty {
        '\0' if spec.precision.is_none() => (plain, true),
        '\0' => (b'g', true),
        'e' | 'E' => (b'e', false),
        'f' | 'F' | '%' => (b'f', false),
        _ => (b'g', false),
    };
    Layout { code, precision, alternate: spec.alternate, dot_zero, upper: matches!(spec.ty, 'E' | 'F' | 'G') }
}

fn write_float(platform: &dyn Platform, x: f64, spec: &Spec, out: &mut String) -> Result<()> {
    let mut text = String::new();
    let x = if spec.ty == '%' { x * 100.0 } else { x };
    float::write(platform, x, &layout(spec, b'r'), &mut text);
    if spec.ty == '%' {
        text.push('%');
    }
    let parts = cut(spec, &text);
    write(spec, &parts, 3, out);
    Ok(())
}

/// Cuts the text of a float up.
fn cut<'a>(spec: &Spec, text: &'a str) -> Parts<'a> {
    let (mut neg, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if neg && spec.no_neg_zero {
        // Zero after rounding: no digit but 0 before the exponent.
        neg = unsigned
            .bytes()
            .take_while(|c| !matches!(c, b'e' | b'E'))
            .any(|c| !matches!(c, b'0' | b'.' | b'%'));
    }
    let whole = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = unsigned.split_at_checked(whole).unwrap_or_default();
    Parts { sign: sign_text(spec, neg), prefix: "", digits, rest }
}

/// Appends `format(complex(re, im), spec)`.
pub fn complex(
    platform: &dyn Platform,
    re: f64,
    im: f64,
    spec: &str,
    type_name: &str,
    out: &mut String,
) -> Result<()> {
    if spec.is_empty() {
        float::repr_complex(platform, re, im, out);
        return Ok(());
    }
    let spec = parse(spec, '\0', b'>', type_name)?;
    if !matches!(spec.ty, '\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n') {
        return unknown_code(spec.ty, type_name);
    }
    if spec.fill == '0' {
        return value_error(&["Zero padding is not allowed in complex format specifier"]);
    }
    if spec.align == b'=' {
        return value_error(&["'=' alignment flag is not allowed in complex format specifier"]);
    }
    // Without a type: like repr, in parentheses, and without a real part of zero.
    let plain = spec.ty == '\0';
    let layout = Layout { dot_zero: false, ..layout(&spec, b'r') };
    let skip_re = plain && re == 0.0 && re.is_sign_positive();
    let mut text = String::new();
    let mut part = |x: f64, sign: u8| {
        let spec = Spec { width: 0, align: b'<', sign, ..spec };
        let mut digits = String::new();
        float::write(platform, x, &layout, &mut digits);
        write(&spec, &cut(&spec, &digits), 3, &mut text);
    };
    if !skip_re {
        part(re, spec.sign);
    }
    part(im, if skip_re { spec.sign } else { b'+' });
    text.push('j');
    if plain && !skip_re {
        text.insert(0, '(');
        text.push(')');
    }
    let padded = Spec { align: spec.align, ..spec };
    write(&padded, &Parts { sign: "", prefix: "", digits: "", rest: &text }, 3, out);
    Ok(())
}
