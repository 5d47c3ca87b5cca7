//! Tokens to syntax tree: recursive descent, precedence climbing for operators.
//!
//! One file per construct. What they share is here: the token cursor, going back, errors. A mistake is reported where the
//! parser stands; where CPython says more than "invalid syntax", the construct concerned looks at the neighbourhood
//! once it has failed. Depth is bounded by [`crate::limits`].

// Expressions travel boxed: a word instead of 40 bytes between functions.
#![allow(clippy::boxed_local)]

mod call;
mod compound;
mod display;
mod expr;
mod fstring;
mod literal;
mod params;
mod pattern;
mod simple;
mod target;

use crate::Options;
use crate::ast::{Body, Expr, ExprKind, Mode, Module, ScopeId, Span, Stmt, StmtKind};
use crate::error::{ErrorKind, SyntaxError};
use crate::lexer::{Lexed, lex};
use crate::limits::MAX_EXPR_DEPTH;
use crate::names::{Name, Names};
use crate::token::{Tok, Token};
use std::cell::Cell;

/// Parsing failed; the parser keeps the reason. A word less to carry through every function, so that most results
/// fit a register.
struct Failed;

type Result<T> = std::result::Result<T, Failed>;

/// The state of parsing one text.
pub(crate) struct Parser<'s, 'n> {
    src: &'s str,
    /// See [`Options::float`].
    float: &'s dyn Fn(&str) -> f64,
    tokens: Vec<Token>,
    /// Index of the current token; the last token (`End`) is never passed. Constructs remember where they
    /// start as such an index: a word instead of a span.
    pos: usize,
    /// The current token, for speed and size: it is looked at everywhere.
    tok: Tok,
    names: &'n mut Names,
    /// The class whose body this is, for mangling.
    class: Option<Name>,
    /// Scopes numbered so far.
    scopes: u32,
    /// Nested expressions around the current token.
    depth: u32,
    /// Links of postfix chains on the deepest path of the expression just parsed.
    chain: u32,
    future_annotations: bool,
    /// The latest error.
    failure: Cell<Option<SyntaxError>>,
    /// No statement yet after which `from __future__` may not stand.
    future_allowed: bool,
}

/// A place to go back to.
struct Checkpoint {
    pos: usize,
    scopes: u32,
    depth: u32,
    chain: u32,
}

/// Parses a text with `\n` line ends and without BOM.
pub(crate) fn parse(src: &str, options: Options<'_>, names: &mut Names) -> crate::error::Result<Module> {
    let Lexed { tokens, error, unclosed_line } = lex(src);
    let mut parser = Parser {
        src,
        float: options.float,
        tok: tokens.first().map_or(Tok::End, |token| token.tok),
        tokens,
        pos: 0,
        names,
        class: None,
        scopes: 1,
        depth: 0,
        chain: 0,
        future_annotations: false,
        failure: Cell::new(None),
        future_allowed: true,
    };
    match parser.module(options.mode) {
        Ok(body) => Ok(Module {
            body,
            mode: options.mode,
            scope_count: parser.scopes,
            top_level_await: options.top_level_await,
            future_annotations: parser.future_annotations,
        }),
        // The lexer's complaint explains more than the parser's. But a bracket that stays open to the end of the text
        // may be innocent of a mistake on its own line.
        Err(Failed) => {
            let failure = parser.failure.take();
            let line = failure.as_ref().map_or(0, |failure| failure.span.line);
            Err(match (error, failure) {
                (Some(error), _)
                    if unclosed_line == 0 || parser.tok() == Tok::Error || line > unclosed_line =>
                {
                    error
                }
                (_, Some(failure)) => failure,
                _ => SyntaxError::new("invalid syntax", parser.here()),
            })
        }
    }
}

impl Parser<'_, '_> {
    fn module(&mut self, mode: Mode) -> Result<Body> {
        let mut body = Vec::new();
        match mode {
            Mode::Exec => {
                while self.tok() != Tok::End {
                    self.statement(&mut body)?;
                }
            }
            Mode::Eval => {
                let value = self.expressions()?;
                body.push(Stmt { span: value.span, kind: StmtKind::Expr(*value) });
                self.expect(Tok::Newline)?;
            }
            Mode::Single => {
                self.statement(&mut body)?;
                if !matches!(self.tok(), Tok::End | Tok::Error | Tok::Indent) {
                    let message = "multiple statements found while compiling a single statement";
                    return self.error_at(message, self.pos);
                }
            }
        }
        self.expect(Tok::End)?;
        Ok(body)
    }

    fn token(&self) -> &Token {
        self.token_at(self.pos)
    }

    #[inline(never)]
    fn token_at(&self, index: usize) -> &Token {
        const END: &Token = &Token {
            tok: Tok::End,
            span: Span { line: 0, col: 0, end_line: 0, end_col: 0 },
            start: 0,
            end: 0,
        };
        self.tokens.get(index).unwrap_or(END)
    }

    fn tok(&self) -> Tok {
        self.tok
    }

    /// The token `ahead` of the current one.
    fn peek(&self, ahead: usize) -> Tok {
        self.token_at(self.pos + ahead).tok
    }

    /// Where the current token stands.
    fn here(&self) -> Span {
        self.token().span
    }

    /// Where the token before stands.
    fn prev(&self) -> Span {
        self.token_at(self.pos.saturating_sub(1)).span
    }

    /// From the token `start` to the token before.
    #[inline(never)]
    fn since(&self, start: usize) -> Span {
        self.token_at(start).span.to(self.prev())
    }

    fn set_pos(&mut self, pos: usize) {
        self.pos = pos;
        self.tok = self.token_at(pos).tok;
    }

    #[inline(never)]
    fn advance(&mut self) {
        if self.pos + 1 < self.tokens.len() {
            self.set_pos(self.pos + 1);
        }
    }

    #[inline(never)]
    fn eat(&mut self, tok: Tok) -> bool {
        let found = self.tok == tok;
        if found {
            self.advance();
        }
        found
    }

    #[inline(never)]
    fn expect(&mut self, tok: Tok) -> Result<()> {
        if self.eat(tok) || tok == Tok::End && self.tok() == Tok::End { Ok(()) } else { self.fail() }
    }

    fn text(&self, token: &Token) -> &str {
        self.src.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// The current token is a name with this text.
    fn at_name(&self, text: &str) -> bool {
        self.tok() == Tok::Name && self.text(self.token()) == text
    }

    /// Passes a name; as written.
    fn raw_name(&mut self) -> Result<Name> {
        if self.tok() != Tok::Name {
            return self.fail();
        }
        let token = self.token();
        let text = self.src.get(token.start as usize..token.end as usize).unwrap_or("");
        let name = self.names.intern(text);
        self.advance();
        Ok(name)
    }

    /// Passes a name; mangled if in a class.
    fn name(&mut self) -> Result<Name> {
        let name = self.raw_name()?;
        Ok(self.mangled(name))
    }

    fn mangled(&mut self, name: Name) -> Name {
        match self.class {
            Some(class) => self.names.mangle(class, name),
            None => name,
        }
    }

    fn new_scope(&mut self) -> ScopeId {
        self.scopes += 1;
        ScopeId(self.scopes - 1)
    }

    #[inline(never)]
    fn expr(&self, start: usize, kind: ExprKind) -> Box<Expr> {
        Box::new(Expr { span: self.since(start), kind })
    }

    fn checkpoint(&self) -> Checkpoint {
        Checkpoint { pos: self.pos, scopes: self.scopes, depth: self.depth, chain: self.chain }
    }

    fn rewind(&mut self, to: &Checkpoint) {
        self.set_pos(to.pos);
        self.scopes = to.scopes;
        self.depth = to.depth;
        self.chain = to.chain;
    }

    /// Goes one expression deeper; `leave` undoes it. After an error nobody need undo it: either parsing ends or
    /// a checkpoint restores the depth.
    fn enter(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > MAX_EXPR_DEPTH {
            return self.error_at("too many nested expressions", self.pos);
        }
        Ok(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }

    fn error<T>(&self, message: &str, span: Span) -> Result<T> {
        Err(self.make_error(&[message], span))
    }

    /// An error at the token of that index.
    fn error_at<T>(&self, message: &str, at: usize) -> Result<T> {
        Err(self.make_error_at(message, at))
    }

    /// An error from the token of that index to the token before the current one.
    fn error_since<T>(&self, message: &str, start: usize) -> Result<T> {
        Err(self.make_error_since(message, start))
    }

    fn error_of<T>(&self, pieces: &[&str], span: Span) -> Result<T> {
        Err(self.make_error(pieces, span))
    }

    #[cold]
    #[inline(never)]
    fn make_error(&self, pieces: &[&str], span: Span) -> Failed {
        let mut error = SyntaxError::of(pieces, span);
        error.0.incomplete = self.at_end();
        self.failure.set(Some(error));
        Failed
    }

    #[cold]
    #[inline(never)]
    fn make_error_at(&self, message: &str, at: usize) -> Failed {
        self.make_error(&[message], self.token_at(at).span)
    }

    #[cold]
    #[inline(never)]
    fn make_error_since(&self, message: &str, start: usize) -> Failed {
        self.make_error(&[message], self.since(start))
    }

    #[cold]
    #[inline(never)]
    fn indentation_error(&self, message: &str) -> Failed {
        self.make_error_at(message, self.pos);
        if let Some(mut error) = self.failure.take() {
            error.0.kind = ErrorKind::Indentation;
            self.failure.set(Some(error));
        }
        Failed
    }

    /// The current token fits nothing.
    fn fail<T>(&self) -> Result<T> {
        Err(self.unexpected())
    }

    #[cold]
    #[inline(never)]
    fn unexpected(&self) -> Failed {
        match self.tok {
            Tok::Indent => self.indentation_error("unexpected indent"),
            Tok::Dedent => self.indentation_error("unexpected unindent"),
            _ => self.make_error_at("invalid syntax", self.pos),
        }
    }

    /// Nothing but the ends of blocks follows.
    fn at_end(&self) -> bool {
        self.tokens[self.pos..].iter().all(|token| matches!(token.tok, Tok::Dedent | Tok::End))
    }
}
