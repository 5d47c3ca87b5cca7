//! Expressions: operators, conditional, lambda, walrus, and the postfix chain.

use super::Parser;
use super::Result;
use crate::ast::{
    Arg, ArgKind, BinOp, BinRight, BoolOp, CmpOp, Expr, ExprKind, IfExp, Lambda, Slice, Span, UnaryOp,
};
use crate::limits::MAX_POSTFIX;
use crate::token::{Tok, prec};

impl Parser<'_, '_> {
    /// `a, *b, c` or a single expression (which may be starred: see `values`). `named` allows `:=`.
    pub(super) fn list(&mut self, named: bool) -> Result<Box<Expr>> {
        let start = self.pos;
        let first = self.element(named)?;
        if self.tok() != Tok::Comma {
            return Ok(first);
        }
        let items = self.more_elements(first, named)?;
        Ok(self.expr(start, ExprKind::Tuple(items)))
    }

    /// The comma-separated rest of a list whose first element is given.
    pub(super) fn more_elements(&mut self, first: Box<Expr>, named: bool) -> Result<Vec<Expr>> {
        let mut items = vec![*first];
        while self.eat(Tok::Comma) {
            if !(self.tok() == Tok::Star || self.tok().starts_expression()) {
                break;
            }
            items.push(*self.element(named)?);
        }
        Ok(items)
    }

    /// A list whose value is used: not a lone starred expression.
    pub(super) fn values(&mut self) -> Result<Box<Expr>> {
        let value = self.list(false)?;
        self.not_starred(value)
    }

    /// A list without starred elements, as `eval` takes it.
    pub(super) fn expressions(&mut self) -> Result<Box<Expr>> {
        self.values()
    }

    fn not_starred(&self, value: Box<Expr>) -> Result<Box<Expr>> {
        if let ExprKind::Starred(_) = value.kind {
            return self.error("can't use starred expression here", value.span);
        }
        Ok(value)
    }

    /// The right side of an assignment: `yield` or a list.
    pub(super) fn rhs(&mut self) -> Result<Box<Expr>> {
        if self.tok() == Tok::Yield { self.yield_expr() } else { self.values() }
    }

    /// One element of a display or list.
    pub(super) fn element(&mut self, named: bool) -> Result<Box<Expr>> {
        if self.tok() == Tok::Star {
            return self.starred();
        }
        if named { self.named() } else { self.expression() }
    }

    pub(super) fn starred(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        self.advance();
        let value = self.binary(prec::BIT_OR)?;
        Ok(self.expr(start, ExprKind::Starred(value)))
    }

    pub(super) fn yield_expr(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        self.advance();
        if self.eat(Tok::From) {
            let value = self.expression()?;
            return Ok(self.expr(start, ExprKind::YieldFrom(value)));
        }
        let mut value = None;
        if self.tok() == Tok::Star || self.tok().starts_expression() {
            value = Some(self.values()?);
        }
        Ok(self.expr(start, ExprKind::Yield(value)))
    }

    /// An expression or `name := expression`.
    pub(super) fn named(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        if self.tok() == Tok::Name && self.peek(1) == Tok::Walrus {
            let name = self.name()?;
            self.check_debug(name, start)?;
            self.advance();
            let value = self.expression()?;
            return Ok(self.expr(start, ExprKind::Walrus(name, value)));
        }
        let value = self.expression()?;
        if self.tok() == Tok::Walrus {
            let what = super::target::describe(&value.kind);
            return self.error_of(&["cannot use assignment expressions with ", what], value.span);
        }
        Ok(value)
    }

    /// A condition: a named expression after which `=` is a likely slip.
    pub(super) fn condition(&mut self) -> Result<Box<Expr>> {
        let value = self.named()?;
        self.check_equal(&value)?;
        Ok(value)
    }

    /// If `=` follows an expression where no assignment can be, says what was probably meant.
    pub(super) fn check_equal(&mut self, value: &Expr) -> Result<()> {
        if self.tok() != Tok::Equal {
            return Ok(());
        }
        let Some(end) = self.single_equal() else { return Ok(()) };
        match &value.kind {
            ExprKind::Name(_) => {
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                self.error(message, value.span.to(end))
            }
            kind if super::target::may_be_compared(kind) => {
                let what = super::target::describe(kind);
                self.error_of(
                    &["cannot assign to ", what, " here. Maybe you meant '==' instead of '='?"],
                    value.span,
                )
            }
            _ => Ok(()),
        }
    }

    /// At an `=`: if an operand follows and after it no further `=`, where the operand ends.
    pub(super) fn single_equal(&mut self) -> Option<Span> {
        let checkpoint = self.checkpoint();
        self.advance();
        let parsed = self.binary(prec::BIT_OR).is_ok();
        let single = parsed && !matches!(self.tok(), Tok::Equal | Tok::Walrus);
        let end = self.prev();
        self.rewind(&checkpoint);
        single.then_some(end)
    }

    /// A conditional expression, lambda, or anything that binds tighter.
    pub(super) fn expression(&mut self) -> Result<Box<Expr>> {
        if self.tok() == Tok::Lambda {
            return self.lambda();
        }
        let start = self.pos;
        let body = self.binary(prec::OR)?;
        if self.tok() != Tok::If {
            return Ok(body);
        }
        self.advance();
        let test = self.binary(prec::OR)?;
        if !self.eat(Tok::Else) {
            if self.tok() == Tok::Colon {
                return self.fail();
            }
            return self.error_since("expected 'else' after 'if' expression", start);
        }
        self.enter()?;
        let orelse = self.expression()?;
        self.leave();
        Ok(self.expr(start, ExprKind::IfExp(Box::new(IfExp { test: *test, body: *body, orelse: *orelse }))))
    }

    fn lambda(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        self.advance();
        let scope = self.new_scope();
        self.enter()?;
        let params = self.params(Tok::Colon, false)?;
        self.expect(Tok::Colon)?;
        // The lexer took the colon for the start of a format spec.
        if matches!(self.tok(), Tok::FMiddle | Tok::RBrace) {
            let message = "f-string: lambda expressions are not allowed without parentheses";
            return self.error_since(message, start);
        }
        let body = self.expression()?;
        self.leave();
        Ok(self.expr(start, ExprKind::Lambda(Box::new(Lambda { params, body: *body, scope }))))
    }

    /// Operators of at least the precedence `min`.
    pub(super) fn binary(&mut self, min: u8) -> Result<Box<Expr>> {
        self.enter()?;
        let start = self.pos;
        let mut left = if self.tok() == Tok::Not && min <= prec::NOT {
            self.advance();
            let operand = self.binary(prec::NOT)?;
            self.expr(start, ExprKind::UnaryOp(UnaryOp::Not, operand))
        } else {
            self.unary()?
        };
        loop {
            let tok = self.tok();
            // Most expressions end here: at a delimiter.
            if tok < Tok::At || (tok > Tok::GreaterEqual && !tok.is_keyword()) {
                break;
            }
            left = if let Some((level, _)) = tok.arithmetic() {
                if level < min {
                    break;
                }
                self.arithmetic(start, left, level)?
            } else if min <= prec::COMPARE && self.comparison().is_some() {
                self.comparisons(start, left)?
            } else if min <= prec::AND && tok == Tok::And {
                self.bool_op(start, left, tok, prec::NOT)?
            } else if min <= prec::OR && tok == Tok::Or {
                self.bool_op(start, left, tok, prec::AND)?
            } else {
                break;
            };
        }
        self.leave();
        Ok(left)
    }

    fn arithmetic(&mut self, start: usize, left: Box<Expr>, level: u8) -> Result<Box<Expr>> {
        let mut rest = Vec::new();
        while let Some((found, op)) = self.tok().arithmetic() {
            if found != level {
                break;
            }
            self.advance();
            let right = self.binary(level + 1)?;
            rest.push(BinRight { span: self.since(start), op, right: *right });
        }
        Ok(self.expr(start, ExprKind::BinOp(left, rest)))
    }

    fn bool_op(&mut self, start: usize, left: Box<Expr>, tok: Tok, operand: u8) -> Result<Box<Expr>> {
        let mut values = vec![*left];
        while self.eat(tok) {
            values.push(*self.binary(operand)?);
        }
        let op = if tok == Tok::And { BoolOp::And } else { BoolOp::Or };
        Ok(self.expr(start, ExprKind::BoolOp(op, values)))
    }

    /// The comparison operator here and how many tokens it has.
    fn comparison(&self) -> Option<(CmpOp, usize)> {
        match (self.tok(), self.peek(1)) {
            (Tok::Not, Tok::In) => Some((CmpOp::NotIn, 2)),
            (Tok::Is, Tok::Not) => Some((CmpOp::IsNot, 2)),
            (tok, _) => tok.comparison().map(|op| (op, 1)),
        }
    }

    fn comparisons(&mut self, start: usize, left: Box<Expr>) -> Result<Box<Expr>> {
        let mut rest = Vec::new();
        while let Some((op, tokens)) = self.comparison() {
            for _ in 0..tokens {
                self.advance();
            }
            rest.push((op, *self.binary(prec::BIT_OR)?));
        }
        Ok(self.expr(start, ExprKind::Compare(left, rest)))
    }

    fn unary(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let op = match self.tok() {
            Tok::Minus => UnaryOp::Neg,
            Tok::Plus => UnaryOp::Pos,
            Tok::Tilde => UnaryOp::Invert,
            _ => return self.power(),
        };
        self.advance();
        self.enter()?;
        let operand = self.unary()?;
        self.leave();
        Ok(self.expr(start, ExprKind::UnaryOp(op, operand)))
    }

    fn power(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let mut left = if self.eat(Tok::Await) {
            let value = self.primary()?;
            self.expr(start, ExprKind::Await(value))
        } else {
            self.primary()?
        };
        if self.eat(Tok::DoubleStar) {
            self.enter()?;
            let right = self.unary()?;
            self.leave();
            let rest = vec![BinRight { span: self.since(start), op: BinOp::Pow, right: *right }];
            left = self.expr(start, ExprKind::BinOp(left, rest));
        }
        Ok(left)
    }

    /// An atom and the attributes, subscripts and calls after it.
    pub(super) fn primary(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let outer = std::mem::take(&mut self.chain);
        let mut value = self.atom()?;
        loop {
            let kind = match self.tok() {
                Tok::Dot => {
                    self.advance();
                    let name = self.name()?;
                    ExprKind::Attribute(value, name)
                }
                Tok::LPar => {
                    let args = self.call_args(false)?;
                    ExprKind::Call(value, args)
                }
                Tok::LSqb => {
                    self.advance();
                    let index = self.index()?;
                    self.close(Tok::RSqb, index.span)?;
                    ExprKind::Subscript(value, index)
                }
                _ => break,
            };
            value = self.expr(start, kind);
            self.chain += 1;
            if self.chain > MAX_POSTFIX {
                return self.error("too many chained calls, attributes and subscripts", value.span);
            }
        }
        self.chain = self.chain.max(outer);
        Ok(value)
    }

    /// What stands between the brackets of a subscript.
    fn index(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let first = self.slice()?;
        if self.tok() != Tok::Comma && !matches!(first.kind, ExprKind::Starred(_)) {
            return Ok(first);
        }
        let mut items = vec![*first];
        while self.eat(Tok::Comma) && self.tok() != Tok::RSqb {
            items.push(*self.slice()?);
        }
        Ok(self.expr(start, ExprKind::Tuple(items)))
    }

    fn slice(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let mut lower = None;
        if self.tok() != Tok::Colon {
            let value = self.element(true)?;
            if self.tok() != Tok::Colon || matches!(value.kind, ExprKind::Starred(_)) {
                return Ok(value);
            }
            lower = Some(*value);
        }
        self.advance();
        let upper = self.slice_part()?;
        let step = if self.eat(Tok::Colon) { self.slice_part()? } else { None };
        Ok(self.expr(start, ExprKind::Slice(Box::new(Slice { lower, upper, step }))))
    }

    fn slice_part(&mut self) -> Result<Option<Expr>> {
        if matches!(self.tok(), Tok::Colon | Tok::Comma | Tok::RSqb) {
            return Ok(None);
        }
        Ok(Some(*self.expression()?))
    }

    /// Passes a closing bracket. `last` is the element before it.
    pub(super) fn close(&mut self, bracket: Tok, last: Span) -> Result<()> {
        if self.eat(bracket) { Ok(()) } else { self.missing_comma(last) }
    }

    /// In brackets something unexpected comes after the expression at `last`: if it is another expression, a
    /// comma is probably missing between the two.
    pub(super) fn missing_comma<T>(&mut self, last: Span) -> Result<T> {
        if self.tok().starts_expression() && !self.looks_like_prefix() {
            let checkpoint = self.checkpoint();
            let parsed = self.expression();
            let span = last.to(self.prev());
            self.rewind(&checkpoint);
            if parsed.is_ok() {
                return self.error("invalid syntax. Perhaps you forgot a comma?", span);
            }
        }
        self.fail()
    }

    /// Before the current token stands a name that could have been meant as a string prefix or soft keyword.
    fn looks_like_prefix(&self) -> bool {
        let Some(before) = self.tokens.get(self.pos.wrapping_sub(1)) else { return false };
        let text = self.text(before);
        before.tok == Tok::Name
            && (matches!(self.tok(), Tok::String | Tok::FStart)
                || matches!(text, "match" | "case" | "_" | "type"))
    }

    /// Wraps a value as a plain positional argument.
    pub(super) fn positional(value: Expr) -> Arg {
        Arg { span: value.span, kind: ArgKind::Positional, value }
    }
}
