//! Strings and bytes: offsets, white space, padding, and in the submodules searching, splitting, case, `repr` and
//! codecs.
//!
//! Strings are UTF-8, so that most functions work on `&[u8]` for both types; where they differ a flag `utf8` tells
//! strings from bytes. Positions are byte offsets; [`char_count`] and [`byte_offset`] convert from and to code
//! points.

pub mod case;
pub mod codec;
mod repr;
pub mod search;
pub mod split;

pub use repr::{ascii, ascii_escape, escape_char, repr, repr_bytes};
pub use search::{find, rfind};

use crate::platform::{Platform, class};

/// White space of bytes: tab to carriage return, and space.
pub fn is_space(c: u8) -> bool {
    matches!(c, 9..=13 | b' ')
}

/// The slice without ASCII white space around it.
pub fn trim_ascii(mut s: &[u8]) -> &[u8] {
    while let [c, rest @ ..] = s
        && (is_space(*c) || matches!(c, 0x1C..=0x1F))
    {
        s = rest;
    }
    while let [rest @ .., c] = s
        && (is_space(*c) || matches!(c, 0x1C..=0x1F))
    {
        s = rest;
    }
    s
}

/// The length in bytes of the white-space character at `at`; 0 if there is none.
pub(crate) fn space_len(s: &[u8], at: usize, utf8: bool) -> usize {
    match s.get(at..).unwrap_or(&[]) {
        [c, ..] if is_space(*c) => 1,
        _ if !utf8 => 0,
        [0x1C..=0x1F, ..] => 1,
        [0xC2, 0x85 | 0xA0, ..] => 2,
        // U+1680, U+2000-200A, U+2028, U+2029, U+202F, U+205F, U+3000
        [0xE1, 0x9A, 0x80, ..]
        | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE3, 0x80, 0x80, ..] => 3,
        _ => 0,
    }
}

/// The length in bytes of the white-space character that ends at `end`; 0 if there is none.
pub(crate) fn space_len_before(s: &[u8], end: usize, utf8: bool) -> usize {
    for len in 1..=3 {
        if let Some(at) = end.checked_sub(len)
            && space_len(s, at, utf8) == len
        {
            return len;
        }
        if !utf8 {
            break;
        }
    }
    0
}

/// Code points of UTF-8 text: all bytes but continuation bytes.
pub fn char_count(s: &[u8]) -> usize {
    let mut continuation = 0;
    for &c in s {
        continuation += usize::from(c & 0xC0 == 0x80);
    }
    s.len() - continuation
}

/// The byte offset of the code point of index `n`, or the length of the text if it has no more than `n`.
pub fn byte_offset(s: &[u8], n: usize) -> usize {
    if n >= s.len() {
        return s.len();
    }
    let mut left = n;
    for (i, &c) in s.iter().enumerate() {
        if c & 0xC0 != 0x80 {
            if left == 0 {
                return i;
            }
            left -= 1;
        }
    }
    s.len()
}

/// What to strip.
#[derive(Clone, Copy)]
pub enum Strip<'a> {
    /// White space.
    Space,
    /// Any of these characters (or bytes).
    Set(&'a [u8]),
}

/// The span that is left after stripping at the start and at the end.
pub fn strip(s: &[u8], what: Strip<'_>, start: bool, end: bool, utf8: bool) -> split::Span {
    let (mut from, mut to) = (0, s.len());
    match what {
        Strip::Space => {
            if start {
                from = split::skip_space(s, 0, utf8);
            }
            if end && from < to {
                to = split::rtrim(s, to, utf8);
            }
        }
        Strip::Set(set) => {
            // A whole character of `s` is sought in the set, so that no part of one is ever stripped.
            let char_len = |at: usize| {
                let mut len = 1;
                while utf8 && s.get(at + len).is_some_and(|c| c & 0xC0 == 0x80) {
                    len += 1;
                }
                len
            };
            let contains = |c: &[u8]| !c.is_empty() && search::find(set, c, 0).is_some();
            while start && from < to {
                let len = char_len(from);
                if !contains(s.get(from..from + len).unwrap_or(&[])) {
                    break;
                }
                from += len;
            }
            while end && from < to {
                let mut at = to - 1;
                while utf8 && at > from && s.get(at).is_some_and(|c| c & 0xC0 == 0x80) {
                    at -= 1;
                }
                if !contains(s.get(at..to).unwrap_or(&[])) {
                    break;
                }
                to = at;
            }
        }
    }
    (from, to)
}

/// How much `center` pads on the left and on the right.
pub fn center(length: usize, width: usize) -> (usize, usize) {
    let padding = width.saturating_sub(length);
    // CPython's choice of the side for an odd one.
    let left = padding / 2 + (padding & width & 1);
    (left, padding - left)
}

/// `s.zfill(width)`, of a text of `length` characters.
pub fn zfill(s: &[u8], length: usize, width: usize, out: &mut Vec<u8>) {
    let sign = usize::from(matches!(s.first(), Some(b'+' | b'-')));
    let (sign, digits) = s.split_at(sign);
    out.extend_from_slice(sign);
    out.resize(out.len() + width.saturating_sub(length), b'0');
    out.extend_from_slice(digits);
}

/// `s.expandtabs(size)`.
pub fn expand_tabs(s: &[u8], size: usize, utf8: bool, out: &mut Vec<u8>) {
    let mut column = 0;
    for &c in s {
        match c {
            b'\t' => {
                let spaces = if size > 0 { size - column % size } else { 0 };
                out.resize(out.len() + spaces, b' ');
                column += spaces;
                continue;
            }
            b'\n' | b'\r' => column = 0,
            _ => column += usize::from(!(utf8 && c & 0xC0 == 0x80)),
        }
        out.push(c);
    }
}

/// Maps decimal digits and white space of all scripts to ASCII ones, as `int(text)` and `float(text)` read them;
/// other characters become `?` so that they stay an error. `None` if the text is ASCII already.
pub fn to_ascii_number(platform: &dyn Platform, text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        out.push(if c.is_ascii() {
            c
        } else if space_len(text.as_bytes(), i, true) > 0 {
            ' '
        } else {
            decimal_value(platform, c).and_then(|d| char::from_digit(d, 10)).unwrap_or('?')
        });
    }
    Some(out)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(platform: &dyn Platform, c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if platform.char_class(c) & class::DECIMAL == 0 {
        return None;
    }
    // Unicode guarantees that decimal digits come in whole tens from 0 to 9.
    let mut before = 0;
    while before < 100
        && char::from_u32(c as u32 - before - 1).is_some_and(|c| platform.char_class(c) & class::DECIMAL != 0)
    {
        before += 1;
    }
    Some(before % 10)
}
