//! Characters beyond ASCII in identifiers, and characters that belong nowhere.
//!
//! A full table of Unicode's identifier classes would cost several kilobytes. This one has the blocks that people
//! paste by accident (typographic quotes, dashes, invisible spaces, symbols, emoji); the rest is taken for letters.
//! So some exotic characters are accepted that CPython rejects, and identifiers are not NFKC-normalised.

use super::{Lexer, Start};
use crate::error::Result;

/// Inclusive ranges that are no letters; true if invisible.
#[rustfmt::skip]
const NO_LETTERS: &[(u32, u32, bool)] = &[
    (0x80, 0xA0, true), (0xA1, 0xA9, false), (0xAB, 0xAC, false), (0xAD, 0xAD, true), (0xAE, 0xB4, false),
    (0xB6, 0xB6, false), (0xB8, 0xB9, false), (0xBB, 0xBF, false), (0xD7, 0xD7, false), (0xF7, 0xF7, false),
    (0x61C, 0x61C, true), (0x180E, 0x180E, true), (0x2000, 0x200F, true), (0x2010, 0x2027, false),
    (0x2028, 0x202F, true), (0x2030, 0x203E, false), (0x2041, 0x2053, false), (0x2055, 0x205E, false),
    (0x205F, 0x206F, true), (0x2070, 0x2070, false), (0x2074, 0x207E, false), (0x2080, 0x208E, false),
    (0x20A0, 0x20CF, false), (0x2190, 0x2BFF, false), (0x2E00, 0x2FFF, false), (0x3000, 0x3000, true),
    (0x3001, 0x3004, false), (0x3008, 0x3020, false), (0x3030, 0x3030, false), (0xE000, 0xF8FF, true),
    (0xFE10, 0xFE1F, false), (0xFE30, 0xFE32, false), (0xFE35, 0xFE4C, false), (0xFEFF, 0xFEFF, true),
    (0xFF01, 0xFF0F, false), (0xFF1A, 0xFF20, false), (0xFF3B, 0xFF3E, false), (0xFF5B, 0xFF65, false),
    (0xFFE0, 0xFFEF, false), (0xFFF0, 0xFFFB, true), (0xFFFC, 0xFFFF, false), (0x1F000, 0x1FBEF, false),
    (0xE0000, 0xE00FF, true), (0xE01F0, 0x10FFFF, true),
];

impl Lexer<'_> {
    /// Passes one character beyond ASCII of an identifier.
    pub(super) fn identifier_char(&mut self) -> Result<()> {
        let Some(char) = self.src.get(self.pos..).and_then(|rest| rest.chars().next()) else {
            self.pos += 1;
            return Ok(());
        };
        let code = char as u32;
        if NO_LETTERS.iter().any(|range| range.0 <= code && code <= range.1) {
            let start = self.start();
            return self.invalid_character(start);
        }
        self.pos += char.len_utf8();
        Ok(())
    }

    /// The error for the character at `start`, which nothing begins with.
    pub(super) fn invalid_character<T>(&mut self, start: Start) -> Result<T> {
        let char = self.src[start.offset..].chars().next().unwrap_or(' ');
        self.pos = start.offset + char.len_utf8();
        let code = char as u32;
        if matches!(char, '$' | '?' | '!' | '`' | '<') {
            return self.error(start, &["invalid syntax"]);
        }
        let mut hex = String::from("U+");
        for shift in (0..6).rev() {
            let digit = (code >> (shift * 4)) & 15;
            if shift < 4 || code >> (shift * 4) > 0 {
                hex.push(char::from(b"0123456789ABCDEF"[digit as usize]));
            }
        }
        let range = NO_LETTERS.iter().find(|range| range.0 <= code && code <= range.1);
        if code < 32 || code == 127 || range.is_some_and(|range| range.2) {
            return self.error(start, &["invalid non-printable character ", &hex]);
        }
        let mut buffer = [0; 4];
        let text: &str = char.encode_utf8(&mut buffer);
        self.error(start, &["invalid character '", text, "' (", &hex, ")"])
    }
}
