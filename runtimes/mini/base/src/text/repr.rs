//! `repr` and `ascii` of strings and bytes.

use crate::bigint::write_u32;
use crate::platform::{Platform, class};

/// The quote that CPython chooses: single, unless only single ones are inside.
fn quote_for(s: &[u8]) -> char {
    if s.contains(&b'\'') && !s.contains(&b'"') { '"' } else { '\'' }
}

/// Appends `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
pub fn escape_char(c: u32, out: &mut String) {
    let (letter, width) = match c {
        0..=0xFF => ('x', 2),
        0x100..=0xFFFF => ('u', 4),
        _ => ('U', 8),
    };
    out.push('\\');
    out.push(letter);
    let mut digits = String::new();
    write_u32(c, 16, &mut digits);
    for _ in digits.len()..width {
        out.push('0');
    }
    out.push_str(&digits);
}

/// An ASCII character in quotes.
fn ascii_char(c: u8, quote: char, out: &mut String) {
    let letter = match c {
        b'\n' => 'n',
        b'\r' => 'r',
        b'\t' => 't',
        b'\\' => '\\',
        _ if char::from(c) == quote => quote,
        b' '..=b'~' => {
            out.push(char::from(c));
            return;
        }
        _ => {
            escape_char(u32::from(c), out);
            return;
        }
    };
    out.push('\\');
    out.push(letter);
}

/// Appends a quoted string; without a platform all that is not ASCII is escaped.
fn quoted(platform: Option<&dyn Platform>, s: &str, out: &mut String) {
    let quote = quote_for(s.as_bytes());
    out.push(quote);
    for c in s.chars() {
        if c.is_ascii() {
            ascii_char(c as u8, quote, out);
        } else if platform.is_some_and(|p| p.char_class(c) & class::UNPRINTABLE == 0) {
            out.push(c);
        } else {
            escape_char(c as u32, out);
        }
    }
    out.push(quote);
}

/// Appends `repr(s)`.
pub fn repr(platform: &dyn Platform, s: &str, out: &mut String) {
    quoted(Some(platform), s, out);
}

/// Appends `ascii(s)`.
pub fn ascii(s: &str, out: &mut String) {
    quoted(None, s, out);
}

/// Appends `repr` of bytes.
pub fn repr_bytes(s: &[u8], out: &mut String) {
    let quote = quote_for(s);
    out.push('b');
    out.push(quote);
    for &c in s {
        ascii_char(c, quote, out);
    }
    out.push(quote);
}

/// Appends a text with all that is not ASCII escaped: `ascii(x)` from the `repr` of any object.
pub fn ascii_escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_ascii() { out.push(c) } else { escape_char(c as u32, out) }
    }
}
