//! Strings and bytes.

/// White space of bytes and of ASCII strings: tab to carriage return, and space; strings add 0x1c to 0x1f.
pub fn is_space(c: u8) -> bool {
    matches!(c, 9..=13 | b' ')
}

/// The slice without white space around it.
pub fn trim_ascii(mut s: &[u8]) -> &[u8] {
    while let [c, rest @ ..] = s
        && is_space(*c)
    {
        s = rest;
    }
    while let [rest @ .., c] = s
        && is_space(*c)
    {
        s = rest;
    }
    s
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
