//! Source text to tokens.
//!
//! The whole text at once: the parser then looks ahead and goes back for free, and a later mistake of the lexer's
//! (an unterminated string) can take precedence over the parser's complaint about its consequences, as in CPython.
//! Costs 28 bytes a token while parsing. F-strings become tokens too (PEP 701): `FStart`, then `FMiddle` for text
//! and `{` ... `}` with ordinary tokens between, then `FEnd`; see `fstring`.

mod fstring;
mod number;
mod unicode;

use crate::ast::Span;
use crate::error::{ErrorKind, Result, SyntaxError};
use crate::limits::{MAX_BRACKETS, MAX_INDENTS};
use crate::token::{OPERATORS, Tok, Token, keyword};
use fstring::FString;

/// The tokens of a text, the last one `End`.
pub(crate) struct Lexed {
    pub tokens: Vec<Token>,
    /// Why a `Tok::Error` stands before the end.
    pub error: Option<SyntaxError>,
    /// The error is a bracket that was never closed, opened on this line; otherwise 0.
    pub unclosed_line: u32,
}

/// Where a token started.
#[derive(Clone, Copy)]
struct Start {
    offset: usize,
    line: u32,
    col: u32,
}

struct Lexer<'s> {
    src: &'s str,
    bytes: &'s [u8],
    /// Byte offset of the next character.
    pos: usize,
    line: u32,
    /// An offset on the current line and its column, from which columns are counted on.
    mark: (usize, u32),
    tokens: Vec<Token>,
    /// Open brackets and where they stand.
    brackets: Vec<(u8, Span)>,
    /// Widths of the enclosing blocks, with tabs to multiples of 8 and with tabs as one.
    indents: Vec<(u32, u32)>,
    /// F-strings being read, the innermost last.
    fstrings: Vec<FString>,
    unclosed_line: u32,
}

/// Reads all tokens of `src`, which has `\n` line ends only.
pub(crate) fn lex(src: &str) -> Lexed {
    let mut lexer = Lexer {
        src,
        bytes: src.as_bytes(),
        pos: 0,
        line: 1,
        mark: (0, 0),
        tokens: Vec::with_capacity(src.len() / 4),
        brackets: Vec::new(),
        indents: Vec::new(),
        fstrings: Vec::new(),
        unclosed_line: 0,
    };
    let error = lexer.run().err();
    let start = lexer.start();
    if error.is_some() {
        lexer.push(Tok::Error, start);
    }
    lexer.push(Tok::End, start);
    Lexed { tokens: lexer.tokens, error, unclosed_line: lexer.unclosed_line }
}

impl Lexer<'_> {
    /// The byte `ahead` of the next one, 0 at the end.
    fn at(&self, ahead: usize) -> u8 {
        self.bytes.get(self.pos + ahead).copied().unwrap_or(0)
    }

    fn eof(&self) -> bool {
        self.pos >= self.bytes.len()
    }

    /// The place of the next character.
    fn start(&mut self) -> Start {
        let (mut offset, mut col) = self.mark;
        while offset < self.pos {
            // Continuation bytes of UTF-8 don't count.
            col += u32::from(self.bytes[offset] & 0xC0 != 0x80);
            offset += 1;
        }
        self.mark = (offset, col);
        Start { offset: self.pos, line: self.line, col }
    }

    /// Passes the line end at `pos`.
    fn newline(&mut self) {
        self.pos += 1;
        self.line += 1;
        self.mark = (self.pos, 0);
    }

    fn span(&mut self, start: Start) -> Span {
        let end = self.start();
        Span { line: start.line, col: start.col, end_line: end.line, end_col: end.col }
    }

    fn push(&mut self, tok: Tok, start: Start) {
        let span = self.span(start);
        self.tokens.push(Token { tok, span, start: start.offset as u32, end: self.pos as u32 });
    }

    /// An error from `start` to here.
    fn error<T>(&mut self, start: Start, pieces: &[&str]) -> Result<T> {
        let span = self.span(start);
        Err(SyntaxError::of(pieces, span))
    }

    fn indentation_error<T>(&mut self, kind: ErrorKind, message: &str) -> Result<T> {
        let start = self.start();
        let span = self.span(start);
        Err(SyntaxError::with_kind(kind, message, span))
    }

    fn run(&mut self) -> Result<()> {
        loop {
            // At the start of a logical line.
            if !self.indentation()? {
                break;
            }
            while !self.in_line()? {}
        }
        let start = self.start();
        for _ in 0..self.indents.len() {
            self.push(Tok::Dedent, start);
        }
        Ok(())
    }

    /// Skips blank lines and compares the indentation of the next one. False at the end of the text.
    fn indentation(&mut self) -> Result<bool> {
        let (mut width, mut alt) = (0, 0);
        loop {
            match self.at(0) {
                b' ' => (width, alt) = (width + 1, alt + 1),
                b'\t' => (width, alt) = ((width / 8 + 1) * 8, alt + 1),
                b'\x0c' => (width, alt) = (0, 0),
                b'#' => {
                    self.comment();
                    continue;
                }
                b'\n' => {
                    self.newline();
                    (width, alt) = (0, 0);
                    continue;
                }
                b'\\' if self.at(1) == b'\n' => {
                    self.pos += 1;
                    self.newline();
                    continue;
                }
                _ if self.eof() => return Ok(false),
                _ => break,
            }
            self.pos += 1;
        }
        let start = self.start();
        let outer = self.indents.last().copied().unwrap_or((0, 0));
        let tab_error = "inconsistent use of tabs and spaces in indentation";
        if width == outer.0 {
            if alt != outer.1 {
                return self.indentation_error(ErrorKind::Tab, tab_error);
            }
        } else if width > outer.0 {
            if alt <= outer.1 {
                return self.indentation_error(ErrorKind::Tab, tab_error);
            }
            if self.indents.len() >= MAX_INDENTS {
                let message = "too many levels of indentation";
                return self.indentation_error(ErrorKind::Indentation, message);
            }
            self.indents.push((width, alt));
            self.push(Tok::Indent, start);
        } else {
            while self.indents.last().is_some_and(|indent| indent.0 > width) {
                self.indents.pop();
                self.push(Tok::Dedent, start);
            }
            let outer = self.indents.last().copied().unwrap_or((0, 0));
            if outer.0 != width {
                let message = "unindent does not match any outer indentation level";
                return self.indentation_error(ErrorKind::Indentation, message);
            }
            if outer.1 != alt {
                return self.indentation_error(ErrorKind::Tab, tab_error);
            }
        }
        Ok(true)
    }

    fn comment(&mut self) {
        while !self.eof() && self.at(0) != b'\n' {
            self.pos += 1;
        }
    }

    /// Reads one token within a logical line. True at the line's end.
    fn in_line(&mut self) -> Result<bool> {
        if self.in_fstring_text() {
            self.fstring_text()?;
            return Ok(false);
        }
        while matches!(self.at(0), b' ' | b'\t' | b'\x0c') {
            self.pos += 1;
        }
        let start = self.start();
        match self.at(0) {
            b'#' => self.comment(),
            b'\n' => {
                if self.brackets.is_empty() {
                    self.push(Tok::Newline, start);
                }
                self.newline();
                return Ok(self.brackets.is_empty());
            }
            b'\\' => {
                self.pos += 1;
                let start = self.start();
                if self.at(0) == b'\n' {
                    self.newline();
                    if self.eof() {
                        return self.unexpected_eof();
                    }
                } else if self.eof() {
                    return self.unexpected_eof();
                } else {
                    let message = "unexpected character after line continuation character";
                    return self.error(start, &[message]);
                }
            }
            b'0'..=b'9' => self.number()?,
            b'.' if self.at(1).is_ascii_digit() => self.number()?,
            b'"' | b'\'' => self.string(start)?,
            0 if self.eof() => {
                if let Some(&(bracket, span)) = self.brackets.last() {
                    self.unclosed_line = span.line;
                    let bracket = [bracket];
                    let text = std::str::from_utf8(&bracket).unwrap_or("");
                    let mut error = SyntaxError::of(&["'", text, "' was never closed"], span);
                    error.0.incomplete = true;
                    return Err(error);
                }
                self.push(Tok::Newline, start);
                return Ok(true);
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 128.. => self.name(start)?,
            _ => self.operator(start)?,
        }
        Ok(false)
    }

    fn unexpected_eof<T>(&mut self) -> Result<T> {
        let start = self.start();
        let span = self.span(start);
        let mut error = SyntaxError::new("unexpected EOF while parsing", span);
        error.0.incomplete = true;
        Err(error)
    }

    /// A name, keyword, or string with a prefix.
    fn name(&mut self, start: Start) -> Result<()> {
        while matches!(self.at(0), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | 128..) {
            if self.at(0) >= 128 {
                self.identifier_char()?;
            } else {
                self.pos += 1;
            }
        }
        let text = &self.src[start.offset..self.pos];
        if matches!(self.at(0), b'"' | b'\'') && is_string_prefix(text) {
            return self.string(start);
        }
        self.push(keyword(text), start);
        Ok(())
    }

    fn operator(&mut self, start: Start) -> Result<()> {
        let rest = &self.bytes[self.pos..];
        let Some(&(text, mut tok)) =
            OPERATORS.iter().find(|operator| rest.starts_with(operator.0.as_bytes()))
        else {
            return self.invalid_character(start);
        };
        let mut len = text.len();
        if self.at_field_level() {
            // `{x:=5}` is a format spec, `{x!r}` a conversion.
            if tok == Tok::Walrus {
                (tok, len) = (Tok::Colon, 1);
            }
            if tok == Tok::Colon {
                self.begin_spec();
            }
        } else if tok == Tok::Exclaim {
            return self.invalid_character(start);
        }
        if text == "<>" {
            return self.invalid_character(start);
        }
        self.pos += len;
        match tok {
            Tok::LPar | Tok::LSqb | Tok::LBrace => self.open(start)?,
            Tok::RPar | Tok::RSqb | Tok::RBrace => self.close(start)?,
            _ => {}
        }
        self.push(tok, start);
        Ok(())
    }

    /// Notes the opening bracket just passed.
    fn open(&mut self, start: Start) -> Result<()> {
        if self.brackets.len() >= MAX_BRACKETS {
            return self.error(start, &["too many nested parentheses"]);
        }
        let span = self.span(start);
        self.brackets.push((self.bytes[start.offset], span));
        Ok(())
    }

    /// Matches the closing bracket just passed.
    fn close(&mut self, start: Start) -> Result<()> {
        let close = self.bytes[start.offset];
        let close_text = &self.src[start.offset..start.offset + 1];
        if close == b'}' && self.end_field() {
            return Ok(());
        }
        let Some((open, span)) = self.brackets.pop() else {
            return self.error(start, &["unmatched '", close_text, "'"]);
        };
        // ASCII: ( ) are neighbours, [ ] and { } two apart.
        if close.wrapping_sub(open) <= 2 {
            return Ok(());
        }
        if self.fields_end_at(self.brackets.len() + 1) && close != b'}' {
            return self.error(start, &["f-string: unmatched '", close_text, "'"]);
        }
        let open = [open];
        let open_text = std::str::from_utf8(&open).unwrap_or("");
        let mut message = String::new();
        for piece in
            ["closing parenthesis '", close_text, "' does not match opening parenthesis '", open_text, "'"]
        {
            message.push_str(piece);
        }
        if span.line != start.line {
            message.push_str(" on line ");
            push_number(&mut message, span.line);
        }
        self.error(start, &[&message])
    }

    /// A string that is no f-string, or the start of one; `pos` is at the quote.
    fn string(&mut self, start: Start) -> Result<()> {
        let prefix = &self.bytes[start.offset..self.pos];
        let (mut raw, mut formatted) = (false, false);
        for byte in prefix {
            raw |= byte | 32 == b'r';
            formatted |= matches!(byte | 32, b'f' | b't');
        }
        let quote = self.at(0);
        let triple = self.at(1) == quote && self.at(2) == quote;
        self.pos += if triple { 3 } else { 1 };
        if formatted {
            return self.begin_fstring(start, quote, triple, raw);
        }
        loop {
            let byte = self.at(0);
            if self.eof() || byte == b'\n' && !triple {
                return self.unterminated(start, quote, triple, "string");
            }
            match byte {
                b'\n' => self.newline(),
                b'\\' => {
                    self.pos += 1;
                    match self.at(0) {
                        b'\n' => self.newline(),
                        _ => self.pos += 1,
                    }
                }
                _ if byte == quote && !triple => {
                    self.pos += 1;
                    break;
                }
                _ if byte == quote && self.at(1) == quote && self.at(2) == quote => {
                    self.pos += 3;
                    break;
                }
                _ => self.pos += 1,
            }
        }
        self.push(Tok::String, start);
        Ok(())
    }

    /// A string that does not end. `what` is "string" or "f-string".
    fn unterminated<T>(&mut self, start: Start, quote: u8, triple: bool, what: &str) -> Result<T> {
        self.pos = self.pos.min(self.bytes.len());
        if what == "string" && self.closes_outer_fstring(quote, triple) {
            return self.error(start, &["f-string: expecting '}'"]);
        }
        let mut message = String::from("unterminated ");
        if triple {
            message.push_str("triple-quoted ");
        }
        message.push_str(what);
        message.push_str(" literal (detected at line ");
        // A final line end doesn't begin another line.
        let past_end = self.eof() && self.bytes.last() == Some(&b'\n');
        push_number(&mut message, self.line - u32::from(past_end && self.line > start.line));
        message.push(')');
        let span = Span { line: start.line, col: start.col, end_line: start.line, end_col: start.col + 1 };
        let mut error = SyntaxError::new(&message, span);
        error.0.incomplete = triple;
        Err(error)
    }
}

/// `r`, `b`, `u`, `f`, `t` and the pairs with `r`, in any case.
fn is_string_prefix(text: &str) -> bool {
    let mut lower = [0; 2];
    if text.len() > 2 {
        return false;
    }
    for (low, byte) in lower.iter_mut().zip(text.bytes()) {
        *low = byte | 32;
    }
    match text.len() {
        1 => matches!(lower[0], b'r' | b'b' | b'u' | b'f' | b't'),
        _ => matches!(&lower, b"rb" | b"br" | b"rf" | b"fr" | b"rt" | b"tr"),
    }
}

/// Appends a decimal number.
pub(crate) fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push((b'0' + (number % 10) as u8) as char);
}
