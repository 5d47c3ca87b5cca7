//! F-strings (PEP 701): switching between text and tokens.
//!
//! Each f-string being read keeps a stack of its open replacement fields. Text is read outside all fields and in a
//! field's format spec, ordinary tokens in a field before its spec. Fields may hold any tokens, the f-string's own
//! quotes and line ends included.

use super::{Lexer, Start};
use crate::error::Result;
use crate::limits::MAX_BRACKETS;
use crate::token::Tok;

/// An f-string that has begun and not ended.
pub(super) struct FString {
    start: Start,
    quote: u8,
    triple: bool,
    raw: bool,
    fields: Vec<Field>,
}

struct Field {
    /// How many brackets are open within it, its own `{` included, when nothing nested is open.
    level: usize,
    in_spec: bool,
}

impl Lexer<'_> {
    fn field(&self) -> Option<&Field> {
        self.fstrings.last().and_then(|fstring| fstring.fields.last())
    }

    /// Text of an f-string comes next, rather than a token.
    pub(super) fn in_fstring_text(&self) -> bool {
        !self.fstrings.is_empty() && self.field().is_none_or(|field| field.in_spec)
    }

    /// Directly in a replacement field, not in brackets within it.
    pub(super) fn at_field_level(&self) -> bool {
        self.fields_end_at(self.brackets.len())
    }

    /// A replacement field began at this bracket depth and is the innermost.
    pub(super) fn fields_end_at(&self, level: usize) -> bool {
        self.field().is_some_and(|field| field.level == level)
    }

    /// The format spec of the innermost field comes next.
    pub(super) fn begin_spec(&mut self) {
        if let Some(field) = self.fstrings.last_mut().and_then(|fstring| fstring.fields.last_mut()) {
            field.in_spec = true;
        }
    }

    /// If the `}` just passed ends a replacement field, ends it.
    pub(super) fn end_field(&mut self) -> bool {
        let ends = self.at_field_level();
        if ends && let Some(fstring) = self.fstrings.last_mut() {
            fstring.fields.pop();
            self.brackets.pop();
        }
        ends
    }

    /// The quotes would have ended the f-string around.
    pub(super) fn closes_outer_fstring(&self, quote: u8, triple: bool) -> bool {
        self.fstrings.last().is_some_and(|outer| outer.quote == quote && outer.triple == triple)
    }

    /// An f-string begins; `pos` is after its opening quotes.
    pub(super) fn begin_fstring(&mut self, start: Start, quote: u8, triple: bool, raw: bool) -> Result<()> {
        if self.fstrings.len() >= MAX_BRACKETS {
            return self.error(start, &["too many nested f-strings"]);
        }
        self.fstrings.push(FString { start, quote, triple, raw, fields: Vec::new() });
        self.push(Tok::FStart, start);
        Ok(())
    }

    /// Reads text up to and including what ends it: `{`, `}` of a field or the closing quotes.
    pub(super) fn fstring_text(&mut self) -> Result<()> {
        let Some(fstring) = self.fstrings.last() else { return Ok(()) };
        let (begin, quote, triple, raw) = (fstring.start, fstring.quote, fstring.triple, fstring.raw);
        let in_spec = !fstring.fields.is_empty();
        let start = self.start();
        loop {
            if self.eof() || self.at(0) == b'\n' && !triple {
                if in_spec && !self.eof() {
                    return self.error(
                        start,
                        &["f-string: newlines are not allowed in format specifiers for single \
                           quoted f-strings"],
                    );
                }
                return self.unterminated(begin, quote, triple, "f-string");
            }
            let byte = self.at(0);
            match byte {
                b'\n' => self.newline(),
                b'\\' => {
                    self.pos += 1;
                    match self.at(0) {
                        b'\n' => self.newline(),
                        // The brace still counts.
                        b'{' | b'}' => {}
                        b'N' if !raw && self.at(1) == b'{' => {
                            while !self.eof() && !matches!(self.at(0), b'}' | b'\n') {
                                self.pos += 1;
                            }
                            self.pos += usize::from(self.at(0) == b'}');
                        }
                        _ => self.pos += usize::from(!self.eof()),
                    }
                }
                b'{' if self.at(1) == b'{' && !in_spec => self.pos += 2,
                b'}' if self.at(1) == b'}' && !in_spec => self.pos += 2,
                b'{' | b'}' => {
                    self.fstring_middle(start);
                    return self.fstring_brace(in_spec);
                }
                _ if byte == quote && (!triple || self.at(1) == quote && self.at(2) == quote) => {
                    self.fstring_middle(start);
                    let start = self.start();
                    self.pos += if triple { 3 } else { 1 };
                    if in_spec {
                        return self.error(start, &["f-string: expecting '}'"]);
                    }
                    self.fstrings.pop();
                    self.push(Tok::FEnd, start);
                    return Ok(());
                }
                _ => self.pos += 1,
            }
        }
    }

    fn fstring_middle(&mut self, start: Start) {
        if self.pos > start.offset {
            self.push(Tok::FMiddle, start);
        }
    }

    /// A single brace in text.
    fn fstring_brace(&mut self, in_spec: bool) -> Result<()> {
        let start = self.start();
        let open = self.at(0) == b'{';
        self.pos += 1;
        if open {
            self.open(start)?;
            let level = self.brackets.len();
            let Some(fstring) = self.fstrings.last_mut() else { return Ok(()) };
            if fstring.fields.len() >= 3 {
                return self.error(start, &["f-string: expressions nested too deeply"]);
            }
            fstring.fields.push(Field { level, in_spec: false });
            self.push(Tok::LBrace, start);
        } else if in_spec {
            self.end_field();
            self.push(Tok::RBrace, start);
        } else {
            return self.error(start, &["f-string: single '}' is not allowed"]);
        }
        Ok(())
    }
}
