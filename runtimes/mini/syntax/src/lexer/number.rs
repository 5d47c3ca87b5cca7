//! Numeric literals: finding their end, and CPython's complaints about them. Their value is the parser's business.

use super::{Lexer, Start};
use crate::error::Result;
use crate::token::Tok;

/// Words that may follow a number without a space, as in `1if x else 2`.
const MAY_FOLLOW: &[&str] = &["and", "else", "for", "if", "in", "is", "not", "or"];

/// Prefix letter, base, name.
const BASES: &[(u8, u32, &str)] = &[(b'x', 16, "hexadecimal"), (b'o', 8, "octal"), (b'b', 2, "binary")];

impl Lexer<'_> {
    /// A number; `pos` is at its first digit or point.
    pub(super) fn number(&mut self) -> Result<()> {
        let start = self.start();
        let letter = self.at(1) | 32;
        if self.at(0) == b'0'
            && let Some(&(_, base, name)) = BASES.iter().find(|entry| entry.0 == letter)
        {
            self.pos += 2;
            return self.prefixed(start, base, name);
        }
        let leading_zero = self.at(0) == b'0';
        let mut plain = true;
        if self.at(0) != b'.' {
            self.digits("decimal")?;
        }
        let whole_end = self.pos;
        if self.at(0) == b'.' {
            plain = false;
            self.pos += 1;
            if self.at(0).is_ascii_digit() {
                self.digits("decimal")?;
            }
        }
        if self.at(0) | 32 == b'e' {
            let sign = usize::from(matches!(self.at(1), b'+' | b'-'));
            if self.at(1 + sign).is_ascii_digit() {
                plain = false;
                self.pos += 1 + sign;
                self.digits("decimal")?;
            } else if sign == 1 {
                self.pos += 1;
                return self.number_error(&["invalid decimal literal"]);
            }
        }
        if self.at(0) | 32 == b'j' {
            self.pos += 1;
            return self.end_number(start, "imaginary");
        }
        if plain && leading_zero {
            let digits = &self.bytes[start.offset..whole_end];
            if digits.iter().any(|digit| !matches!(digit, b'0' | b'_')) {
                return self.error(
                    start,
                    &["leading zeros in decimal integer literals are not permitted; \
                       use an 0o prefix for octal integers"],
                );
            }
        }
        self.end_number(start, "decimal")
    }

    /// An error at the last character that was part of the number.
    fn number_error<T>(&mut self, pieces: &[&str]) -> Result<T> {
        self.pos -= 1;
        let start = self.start();
        self.pos += 1;
        self.error(start, pieces)
    }

    /// Decimal digits with single underscores between.
    fn digits(&mut self, kind: &str) -> Result<()> {
        loop {
            while self.at(0).is_ascii_digit() {
                self.pos += 1;
            }
            if self.at(0) != b'_' {
                return Ok(());
            }
            self.pos += 1;
            if !self.at(0).is_ascii_digit() {
                return self.number_error(&["invalid ", kind, " literal"]);
            }
        }
    }

    fn prefixed(&mut self, start: Start, base: u32, name: &str) -> Result<()> {
        loop {
            if self.at(0) == b'_' {
                self.pos += 1;
            }
            let first = self.pos;
            while char::from(self.at(0)).is_digit(base) {
                self.pos += 1;
            }
            if self.at(0).is_ascii_digit() {
                let at = self.pos;
                self.pos += 1;
                let digit = &self.src[at..at + 1];
                return self.number_error(&["invalid digit '", digit, "' in ", name, " literal"]);
            }
            if self.pos == first {
                return self.number_error(&["invalid ", name, " literal"]);
            }
            if self.at(0) != b'_' {
                break;
            }
        }
        self.end_number(start, name)
    }

    /// No letter may follow directly, except of some keywords.
    fn end_number(&mut self, start: Start, kind: &str) -> Result<()> {
        if matches!(self.at(0), b'a'..=b'z' | b'A'..=b'Z' | b'_' | 128..) {
            let rest = &self.bytes[self.pos..];
            if !MAY_FOLLOW.iter().any(|word| rest.starts_with(word.as_bytes())) {
                return self.number_error(&["invalid ", kind, " literal"]);
            }
        }
        self.push(Tok::Number, start);
        Ok(())
    }
}
