//! Replacement templates of `sub` and `expand`: text with references to groups.

use anypy_mini_base::platform::Platform;

use super::parse::{Error, Source, check_name, control, error, number, quoted};

/// A piece of a template.
pub enum Part {
    /// Literal bytes (UTF-8 for text).
    Text(Vec<u8>),
    /// A group's text.
    Group(u32),
}

/// Parses a template for a pattern with so many groups; `named` finds a group's number.
pub fn parse(
    platform: &dyn Platform,
    text: &[u32],
    is_text: bool,
    groups: u32,
    named: &dyn Fn(&str) -> Option<u32>,
) -> Result<Vec<Part>, Box<Error>> {
    let mut src = Source { text, at: 0 };
    let mut parts = Vec::new();
    let mut literal = Vec::new();
    let put = |c: u32, literal: &mut Vec<u8>| {
        if is_text {
            let c = char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER);
            literal.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            literal.push(c as u8);
        }
    };
    while src.at < text.len() {
        let start = src.at;
        let c = src.next();
        if c != '\\' as u32 {
            put(c, &mut literal);
            continue;
        }
        if src.at == text.len() {
            return error(&["bad escape (end of pattern)"], start);
        }
        let c = src.next();
        let (group, at) = match char::from_u32(c).unwrap_or('\0') {
            'g' => {
                if !src.eat('<') {
                    return error(&["missing <"], src.at);
                }
                let at = src.at;
                let name = src.until('>', "group name")?;
                if name.bytes().all(|c| c.is_ascii_digit()) {
                    let mut group = 0u32;
                    for c in name.bytes() {
                        group = group.saturating_mul(10).saturating_add(u32::from(c - b'0'));
                    }
                    (group, at)
                } else {
                    check_name(platform, &name, at)?;
                    match named(&name) {
                        Some(group) => (group, at),
                        None => {
                            let message = ["unknown group name ", &quoted(platform, &name)].concat();
                            return Err(Box::new(Error { message, at: None, overflow: false, index: true }));
                        }
                    }
                }
            }
            '0' => {
                let (value, _) = src.digits(8, 2);
                put(value, &mut literal);
                continue;
            }
            '1'..='9' => {
                src.at -= 1;
                let (octal, digits) = src.digits(8, 3);
                if digits == 3 {
                    put(src.octal_check(octal, start)?, &mut literal);
                    continue;
                }
                src.at = start + 1;
                (src.digits(10, 2).0, start + 1)
            }
            letter => {
                match control(c) {
                    Some(code) => put(code, &mut literal),
                    None if letter.is_ascii_alphabetic() => {
                        return error(&["bad escape ", &src.slice(start, src.at)], start);
                    }
                    None => {
                        put('\\' as u32, &mut literal);
                        put(c, &mut literal);
                    }
                }
                continue;
            }
        };
        if group > groups {
            return error(&["invalid group reference ", &number(group)], at);
        }
        if !literal.is_empty() {
            parts.push(Part::Text(core::mem::take(&mut literal)));
        }
        parts.push(Part::Group(group));
    }
    if !literal.is_empty() {
        parts.push(Part::Text(literal));
    }
    Ok(parts)
}
