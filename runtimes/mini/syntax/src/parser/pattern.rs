//! The patterns of `match` statements (PEP 634).

use super::Parser;
use super::Result;
use crate::ast::{BinOp, Constant, Expr, ExprKind, Pattern, PatternKind};
use crate::names::{Name, UNDERSCORE};
use crate::token::{Tok, prec};

impl Parser<'_, '_> {
    /// The pattern of a `case`: also a sequence without brackets.
    pub(super) fn case_pattern(&mut self) -> Result<Pattern> {
        let start = self.pos;
        let first = self.star_pattern()?;
        if self.tok() != Tok::Comma {
            if let PatternKind::Star(_) = first.kind {
                return self.fail();
            }
            return Ok(first);
        }
        let mut items = vec![first];
        self.pattern_items(&mut items, Tok::Colon)?;
        Ok(self.pattern(start, PatternKind::Sequence(items)))
    }

    fn pattern(&self, start: usize, kind: PatternKind) -> Pattern {
        Pattern { span: self.since(start), kind }
    }

    /// More patterns of a sequence, each after a comma.
    fn pattern_items(&mut self, items: &mut Vec<Pattern>, end: Tok) -> Result<()> {
        while self.eat(Tok::Comma) {
            if matches!(self.tok(), Tok::If) || self.tok() == end {
                break;
            }
            items.push(self.star_pattern()?);
        }
        let mut stars = items.iter().filter(|item| matches!(item.kind, PatternKind::Star(_)));
        if let (Some(_), Some(second)) = (stars.next(), stars.next()) {
            let message = "multiple starred names in sequence pattern";
            return self.error(message, second.span);
        }
        Ok(())
    }

    fn star_pattern(&mut self) -> Result<Pattern> {
        let start = self.pos;
        if !self.eat(Tok::Star) {
            return self.as_pattern();
        }
        let name = self.name()?;
        let name = Some(name).filter(|&name| name != UNDERSCORE);
        Ok(self.pattern(start, PatternKind::Star(name)))
    }

    fn as_pattern(&mut self) -> Result<Pattern> {
        self.enter()?;
        let start = self.pos;
        let mut found = self.or_pattern()?;
        if self.eat(Tok::As) {
            if self.tok() != Tok::Name {
                return self.error_at("invalid pattern target", self.pos);
            }
            let at = self.pos;
            let name = self.name()?;
            if name == UNDERSCORE {
                return self.error_at("cannot use '_' as a target", at);
            }
            found = self.pattern(start, PatternKind::As(Box::new(found), name));
        }
        self.leave();
        Ok(found)
    }

    fn or_pattern(&mut self) -> Result<Pattern> {
        let start = self.pos;
        let first = self.closed_pattern()?;
        if self.tok() != Tok::VBar {
            return Ok(first);
        }
        let mut items = vec![first];
        while self.eat(Tok::VBar) {
            items.push(self.closed_pattern()?);
        }
        Ok(self.pattern(start, PatternKind::Or(items)))
    }

    fn closed_pattern(&mut self) -> Result<Pattern> {
        let start = self.pos;
        match self.tok() {
            Tok::Name => self.name_pattern(),
            Tok::None | Tok::True | Tok::False => {
                let value = self.atom()?;
                Ok(self.pattern(start, PatternKind::Singleton(*value)))
            }
            Tok::Number | Tok::Minus | Tok::String | Tok::FStart => {
                let value = self.literal_pattern()?;
                Ok(self.pattern(start, PatternKind::Value(*value)))
            }
            Tok::LPar | Tok::LSqb => self.sequence_pattern(),
            Tok::LBrace => self.mapping_pattern(),
            _ => self.fail(),
        }
    }

    /// A capture, the wildcard, a dotted name or a class pattern.
    fn name_pattern(&mut self) -> Result<Pattern> {
        let start = self.pos;
        let name = self.name()?;
        if !matches!(self.tok(), Tok::Dot | Tok::LPar) {
            if name == UNDERSCORE {
                return Ok(self.pattern(start, PatternKind::Wildcard));
            }
            return Ok(self.pattern(start, PatternKind::Capture(name)));
        }
        let value = self.dotted(start, name)?;
        if self.tok() == Tok::LPar {
            return self.class_pattern(start, *value);
        }
        Ok(self.pattern(start, PatternKind::Value(*value)))
    }

    /// The attributes after a name already passed.
    fn dotted(&mut self, start: usize, name: Name) -> Result<Box<Expr>> {
        let mut value = self.expr(start, ExprKind::Name(name));
        let outer = std::mem::take(&mut self.chain);
        while self.eat(Tok::Dot) {
            let name = self.name()?;
            value = self.expr(start, ExprKind::Attribute(value, name));
            self.chain += 1;
            if self.chain > crate::limits::MAX_POSTFIX {
                return self.fail();
            }
        }
        self.chain = outer;
        Ok(value)
    }

    fn class_pattern(&mut self, start: usize, class: Expr) -> Result<Pattern> {
        self.advance();
        let (mut args, mut kwargs): (Vec<Pattern>, Vec<(Name, Pattern)>) = (vec![], vec![]);
        while self.tok() != Tok::RPar {
            let at = self.pos;
            if self.tok() == Tok::Name && self.peek(1) == Tok::Equal {
                let name = self.name()?;
                self.advance();
                if kwargs.iter().any(|other| other.0 == name) {
                    let name = self.names.get(name);
                    let pieces = ["attribute name repeated in class pattern: ", name];
                    return self.error_of(&pieces, self.since(at));
                }
                kwargs.push((name, self.as_pattern()?));
            } else {
                let arg = self.as_pattern()?;
                if !kwargs.is_empty() {
                    let message = "positional patterns follow keyword patterns";
                    return self.error(message, arg.span);
                }
                args.push(arg);
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.expect(Tok::RPar)?;
        Ok(self.pattern(start, PatternKind::Class { class, args, kwargs }))
    }

    /// A number (signed, or the sum of a real and an imaginary one) or strings.
    fn literal_pattern(&mut self) -> Result<Box<Expr>> {
        let value = self.binary(prec::BIT_OR + 4)?;
        let is_number = |expr: &Expr, imaginary: bool| match &expr.kind {
            ExprKind::Constant(Constant::Imaginary(_)) => imaginary,
            ExprKind::Constant(Constant::Int(_) | Constant::BigInt(..) | Constant::Float(_)) => !imaginary,
            _ => false,
        };
        let is_signed = |expr: &Expr, imaginary: bool| match &expr.kind {
            ExprKind::UnaryOp(crate::ast::UnaryOp::Neg, inner) => is_number(inner, imaginary),
            _ => is_number(expr, imaginary),
        };
        let fits = match &value.kind {
            ExprKind::Constant(Constant::Str(_) | Constant::Bytes(_)) => true,
            ExprKind::FString(_) | ExprKind::TString(_) => {
                let message = "patterns may only match literals and attribute lookups";
                return self.error(message, value.span);
            }
            ExprKind::BinOp(left, rest) => {
                rest.len() == 1
                    && is_signed(left, false)
                    && matches!(rest[0].op, BinOp::Add | BinOp::Sub)
                    && is_number(&rest[0].right, true)
            }
            _ => is_signed(&value, false) || is_signed(&value, true),
        };
        if !fits {
            if let ExprKind::BinOp(left, rest) = &value.kind
                && let [first, ..] = &rest[..]
            {
                let (message, span) = if is_signed(left, false) {
                    ("imaginary number required in complex literal", first.right.span)
                } else {
                    ("real number required in complex literal", left.span)
                };
                return self.error(message, span);
            }
            return self.error("invalid syntax", value.span);
        }
        Ok(value)
    }

    fn sequence_pattern(&mut self) -> Result<Pattern> {
        let start = self.pos;
        let group = self.tok() == Tok::LPar;
        let end = if group { Tok::RPar } else { Tok::RSqb };
        self.advance();
        let mut items = Vec::new();
        if self.tok() != end {
            items.push(self.star_pattern()?);
            let single = self.tok() != Tok::Comma;
            self.pattern_items(&mut items, end)?;
            self.expect(end)?;
            if group && single && !matches!(items[0].kind, PatternKind::Star(_)) {
                return items.pop().map_or_else(|| self.fail(), Ok);
            }
            if group && single {
                return self.error("invalid syntax", items[0].span);
            }
        } else {
            self.advance();
        }
        Ok(self.pattern(start, PatternKind::Sequence(items)))
    }

    fn mapping_pattern(&mut self) -> Result<Pattern> {
        let start = self.pos;
        self.advance();
        let mut items = Vec::new();
        let mut rest = None;
        while self.tok() != Tok::RBrace {
            if rest.is_some() {
                return self.fail();
            }
            if self.eat(Tok::DoubleStar) {
                rest = Some(self.name()?);
                if rest == Some(UNDERSCORE) {
                    return self.error("invalid syntax", self.prev());
                }
            } else {
                let at = self.pos;
                let key = match self.tok() {
                    Tok::Name => {
                        let name = self.name()?;
                        if self.tok() != Tok::Dot {
                            return self.fail();
                        }
                        self.dotted(at, name)?
                    }
                    Tok::None | Tok::True | Tok::False => self.atom()?,
                    _ => self.literal_pattern()?,
                };
                self.expect(Tok::Colon)?;
                items.push((*key, self.as_pattern()?));
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.expect(Tok::RBrace)?;
        Ok(self.pattern(start, PatternKind::Mapping { items, rest }))
    }
}
