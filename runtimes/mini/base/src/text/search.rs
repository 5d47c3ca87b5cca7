//! Substring search on bytes; valid UTF-8 in, valid boundaries out.
//!
//! Boyer-Moore-Horspool with a 64-bit set of the needle's bytes, as CPython's fastsearch has it: no tables, skips
//! of a whole needle where a byte cannot belong to it. Repetitive inputs cost up to `n * m`.

fn bit(c: u8) -> u64 {
    1 << (c & 63)
}

/// The first place of `needle` in `hay` at or after `from`. The empty needle is found at `from`.
pub fn find(hay: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let tail = hay.get(from..)?;
    let [head @ .., last] = needle else { return Some(from) };
    if head.is_empty() {
        return tail.iter().position(|c| c == last).map(|i| from + i);
    }
    let mut set = bit(*last);
    // How far the last byte's previous occurrence in the needle is from its end.
    let mut skip = head.len();
    for (i, c) in head.iter().enumerate() {
        set |= bit(*c);
        if c == last {
            skip = head.len() - i - 1;
        }
    }
    let mut at = from;
    while let Some(window) = hay.get(at..at + needle.len()) {
        let next = hay.get(at + needle.len());
        let misses = next.is_some_and(|&c| set & bit(c) == 0);
        if window.last() == Some(last) {
            if window == needle {
                return Some(at);
            }
            at += if misses { needle.len() } else { skip };
        } else if misses {
            at += needle.len();
        }
        at += 1;
    }
    None
}

/// The last place of `needle` in `hay`.
pub fn rfind(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let Some(first) = needle.first() else { return Some(hay.len()) };
    let mut at = (hay.len() + 1).checked_sub(needle.len())?;
    while at > 0 {
        at -= 1;
        if hay.get(at) == Some(first) && hay.get(at..at + needle.len()) == Some(needle) {
            return Some(at);
        }
    }
    None
}

/// How often `needle` occurs without overlap. For an empty needle see [`super::char_count`] (plus one).
pub fn count(hay: &[u8], needle: &[u8]) -> usize {
    let (mut n, mut at) = (0, 0);
    if needle.is_empty() {
        return hay.len() + 1;
    }
    while let Some(found) = find(hay, needle, at) {
        n += 1;
        at = found + needle.len();
    }
    n
}

/// Replaces the first `max` occurrences. An empty needle stands between all code points (between all bytes unless
/// `utf8`). Gives the number of replacements; `out` gets the result.
pub fn replace(hay: &[u8], needle: &[u8], with: &[u8], max: usize, utf8: bool, out: &mut Vec<u8>) -> usize {
    let (mut n, mut at) = (0, 0);
    if needle.is_empty() {
        for &c in hay {
            if n < max && !(utf8 && c & 0xC0 == 0x80) {
                out.extend_from_slice(with);
                n += 1;
            }
            out.push(c);
        }
        if n < max {
            out.extend_from_slice(with);
            n += 1;
        }
        return n;
    }
    while n < max
        && let Some(found) = find(hay, needle, at)
    {
        out.extend_from_slice(hay.get(at..found).unwrap_or(&[]));
        out.extend_from_slice(with);
        at = found + needle.len();
        n += 1;
    }
    out.extend_from_slice(hay.get(at..).unwrap_or(&[]));
    n
}
