//! F-strings (PEP 701) and their replacement fields.

use super::Parser;
use super::Result;
use crate::ast::{FField, FPart};
use crate::token::Tok;

/// What may come next in a replacement field, for the message when something else does.
const AFTER_VALUE: &str = "f-string: expecting '=', or '!', or ':', or '}'";
const AFTER_EQUAL: &str = "f-string: expecting '!', or ':', or '}'";
const AFTER_CONVERSION: &str = "f-string: expecting ':' or '}'";
const AFTER_SPEC: &str = "f-string: expecting '}', or format specs";

/// How text is read.
#[derive(Clone, Copy)]
struct Kind {
    raw: bool,
    in_spec: bool,
    template: bool,
}

impl Parser<'_, '_> {
    /// The f-string that begins here is a template string.
    pub(super) fn at_tstring(&self) -> bool {
        self.text(self.token()).bytes().any(|byte| byte | 32 == b't')
    }

    /// Appends one f-string: text to `text`, and at each field both to `parts`.
    pub(super) fn fstring(&mut self, text: &mut String, parts: &mut Vec<FPart>) -> Result<()> {
        let raw = self.text(self.token()).bytes().any(|byte| byte | 32 == b'r');
        let kind = Kind { raw, in_spec: false, template: self.at_tstring() };
        self.advance();
        self.fstring_parts(kind, text, parts)?;
        self.expect(Tok::FEnd)
    }

    /// Text and fields, up to what ends the f-string or format spec.
    fn fstring_parts(&mut self, kind: Kind, text: &mut String, parts: &mut Vec<FPart>) -> Result<()> {
        loop {
            match self.tok() {
                Tok::FMiddle => {
                    let token = *self.token();
                    let source = self.src.get(token.start as usize..token.end as usize);
                    self.fstring_middle(source.unwrap_or(""), kind, text)?;
                    self.advance();
                }
                Tok::LBrace => self.fstring_field(kind, text, parts)?,
                _ => return Ok(()),
            }
        }
    }

    /// Decodes literal text: doubled braces, then escapes between them.
    fn fstring_middle(&mut self, source: &str, kind: Kind, text: &mut String) -> Result<()> {
        let Kind { raw, in_spec, .. } = kind;
        let span = self.here();
        let mut rest = source;
        let named = source.as_bytes().windows(3).any(|bytes| bytes == b"\\N{");
        while let Some(at) =
            rest.bytes().position(|byte| matches!(byte, b'{' | b'}')).filter(|_| !in_spec && !named)
        {
            // `{{` stands for `{`: keep one, skip one.
            self.decode(&rest[..at], raw, text, span)?;
            text.push_str(&rest[at..at + 1]);
            rest = rest.get(at + 2..).unwrap_or("");
        }
        self.decode(rest, raw, text, span)
    }

    fn fstring_field(&mut self, kind: Kind, text: &mut String, parts: &mut Vec<FPart>) -> Result<()> {
        let start = self.pos;
        let expr_start = self.token().end as usize;
        self.advance();
        let misplaced = match self.tok() {
            Tok::RBrace => "}",
            Tok::Exclaim => "!",
            Tok::Colon => ":",
            Tok::Equal => "=",
            _ => "",
        };
        if !misplaced.is_empty() {
            let pieces = ["f-string: valid expression required before '", misplaced, "'"];
            return self.error_of(&pieces, self.here());
        }
        let starts =
            self.tok().starts_expression() || matches!(self.tok(), Tok::Star | Tok::Yield | Tok::Error);
        if !starts {
            return self.error_at("f-string: expecting a valid expression after '{'", self.pos);
        }
        self.enter()?;
        let value_start = self.here();
        let value = self.rhs()?;
        self.leave();
        if self.tok().starts_expression() {
            return self.missing_comma(value_start);
        }
        let mut conversion = None;
        let mut expected = AFTER_VALUE;
        let mut shown = "";
        if kind.template {
            shown = self.src.get(expr_start..self.token().start as usize).unwrap_or("").trim_end();
        }
        let debug = self.eat(Tok::Equal);
        if debug {
            expected = AFTER_EQUAL;
            let expr_end = self.token().start as usize;
            text.push_str(self.src.get(expr_start..expr_end).unwrap_or(""));
        }
        if self.tok() == Tok::Exclaim {
            expected = AFTER_CONVERSION;
            let exclaim = self.token().end;
            self.advance();
            let token = *self.token();
            let letter = self.text(&token);
            match (token.tok, letter) {
                (Tok::Name, "r" | "s" | "a") if token.start == exclaim => {
                    conversion = letter.bytes().next();
                }
                (Tok::Name, _) if token.start != exclaim => {
                    let message = "f-string: conversion type must come right after the \
                                   exclamation mark";
                    return self.error(message, token.span);
                }
                (Tok::Name, _) => {
                    let pieces =
                        ["f-string: invalid conversion character '", letter, "': expected 's', 'r', or 'a'"];
                    return self.error_of(&pieces, token.span);
                }
                (Tok::Colon | Tok::RBrace, _) => {
                    return self.error("f-string: missing conversion character", token.span);
                }
                _ => {
                    return self.error("f-string: invalid conversion character", token.span);
                }
            }
            self.advance();
        }
        let mut spec = Vec::new();
        let has_spec = self.eat(Tok::Colon);
        if has_spec {
            expected = AFTER_SPEC;
            let mut spec_text = String::new();
            // What is in a spec is formatted.
            let kind = Kind { in_spec: true, template: false, ..kind };
            self.fstring_parts(kind, &mut spec_text, &mut spec)?;
            Self::flush(&mut spec_text, &mut spec);
        }
        if debug && !has_spec && conversion.is_none() {
            conversion = Some(b'r');
        }
        if !self.eat(Tok::RBrace) {
            return self.error_at(expected, self.pos);
        }
        Self::flush(text, parts);
        let span = self.since(start);
        let field = FField { span, value: *value, conversion, spec, text: shown.into() };
        parts.push(FPart::Field(Box::new(field)));
        Ok(())
    }
}
