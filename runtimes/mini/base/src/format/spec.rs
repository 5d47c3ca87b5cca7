//! The format specification `[[fill]align][sign][z][#][0][width][,_][.precision][type]`.

use crate::error::{Result, check_width, value_error};

/// A parsed specification. Zero bytes stand for what was not given.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The padding character.
    pub fill: char,
    /// One of `<>=^`.
    pub align: u8,
    /// One of `+`, `-`, space, or 0.
    pub sign: u8,
    /// `z`: no negative zero.
    pub no_neg_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least width in code points; 0 for none.
    pub width: usize,
    /// `,` or `_` between groups of digits, or 0.
    pub separator: u8,
    /// Digits, or for strings the greatest width.
    pub precision: Option<usize>,
    /// The presentation type, or the default that was handed in.
    pub ty: char,
    /// Whether an alignment was given (a `0` before the width counts).
    pub aligned: bool,
}

/// A run of decimal digits, or an error if it does not fit.
fn integer<'a>(s: &'a [u8], value: &mut Option<usize>) -> Result<&'a [u8]> {
    let mut rest = s;
    let mut n = 0u64;
    while let [c @ b'0'..=b'9', tail @ ..] = rest {
        n = n * 10 + u64::from(c - b'0');
        if n > i64::MAX as u64 / 10 {
            return value_error(&["Too many decimal digits in format string"]);
        }
        rest = tail;
    }
    if rest.len() < s.len() {
        *value = Some(check_width(n)?);
    }
    Ok(rest)
}

fn is_align(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '^')
}

/// Parses a specification for an object of type `type_name`, whose presentation type is `ty` ('\0' for none) and
/// alignment `align` if it does not say.
pub fn parse(text: &str, ty: char, align: u8, type_name: &str) -> Result<Spec> {
    let mut spec = Spec {
        fill: ' ',
        align,
        sign: 0,
        no_neg_zero: false,
        alternate: false,
        width: 0,
        separator: 0,
        precision: None,
        ty,
        aligned: false,
    };
    let mut rest = text;
    let mut filled = false;
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(fill), Some(align)) if is_align(align) => {
            spec.fill = fill;
            spec.align = align as u8;
            spec.aligned = true;
            filled = true;
            rest = chars.as_str();
        }
        (Some(align), _) if is_align(align) => {
            spec.align = align as u8;
            spec.aligned = true;
            rest = text.get(1..).unwrap_or_default();
        }
        _ => {}
    }
    let mut s = rest.as_bytes();
    if let [c @ (b'+' | b'-' | b' '), tail @ ..] = s {
        spec.sign = *c;
        s = tail;
    }
    let mut flag = |c: u8| match s {
        [first, tail @ ..] if *first == c => {
            s = tail;
            true
        }
        _ => false,
    };
    spec.no_neg_zero = flag(b'z');
    spec.alternate = flag(b'#');
    if !filled && flag(b'0') {
        spec.fill = '0';
        if !spec.aligned && align == b'>' {
            spec.align = b'=';
            spec.aligned = true;
        }
    }
    let mut width = None;
    s = integer(s, &mut width)?;
    spec.width = width.unwrap_or(0);
    let mut separators = 0;
    while let [c @ (b',' | b'_'), tail @ ..] = s {
        // The first pair of the same kind is left over and makes the specification invalid.
        if *c == spec.separator {
            break;
        }
        if separators > 0 {
            return value_error(&["Cannot specify both ',' and '_'."]);
        }
        separators += 1;
        spec.separator = *c;
        s = tail;
    }
    if let [b'.', tail @ ..] = s {
        s = integer(tail, &mut spec.precision)?;
        if spec.precision.is_none() {
            return value_error(&["Format specifier missing precision"]);
        }
    }
    // Only ASCII has been taken off so far.
    let rest = std::str::from_utf8(s).unwrap_or_default();
    let mut chars = rest.chars();
    if let Some(c) = chars.next() {
        spec.ty = c;
    }
    if chars.next().is_some() {
        return value_error(&["Invalid format specifier '", text, "' for object of type '", type_name, "'"]);
    }
    let separable = match spec.ty {
        'd' | 'e' | 'f' | 'g' | 'E' | 'G' | 'F' | '%' | '\0' => true,
        'b' | 'o' | 'x' | 'X' => spec.separator == b'_',
        _ => false,
    };
    if spec.separator != 0 && !separable {
        let separator = if spec.separator == b',' { "','" } else { "'_'" };
        return value_error(&["Cannot specify ", separator, " with '", &show(spec.ty), "'."]);
    }
    Ok(spec)
}

/// A type character as error texts show it.
fn show(c: char) -> String {
    let mut text = String::new();
    if ('!'..='\x7f').contains(&c) {
        text.push(c);
    } else {
        text.push_str("\\x");
        crate::bigint::write_u32(c as u32, 16, &mut text);
    }
    text
}

/// The error for a type character that the object does not know.
pub(super) fn unknown_code<T>(ty: char, type_name: &str) -> Result<T> {
    value_error(&["Unknown format code '", &show(ty), "' for object of type '", type_name, "'"])
}
