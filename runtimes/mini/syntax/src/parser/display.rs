//! Atoms: names, parentheses, lists, sets, dicts and comprehensions.

use super::Parser;
use super::Result;
use crate::ast::{Comp, CompFor, CompKind, Constant, DictItem, Expr, ExprKind};
use crate::token::{Tok, prec};

impl Parser<'_, '_> {
    pub(super) fn atom(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let kind = match self.tok() {
            Tok::Name => {
                let name = self.name()?;
                return Ok(self.expr(start, ExprKind::Name(name)));
            }
            Tok::String | Tok::FStart => return self.strings(),
            Tok::LPar => return self.parentheses(),
            Tok::LSqb => return self.list_display(),
            Tok::LBrace => return self.braces(),
            Tok::Number => self.number(),
            Tok::None => Constant::None,
            Tok::True => Constant::True,
            Tok::False => Constant::False,
            Tok::Ellipsis => Constant::Ellipsis,
            _ => return self.fail(),
        };
        self.advance();
        Ok(self.expr(start, ExprKind::Constant(kind)))
    }

    /// An element in brackets, with CPython's advice about a stray `=`.
    fn bracketed_element(&mut self) -> Result<Box<Expr>> {
        let value = self.element(true)?;
        self.check_equal(&value)?;
        Ok(value)
    }

    /// The rest of a comprehension after its element (and a dict's value), with the closing bracket.
    fn comp(
        &mut self,
        start: usize,
        kind: CompKind,
        element: Box<Expr>,
        value: Option<Box<Expr>>,
    ) -> Result<Box<Expr>> {
        let (clauses, scope) = self.comp_clauses(&element)?;
        let close = match kind {
            CompKind::List => Tok::RSqb,
            CompKind::Generator => Tok::RPar,
            _ => Tok::RBrace,
        };
        self.close(close, element.span)?;
        let comp = Comp { kind, element: *element, value: value.map(|value| *value), clauses, scope };
        Ok(self.expr(start, ExprKind::Comp(Box::new(comp))))
    }

    /// Group, tuple, generator expression or `yield` in parentheses.
    fn parentheses(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        self.advance();
        if self.eat(Tok::RPar) {
            return Ok(self.expr(start, ExprKind::Tuple(Vec::new())));
        }
        if self.tok() == Tok::Yield {
            let value = self.yield_expr()?;
            self.close(Tok::RPar, value.span)?;
            return Ok(value);
        }
        if self.tok() == Tok::DoubleStar {
            let span = self.here();
            return self.error("cannot use double starred expression here", span);
        }
        let first = self.bracketed_element()?;
        if self.at_comp_for() {
            return self.comp(start, CompKind::Generator, first, None);
        }
        if self.tok() == Tok::Comma {
            let items = self.elements(first)?;
            self.close_after(Tok::RPar, &items)?;
            return Ok(self.expr(start, ExprKind::Tuple(items)));
        }
        self.close(Tok::RPar, first.span)?;
        if let ExprKind::Starred(_) = first.kind {
            return self.error("cannot use starred expression here", first.span);
        }
        Ok(first)
    }

    fn list_display(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        self.advance();
        if self.eat(Tok::RSqb) {
            return Ok(self.expr(start, ExprKind::List(Vec::new())));
        }
        let first = self.bracketed_element()?;
        if self.at_comp_for() {
            return self.comp(start, CompKind::List, first, None);
        }
        let items = self.elements(first)?;
        self.close_after(Tok::RSqb, &items)?;
        Ok(self.expr(start, ExprKind::List(items)))
    }

    /// The rest of a display's elements.
    fn elements(&mut self, first: Box<Expr>) -> Result<Vec<Expr>> {
        let begin = first.span;
        let mut items = vec![*first];
        while self.eat(Tok::Comma) {
            if !(self.tok() == Tok::Star || self.tok().starts_expression()) {
                break;
            }
            items.push(*self.bracketed_element()?);
        }
        if self.at_comp_for() && items.len() > 1 {
            let span = begin.to(self.prev());
            return self.error("did you forget parentheses around the comprehension target?", span);
        }
        Ok(items)
    }

    fn close_after(&mut self, bracket: Tok, items: &[Expr]) -> Result<()> {
        let last = items.last().map_or(self.prev(), |item| item.span);
        self.close(bracket, last)
    }

    /// Dict or set.
    fn braces(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        self.advance();
        let mut items = Vec::new();
        if self.tok() == Tok::RBrace {
            self.advance();
            return Ok(self.expr(start, ExprKind::Dict(items)));
        }
        if self.tok() != Tok::DoubleStar {
            let first = self.bracketed_element()?;
            if self.tok() != Tok::Colon || matches!(first.kind, ExprKind::Starred(_)) {
                return self.set_display(start, first);
            }
            let value = self.dict_value()?;
            if self.at_comp_for() {
                return self.comp(start, CompKind::Dict, first, Some(value));
            }
            items.push(DictItem { key: Some(*first), value: *value });
            if !self.eat(Tok::Comma) {
                let last = self.prev();
                self.close(Tok::RBrace, last)?;
                return Ok(self.expr(start, ExprKind::Dict(items)));
            }
        }
        while self.tok() != Tok::RBrace {
            let item_start = self.here();
            if self.eat(Tok::DoubleStar) {
                let value = self.binary(prec::BIT_OR)?;
                items.push(DictItem { key: None, value: *value });
                if self.at_comp_for() {
                    let message = "dict unpacking cannot be used in dict comprehension";
                    return self.error(message, item_start);
                }
            } else {
                let key = self.expression()?;
                if self.tok() != Tok::Colon {
                    if matches!(self.tok(), Tok::Comma | Tok::RBrace) {
                        let span = self.prev();
                        return self.error("':' expected after dictionary key", span);
                    }
                    return self.fail();
                }
                let value = self.dict_value()?;
                items.push(DictItem { key: Some(*key), value: *value });
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        let last = items.last().map_or(self.prev(), |item| item.value.span);
        self.close(Tok::RBrace, last)?;
        Ok(self.expr(start, ExprKind::Dict(items)))
    }

    /// The `:` and value of a dict's entry.
    fn dict_value(&mut self) -> Result<Box<Expr>> {
        let colon = self.here();
        self.advance();
        match self.tok() {
            Tok::Comma | Tok::RBrace => self.error("expression expected after dictionary key and ':'", colon),
            Tok::Star => {
                let span = self.here();
                self.error("cannot use a starred expression in a dictionary value", span)
            }
            _ => self.expression(),
        }
    }

    fn set_display(&mut self, start: usize, first: Box<Expr>) -> Result<Box<Expr>> {
        if self.at_comp_for() {
            return self.comp(start, CompKind::Set, first, None);
        }
        let items = self.elements(first)?;
        self.close_after(Tok::RBrace, &items)?;
        Ok(self.expr(start, ExprKind::Set(items)))
    }

    pub(super) fn at_comp_for(&self) -> bool {
        self.tok() == Tok::For || self.tok() == Tok::Async && self.peek(1) == Tok::For
    }

    /// The clauses after the element of a comprehension.
    pub(super) fn comp_clauses(&mut self, element: &Expr) -> Result<(Vec<CompFor>, crate::ast::ScopeId)> {
        if let ExprKind::Starred(_) = element.kind {
            let message = "iterable unpacking cannot be used in comprehension";
            return self.error(message, element.span);
        }
        let scope = self.new_scope();
        let mut clauses = Vec::new();
        while self.at_comp_for() {
            let is_async = self.eat(Tok::Async);
            self.advance();
            let target = self.target_list()?;
            if !self.eat(Tok::In) {
                return self.missing_comma(target.span);
            }
            let iter = self.binary(prec::OR)?;
            let mut ifs = Vec::new();
            while self.eat(Tok::If) {
                let test = self.binary(prec::OR)?;
                self.check_equal(&test)?;
                ifs.push(*test);
            }
            clauses.push(CompFor { target: *target, iter: *iter, ifs, is_async });
        }
        Ok((clauses, scope))
    }
}
