//! Compound statements: those with blocks.

use super::Parser;
use super::Result;
use crate::ast::{
    Arg, Body, Case, ClassDef, Expr, ExprKind, FunctionDef, Handler, IfArm, Span, Stmt, StmtKind, WithItem,
};
use crate::lexer::push_number;
use crate::names::{CASE, MATCH, Name, TYPE};
use crate::token::Tok;

const TYPE_PARAMS: &str = "type parameters and type aliases are not supported by the mini \
                           runtime; the full and pyodide runtimes have them";

impl Parser<'_, '_> {
    /// One compound statement or one line of simple ones.
    pub(super) fn statement(&mut self, body: &mut Body) -> Result<()> {
        let start = self.pos;
        let kind = match self.tok() {
            Tok::If => self.if_statement(),
            Tok::While => self.while_statement(),
            Tok::For => self.for_statement(start, false),
            Tok::Try => self.try_statement(start),
            Tok::With => self.with_statement(start, false),
            Tok::Def => self.function(start, Vec::new(), false),
            Tok::Class => self.class(start, Vec::new()),
            Tok::At => return self.decorated(body),
            Tok::Async => {
                self.advance();
                match self.tok() {
                    Tok::Def => self.function(start, Vec::new(), true),
                    Tok::For => self.for_statement(start, true),
                    Tok::With => self.with_statement(start, true),
                    _ => self.fail(),
                }
            }
            Tok::Name if self.at_match() => self.match_statement(start),
            Tok::Name if self.at_name("type") && self.peek(1) == Tok::Name => {
                debug_assert_eq!(self.names.get(TYPE), "type");
                if matches!(self.peek(2), Tok::Equal | Tok::LSqb) {
                    return self.error_at(TYPE_PARAMS, start);
                }
                return self.simple_line(body);
            }
            _ => return self.simple_line(body),
        }?;
        self.future_allowed = false;
        body.push(Stmt { span: self.since_block(start), kind });
        Ok(())
    }

    /// From `start` to the last token before the line end or dedent just passed.
    fn since_block(&self, start: usize) -> Span {
        let mut last = self.pos.saturating_sub(1);
        while last > 0 && matches!(self.token_at(last).tok, Tok::Newline | Tok::Dedent) {
            last -= 1;
        }
        self.token_at(start).span.to(self.token_at(last).span)
    }

    /// `:` and the block after it. `what` and `start` are for the message when the block is missing.
    fn block(&mut self, what: &str, start: usize, forced: bool) -> Result<Body> {
        if !self.eat(Tok::Colon) {
            return if forced || self.tok() == Tok::Newline {
                self.error_at("expected ':'", self.pos)
            } else {
                self.fail()
            };
        }
        let mut body = Vec::new();
        if !self.eat(Tok::Newline) {
            self.simple_line(&mut body)?;
            return Ok(body);
        }
        if !self.eat(Tok::Indent) {
            if self.tok() == Tok::Error {
                return self.fail();
            }
            let mut message = String::from("expected an indented block after ");
            message.push_str(what);
            message.push_str(" on line ");
            push_number(&mut message, self.token_at(start).span.line);
            return Err(self.indentation_error(&message));
        }
        while !self.eat(Tok::Dedent) {
            if self.tok() == Tok::End {
                break;
            }
            self.statement(&mut body)?;
        }
        Ok(body)
    }

    /// The block of an `else`, if there is one.
    fn else_block(&mut self) -> Result<Body> {
        let start = self.pos;
        if !self.eat(Tok::Else) {
            return Ok(Vec::new());
        }
        self.block("'else' statement", start, true)
    }

    fn if_statement(&mut self) -> Result<StmtKind> {
        let mut arms = Vec::new();
        let mut what = "'if' statement";
        loop {
            let start = self.pos;
            self.advance();
            let test = self.condition()?;
            let body = self.block(what, start, false)?;
            arms.push(IfArm { test: *test, body });
            if self.tok() != Tok::Elif {
                break;
            }
            what = "'elif' statement";
        }
        let orelse = self.else_block()?;
        Ok(StmtKind::If { arms, orelse })
    }

    fn while_statement(&mut self) -> Result<StmtKind> {
        let start = self.pos;
        self.advance();
        let test = self.condition()?;
        let body = self.block("'while' statement", start, false)?;
        let orelse = self.else_block()?;
        Ok(StmtKind::While { test: *test, body, orelse })
    }

    fn for_statement(&mut self, start: usize, is_async: bool) -> Result<StmtKind> {
        self.advance();
        let target = self.target_list()?;
        self.expect(Tok::In)?;
        let iter = self.values()?;
        let body = self.block("'for' statement", start, false)?;
        let orelse = self.else_block()?;
        Ok(StmtKind::For { target: *target, iter: *iter, body, orelse, is_async })
    }

    fn with_statement(&mut self, start: usize, is_async: bool) -> Result<StmtKind> {
        self.advance();
        let mut items = None;
        if self.tok() == Tok::LPar {
            // Either parentheses around all the items, or the first item begins with one.
            let checkpoint = self.checkpoint();
            items = self.parenthesized_items().ok();
            if items.is_none() {
                self.rewind(&checkpoint);
            }
        }
        let items = match items {
            Some(items) => items,
            None => {
                let mut items = vec![self.with_item()?];
                while self.eat(Tok::Comma) {
                    items.push(self.with_item()?);
                }
                items
            }
        };
        let body = self.block("'with' statement", start, false)?;
        Ok(StmtKind::With { items, body, is_async })
    }

    fn parenthesized_items(&mut self) -> Result<Vec<WithItem>> {
        self.advance();
        let mut items = vec![self.with_item()?];
        while self.eat(Tok::Comma) && self.tok() != Tok::RPar {
            items.push(self.with_item()?);
        }
        self.expect(Tok::RPar)?;
        if self.tok() != Tok::Colon {
            return self.fail();
        }
        Ok(items)
    }

    fn with_item(&mut self) -> Result<WithItem> {
        let context = self.expression()?;
        let mut target = None;
        if self.eat(Tok::As) {
            let found = self.target_element()?;
            self.check_target(&found, "assign to")?;
            target = Some(*found);
        }
        Ok(WithItem { context: *context, target })
    }

    fn try_statement(&mut self, start: usize) -> Result<StmtKind> {
        self.advance();
        let body = self.block("'try' statement", start, true)?;
        let mut handlers: Vec<Handler> = Vec::new();
        while self.tok() == Tok::Except {
            let at = self.pos;
            if let Some(last) = handlers.last()
                && last.exc.is_none()
            {
                return self.error("default 'except:' must be last", last.span);
            }
            handlers.push(self.handler(at)?);
        }
        let orelse = if handlers.is_empty() { Vec::new() } else { self.else_block()? };
        let at = self.pos;
        let mut finally = Vec::new();
        if self.eat(Tok::Finally) {
            finally = self.block("'finally' statement", at, true)?;
        } else if handlers.is_empty() {
            if self.tok() == Tok::Error {
                return self.fail();
            }
            return self.error_at("expected 'except' or 'finally' block", at);
        }
        Ok(StmtKind::Try { body, handlers, orelse, finally })
    }

    fn handler(&mut self, start: usize) -> Result<Handler> {
        self.advance();
        if self.tok() == Tok::Star {
            let message = "'except*' is not supported by the mini runtime; the full runtime has it";
            self.advance();
            return self.error_since(message, start);
        }
        let (mut exc, mut name) = (None, None);
        if !matches!(self.tok(), Tok::Colon | Tok::Newline) {
            let value = self.expression()?;
            if self.tok() == Tok::Comma {
                let checkpoint = self.checkpoint();
                let parsed = self.more_elements_after_comma();
                let span = value.span.to(self.prev());
                let reaches = matches!(self.tok(), Tok::Colon | Tok::As);
                self.rewind(&checkpoint);
                if parsed && reaches {
                    return self.error("multiple exception types must be parenthesized", span);
                }
                return self.fail();
            }
            exc = Some(*value);
            if self.eat(Tok::As) {
                let at = self.pos;
                let bound = self.name()?;
                self.check_debug(bound, at)?;
                name = Some(bound);
            }
        }
        let body = self.block("'except' statement", start, false)?;
        Ok(Handler { span: self.since_block(start), exc, name, body })
    }

    fn more_elements_after_comma(&mut self) -> bool {
        while self.eat(Tok::Comma) {
            if self.tok() != Tok::Colon && self.expression().is_err() {
                return false;
            }
        }
        true
    }

    fn decorated(&mut self, body: &mut Body) -> Result<()> {
        let mut decorators = Vec::new();
        while self.eat(Tok::At) {
            decorators.push(*self.named()?);
            self.expect(Tok::Newline)?;
        }
        let start = self.pos;
        let kind = match self.tok() {
            Tok::Def => self.function(start, decorators, false),
            Tok::Class => self.class(start, decorators),
            Tok::Async if self.peek(1) == Tok::Def => {
                self.advance();
                self.function(start, decorators, true)
            }
            _ => self.fail(),
        }?;
        body.push(Stmt { span: self.since_block(start), kind });
        Ok(())
    }

    /// The name of a definition: as written and as bound.
    fn defined_name(&mut self) -> Result<(Name, Name, Span)> {
        let span = self.here();
        let at = self.pos;
        let name = self.raw_name()?;
        self.check_debug(name, at)?;
        if self.tok() == Tok::LSqb {
            return self.error_at(TYPE_PARAMS, self.pos);
        }
        Ok((name, self.mangled(name), span))
    }

    fn function(&mut self, start: usize, decorators: Vec<Expr>, is_async: bool) -> Result<StmtKind> {
        self.advance();
        let (name, bind, name_span) = self.defined_name()?;
        let scope = self.new_scope();
        if !self.eat(Tok::LPar) {
            return self.error_at("expected '('", self.pos);
        }
        let params = self.params(Tok::RPar, true)?;
        self.expect(Tok::RPar)?;
        let annotated = self.tok() == Tok::Arrow && self.peek(1).starts_expression();
        let returns = if annotated {
            self.advance();
            Some(*self.expression()?)
        } else {
            None
        };
        let body = self.block("function definition", start, true)?;
        Ok(StmtKind::FunctionDef(Box::new(FunctionDef {
            name,
            bind,
            name_span,
            decorators,
            params,
            returns,
            body,
            is_async,
            scope,
        })))
    }

    fn class(&mut self, start: usize, decorators: Vec<Expr>) -> Result<StmtKind> {
        self.advance();
        let (name, bind, name_span) = self.defined_name()?;
        let scope = self.new_scope();
        let mut args: Vec<Arg> = Vec::new();
        if self.tok() == Tok::LPar {
            args = self.call_args(true)?;
        }
        let outer = self.class.replace(name);
        let body = self.block("class definition", start, false);
        self.class = outer;
        let body = body?;
        Ok(StmtKind::ClassDef(Box::new(ClassDef { name, bind, name_span, decorators, args, body, scope })))
    }

    /// `match` is a keyword if an expression and `:` at the end of the line follow.
    fn at_match(&mut self) -> bool {
        if !self.at_name("match") {
            return false;
        }
        debug_assert_eq!(self.names.get(MATCH), "match");
        let checkpoint = self.checkpoint();
        self.advance();
        let starts = self.tok() == Tok::Star || self.tok().starts_expression();
        let found = starts && self.subject().is_ok() && {
            // A missing colon, if cases follow, is a match statement as well.
            let colon = self.eat(Tok::Colon);
            self.eat(Tok::Newline) && (colon || { self.eat(Tok::Indent) && self.at_name("case") })
        };
        self.rewind(&checkpoint);
        found
    }

    fn subject(&mut self) -> Result<Box<Expr>> {
        let value = self.list(true)?;
        if let ExprKind::Starred(_) = value.kind {
            return self.fail();
        }
        Ok(value)
    }

    fn match_statement(&mut self, start: usize) -> Result<StmtKind> {
        self.advance();
        let subject = self.subject()?;
        if !self.eat(Tok::Colon) {
            return self.error_at("expected ':'", self.pos);
        }
        self.expect(Tok::Newline)?;
        if !self.eat(Tok::Indent) {
            let mut message = String::from("expected an indented block after 'match' statement on line ");
            push_number(&mut message, self.token_at(start).span.line);
            return Err(self.indentation_error(&message));
        }
        let mut cases = Vec::new();
        while !self.eat(Tok::Dedent) {
            if self.tok() == Tok::End {
                break;
            }
            debug_assert_eq!(self.names.get(CASE), "case");
            if !self.at_name("case") {
                return self.fail();
            }
            let at = self.pos;
            self.advance();
            let pattern = self.case_pattern()?;
            let guard = if self.eat(Tok::If) { Some(*self.named()?) } else { None };
            let body = self.block("'case' statement", at, false)?;
            cases.push(Case { pattern, guard, body });
        }
        Ok(StmtKind::Match { subject: *subject, cases })
    }
}
