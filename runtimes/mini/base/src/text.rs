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
