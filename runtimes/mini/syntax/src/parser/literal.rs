//! Values of numeric, string and bytes literals.

use super::Parser;
use super::Result;
use crate::ast::{Constant, Expr, ExprKind, FPart, Span};
use crate::token::Tok;

impl Parser<'_, '_> {
    /// The value of the number token here.
    pub(super) fn number(&self) -> Constant {
        let mut text: String = self.text(self.token()).replace('_', "");
        let base = match text.as_bytes() {
            [b'0', letter, ..] => match letter | 32 {
                b'x' => 16,
                b'o' => 8,
                b'b' => 2,
                _ => 10,
            },
            _ => 10,
        };
        if base != 10 {
            text.drain(..2);
        } else if text.ends_with(['j', 'J']) {
            text.pop();
            return Constant::Imaginary((self.float)(&text));
        } else if text.contains(['.', 'e', 'E']) {
            return Constant::Float((self.float)(&text));
        }
        let mut value: i64 = 0;
        for digit in text.chars() {
            let digit = i64::from(digit.to_digit(base).unwrap_or(0));
            match value.checked_mul(i64::from(base)).and_then(|value| value.checked_add(digit)) {
                Some(next) => value = next,
                None => return Constant::BigInt(base as u8, text.into()),
            }
        }
        Constant::Int(value)
    }

    /// One or more adjacent string tokens: implicit concatenation.
    pub(super) fn strings(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let mut parts: Vec<FPart> = Vec::new();
        let mut text = String::new();
        let mut bytes: Option<Vec<u8>> = None;
        let (mut formatted, mut first, mut template) = (false, true, false);
        loop {
            if self.tok() == Tok::FStart {
                let is_template = self.at_tstring();
                if !first && is_template != template {
                    template = true;
                    break;
                }
                template = is_template;
            }
            match self.tok() {
                Tok::FStart if bytes.is_none() => {
                    formatted = true;
                    self.fstring(&mut text, &mut parts)?;
                }
                Tok::String if !template => {
                    let token = *self.token();
                    let source = self.src.get(token.start as usize..token.end as usize);
                    let source = source.unwrap_or("");
                    let quote_at = source.find(['"', '\'']).unwrap_or(0);
                    let (prefix, rest) = source.split_at(quote_at);
                    let is_raw = prefix.contains(['r', 'R']);
                    let is_bytes = prefix.contains(['b', 'B']);
                    if !first && is_bytes != bytes.is_some() {
                        break;
                    }
                    let quoted = rest.as_bytes();
                    let triple =
                        quoted.len() >= 6 && (quoted.starts_with(b"\"\"\"") || quoted.starts_with(b"'''"));
                    let quotes = if triple { 3 } else { 1 };
                    let body = &rest[quotes..rest.len() - quotes];
                    if is_bytes {
                        let out = bytes.get_or_insert_default();
                        self.decode_bytes(body, is_raw, out, token.span)?;
                    } else {
                        self.decode(body, is_raw, &mut text, token.span)?;
                    }
                    self.advance();
                }
                _ => break,
            }
            first = false;
        }
        if matches!(self.tok(), Tok::String | Tok::FStart) {
            if template {
                let message = "cannot mix t-string literals with string or bytes literals";
                return self.error_since(message, start);
            }
            return self.error_since("cannot mix bytes and nonbytes literals", start);
        }
        let kind = if let Some(bytes) = bytes {
            ExprKind::Constant(Constant::Bytes(bytes.into()))
        } else if formatted {
            Self::flush(&mut text, &mut parts);
            if template { ExprKind::TString(parts) } else { ExprKind::FString(parts) }
        } else {
            ExprKind::Constant(Constant::Str(text.into()))
        };
        Ok(self.expr(start, kind))
    }

    /// Makes the text collected so far a part of its own.
    pub(super) fn flush(text: &mut String, parts: &mut Vec<FPart>) {
        if !text.is_empty() {
            parts.push(FPart::Literal(text.as_str().into()));
            text.clear();
        }
    }

    /// Appends a string literal's value to `out`. `body` is what stands between the quotes.
    pub(super) fn decode(&self, body: &str, raw: bool, out: &mut String, span: Span) -> Result<()> {
        if raw {
            out.push_str(body);
            return Ok(());
        }
        let mut rest = body;
        while let Some(at) = rest.find('\\') {
            out.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let letter = rest.bytes().next().unwrap_or(b'\\');
            if let Some(char) = simple_escape(letter) {
                out.push(char);
                // Nothing may follow: in an f-string the brace of a field.
                rest = rest.get(1..).unwrap_or("");
                continue;
            }
            let (code, len) = match letter {
                b'\n' => {
                    rest = &rest[1..];
                    continue;
                }
                b'0'..=b'7' => octal(rest.as_bytes()),
                b'x' | b'u' | b'U' => {
                    let (digits, name) = match letter {
                        b'x' => (2, "truncated \\xXX escape"),
                        b'u' => (4, "truncated \\uXXXX escape"),
                        _ => (8, "truncated \\UXXXXXXXX escape"),
                    };
                    let (code, found) = hex(&rest.as_bytes()[1..], digits);
                    let begin = body.len() - rest.len() - 1;
                    if found < digits {
                        return self.unicode_error(begin, begin + 1 + found, name, span);
                    }
                    if code > 0x10FFFF {
                        let name = "illegal Unicode character";
                        return self.unicode_error(begin, begin + 1 + found, name, span);
                    }
                    (code, digits + 1)
                }
                b'N' => {
                    let message = "\\N{...} escapes are not supported by the mini runtime; \
                                   write \\u or \\U and the code point";
                    return self.error(message, span);
                }
                _ => {
                    // No escape: the backslash stays.
                    out.push('\\');
                    continue;
                }
            };
            out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            rest = &rest[len..];
        }
        out.push_str(rest);
        Ok(())
    }

    fn unicode_error(&self, begin: usize, end: usize, what: &str, span: Span) -> Result<()> {
        let mut message =
            String::from("(unicode error) 'unicodeescape' codec can't decode bytes in position ");
        crate::lexer::push_number(&mut message, begin as u32);
        message.push('-');
        crate::lexer::push_number(&mut message, end as u32);
        message.push_str(": ");
        message.push_str(what);
        self.error(&message, span)
    }

    fn decode_bytes(&self, body: &str, raw: bool, out: &mut Vec<u8>, span: Span) -> Result<()> {
        if !body.is_ascii() {
            return self.error("bytes can only contain ASCII literal characters", span);
        }
        let mut rest = body.as_bytes();
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            let letter = rest.first().copied().unwrap_or(b'\\');
            if byte != b'\\' || raw {
                out.push(byte);
            } else if let Some(char) = simple_escape(letter) {
                out.push(char as u8);
                rest = &rest[1..];
            } else if letter == b'\n' {
                rest = &rest[1..];
            } else if letter.is_ascii_digit() && letter < b'8' {
                let (code, len) = octal(rest);
                out.push(code as u8);
                rest = &rest[len..];
            } else if letter == b'x' {
                let (code, found) = hex(&rest[1..], 2);
                if found < 2 {
                    let mut message = String::from("(value error) invalid \\x escape at position ");
                    crate::lexer::push_number(&mut message, (body.len() - rest.len() - 1) as u32);
                    return self.error(&message, span);
                }
                out.push(code as u8);
                rest = &rest[3..];
            } else {
                out.push(b'\\');
            }
        }
        Ok(())
    }
}

/// The character of a backslash and one letter.
fn simple_escape(letter: u8) -> Option<char> {
    const ESCAPES: &[(u8, char)] = &[
        (b'n', '\n'),
        (b'\\', '\\'),
        (b'\'', '\''),
        (b'"', '"'),
        (b't', '\t'),
        (b'r', '\r'),
        (b'a', '\x07'),
        (b'b', '\x08'),
        (b'f', '\x0c'),
        (b'v', '\x0b'),
    ];
    ESCAPES.iter().find(|escape| escape.0 == letter).map(|escape| escape.1)
}

/// Value and length of up to three octal digits.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let mut code = 0;
    let mut len = 0;
    while let Some(digit @ b'0'..=b'7') = bytes.get(len)
        && len < 3
    {
        code = code * 8 + u32::from(digit - b'0');
        len += 1;
    }
    (code, len)
}

/// Value and length of up to `max` hexadecimal digits.
fn hex(bytes: &[u8], max: usize) -> (u32, usize) {
    let mut code: u32 = 0;
    let mut len = 0;
    while let Some(digit) = bytes.get(len).and_then(|byte| char::from(*byte).to_digit(16))
        && len < max
    {
        code = (code << 4) | digit;
        len += 1;
    }
    (code, len)
}
