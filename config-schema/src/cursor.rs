//! What the two readers share: a place in a text that moves forward, and errors about the word that stands there.

use crate::WHOLE;
use crate::diagnostic::Problem;
use crate::tree::Span;

/// The result of reading something. The error is boxed: it is rare, and results are everywhere.
pub type Read<T> = Result<T, Box<Problem>>;

/// Deepest nesting of lists and tables.
const MAX_DEPTH: u32 = 64;

/// A position in a text.
pub struct Cursor<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Offset of the next byte.
    pub at: usize,
    /// Number of the text in spans.
    number: u8,
    depth: u32,
    /// What messages begin with.
    complaint: &'static str,
}

impl<'t> Cursor<'t> {
    /// The beginning of a text.
    pub fn new(text: &'t str, number: u8, complaint: &'static str) -> Cursor<'t> {
        Cursor { text, bytes: text.as_bytes(), at: 0, number, depth: 0, complaint }
    }

    /// The next byte; 0 at the end, and for a NUL, which neither format allows anywhere.
    pub fn peek(&self) -> u8 {
        self.peek_at(0)
    }

    /// The byte after `offset` others.
    pub fn peek_at(&self, offset: usize) -> u8 {
        self.bytes.get(self.at + offset).copied().unwrap_or(0)
    }

    /// Whether the text ends here.
    pub fn at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// Whether `bytes` come next; they are passed if so.
    pub fn eat(&mut self, bytes: &[u8]) -> bool {
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(bytes));
        if found {
            self.at += bytes.len();
        }
        found
    }

    /// Passes bytes while they are `wanted`.
    pub fn pass(&mut self, wanted: fn(u8) -> bool) {
        while !self.at_end() && wanted(self.peek()) {
            self.at += 1;
        }
    }

    /// The text since `start`. Both ends are next to ASCII characters, so on character boundaries.
    pub fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The piece since `start`.
    pub fn span(&self, start: usize) -> Span {
        Span { start: start as u32, end: self.at as u32, text: self.number }
    }

    /// An error about the word or character at `start`.
    #[cold]
    #[inline(never)]
    pub fn problem(&self, start: usize, what: &str, expected: &str) -> Box<Problem> {
        if !WHOLE {
            return Box::default();
        }
        let rest = self.text.get(start..).unwrap_or_default();
        let word = rest.bytes().take_while(|&byte| is_word(byte)).count();
        let length = word.max(rest.chars().next().map_or(0, char::len_utf8));
        let span = Span { start: start as u32, end: (start + length) as u32, text: self.number };
        self.problem_at(span, what, expected)
    }

    /// An error about a piece.
    #[cold]
    #[inline(never)]
    pub fn problem_at(&self, span: Span, what: &str, expected: &str) -> Box<Problem> {
        if !WHOLE {
            return Box::default();
        }
        let message = [self.complaint, what].concat();
        Box::new(Problem { span, message, expected: expected.to_string() })
    }

    /// Enters a list or table.
    pub fn enter(&mut self) -> Read<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(self.problem(self.at, "nested too deeply", "")) } else { Ok(()) }
    }

    /// Leaves a list or table.
    pub fn leave(&mut self) {
        self.depth -= 1;
    }

    /// A number of so many hexadecimal digits, which are passed.
    pub fn hex(&mut self, digits: usize) -> Option<u32> {
        let mut value: u32 = 0;
        for &digit in self.bytes.get(self.at..self.at + digits)? {
            value = value.checked_mul(16)? + (digit as char).to_digit(16)?;
        }
        self.at += digits;
        Some(value)
    }
}

/// The number that digits stand for. (The standard library's readers of numbers are one for each type, 600 bytes each.)
pub fn integer(digits: &[u8], radix: u32) -> Option<u64> {
    let mut value: u64 = 0;
    for &digit in digits {
        let digit = (digit as char).to_digit(radix)?;
        value = value.checked_mul(u64::from(radix))?.checked_add(u64::from(digit))?;
    }
    (!digits.is_empty()).then_some(value)
}

/// The same with a sign before it.
pub fn signed(text: &str, radix: u32) -> Option<i64> {
    match text.as_bytes() {
        [b'-', digits @ ..] => 0i64.checked_sub_unsigned(integer(digits, radix)?),
        [b'+', digits @ ..] | digits => i64::try_from(integer(digits, radix)?).ok(),
    }
}

/// What an unquoted word is made of.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'+' | b':')
}
