//! `split`, `rsplit` and `splitlines`. Results are spans, so that one copy of the code serves strings and bytes, and
//! the caller makes its objects straight from the source.

use super::{search, space_len, space_len_before};

/// Start and end in bytes.
pub type Span = (usize, usize);

/// Splits at a separator (not empty) at most `max` times from the left.
pub fn split(s: &[u8], separator: &[u8], max: usize, out: &mut Vec<Span>) {
    let mut start = 0;
    let mut left = max;
    while left > 0
        && let Some(found) = search::find(s, separator, start)
    {
        out.push((start, found));
        start = found + separator.len();
        left -= 1;
    }
    out.push((start, s.len()));
}

/// Splits at a separator (not empty) at most `max` times from the right; the spans are in order.
pub fn rsplit(s: &[u8], separator: &[u8], max: usize, out: &mut Vec<Span>) {
    let from = out.len();
    let mut end = s.len();
    let mut left = max;
    while left > 0
        && let Some(found) = search::rfind(s.get(..end).unwrap_or(s), separator)
    {
        out.push((found + separator.len(), end));
        end = found;
        left -= 1;
    }
    out.push((0, end));
    out.get_mut(from..).unwrap_or_default().reverse();
}

/// Splits at runs of white space at most `max` times from the left; `utf8` tells strings from bytes.
pub fn split_space(s: &[u8], max: usize, utf8: bool, out: &mut Vec<Span>) {
    let mut at = 0;
    let mut left = max;
    loop {
        at = skip_space(s, at, utf8);
        if at >= s.len() {
            return;
        }
        if left == 0 {
            // What is left keeps its white space behind.
            out.push((at, s.len()));
            return;
        }
        let start = at;
        while at < s.len() && space_len(s, at, utf8) == 0 {
            at += 1;
        }
        out.push((start, at));
        left -= 1;
    }
}

/// Splits at runs of white space at most `max` times from the right; the spans are in order.
pub fn rsplit_space(s: &[u8], max: usize, utf8: bool, out: &mut Vec<Span>) {
    let from = out.len();
    let mut at = s.len();
    let mut left = max;
    loop {
        at = rtrim(s, at, utf8);
        if at == 0 {
            break;
        }
        if left == 0 {
            out.push((0, at));
            break;
        }
        let end = at;
        while at > 0 && space_len_before(s, at, utf8) == 0 {
            at -= 1;
        }
        out.push((at, end));
        left -= 1;
    }
    out.get_mut(from..).unwrap_or_default().reverse();
}

/// The first place at or after `at` that is no white space.
pub fn skip_space(s: &[u8], mut at: usize, utf8: bool) -> usize {
    loop {
        match space_len(s, at, utf8) {
            0 => return at,
            n => at += n,
        }
    }
}

/// The end of the text before `end` without the white space behind it.
pub fn rtrim(s: &[u8], mut end: usize, utf8: bool) -> usize {
    loop {
        match space_len_before(s, end, utf8) {
            0 => return end,
            n => end -= n,
        }
    }
}

/// The length of the line end at `at`: for bytes `\n`, `\r` and `\r\n`, for strings seven more.
fn line_end(s: &[u8], at: usize, utf8: bool) -> usize {
    match s.get(at..).unwrap_or(&[]) {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        [0x0B | 0x0C | 0x1C..=0x1E, ..] if utf8 => 1,
        [0xC2, 0x85, ..] if utf8 => 2,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] if utf8 => 3,
        _ => 0,
    }
}

/// The lines of a text, with their ends if `keep_ends`.
pub fn split_lines(s: &[u8], keep_ends: bool, utf8: bool, out: &mut Vec<Span>) {
    let (mut start, mut at) = (0, 0);
    while at < s.len() {
        let end = line_end(s, at, utf8);
        if end > 0 {
            out.push((start, if keep_ends { at + end } else { at }));
            at += end;
            start = at;
        } else {
            at += 1;
        }
    }
    if start < s.len() {
        out.push((start, s.len()));
    }
}
