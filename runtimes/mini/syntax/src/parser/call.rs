//! The arguments of calls and class definitions.

use super::Parser;
use super::Result;
use crate::ast::{Arg, ArgKind, Comp, CompKind, Expr, ExprKind};
use crate::token::Tok;

impl Parser<'_, '_> {
    /// `(...)`; a class definition's takes no bare generator expression.
    pub(super) fn call_args(&mut self, class: bool) -> Result<Vec<Arg>> {
        let open = self.here();
        self.advance();
        let mut args: Vec<Arg> = Vec::new();
        // Names and unpackings so far: of calls with many arguments few are any, and only they are looked through.
        let mut special: Vec<ArgKind> = Vec::new();
        let mut last = open;
        while self.tok() != Tok::RPar {
            let start = self.pos;
            let mut arg = self.arg()?;
            if self.at_comp_for() && arg.kind == ArgKind::Positional {
                if class {
                    return self.error_at("invalid syntax", self.pos);
                }
                let (clauses, scope) = self.comp_clauses(&arg.value)?;
                let sole = args.is_empty() && self.tok() == Tok::RPar;
                if !sole && matches!(self.tok(), Tok::RPar | Tok::Comma) {
                    return self.error_since("Generator expression must be parenthesized", start);
                }
                let element = arg.value;
                let comp = Comp { kind: CompKind::Generator, element, value: None, clauses, scope };
                let span = open.to(self.here());
                arg = Self::positional(Expr { span, kind: ExprKind::Comp(Box::new(comp)) });
            }
            self.check_order(&special, &arg)?;
            if matches!(arg.kind, ArgKind::Keyword(_) | ArgKind::DoubleStar) {
                special.push(arg.kind);
            }
            last = arg.span;
            args.push(arg);
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.close(Tok::RPar, last)?;
        Ok(args)
    }

    fn arg(&mut self) -> Result<Arg> {
        let start = self.pos;
        let (kind, value) = match (self.tok(), self.peek(1)) {
            (Tok::Star, _) => {
                self.advance();
                (ArgKind::Star, self.expression()?)
            }
            (Tok::DoubleStar, _) => {
                self.advance();
                (ArgKind::DoubleStar, self.expression()?)
            }
            (Tok::Name, Tok::Equal) => {
                let name = self.name()?;
                self.check_debug(name, start)?;
                self.advance();
                if matches!(self.tok(), Tok::Comma | Tok::RPar) {
                    return self.error_since("expected argument value expression", start);
                }
                let value = self.expression()?;
                if self.at_comp_for() {
                    let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                    return self.error_since(message, start);
                }
                (ArgKind::Keyword(name), value)
            }
            (Tok::True | Tok::False | Tok::None, Tok::Equal) => {
                let text = self.text(self.token());
                return self.error_of(&["cannot assign to ", text], self.here());
            }
            _ => {
                let value = self.named()?;
                if self.tok() == Tok::Equal {
                    let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                    self.advance();
                    return self.error_since(message, start);
                }
                (ArgKind::Positional, value)
            }
        };
        Ok(Arg { span: self.since(start), kind, value: *value })
    }

    /// Whether `arg` may come after `before`.
    fn check_order(&self, before: &[ArgKind], arg: &Arg) -> Result<()> {
        let after_unpacking = before.contains(&ArgKind::DoubleStar);
        let message = match arg.kind {
            ArgKind::Positional if after_unpacking => {
                "positional argument follows keyword argument unpacking"
            }
            ArgKind::Positional if before.iter().any(|kind| matches!(kind, ArgKind::Keyword(_))) => {
                "positional argument follows keyword argument"
            }
            ArgKind::Star if after_unpacking => {
                "iterable argument unpacking follows keyword argument unpacking"
            }
            ArgKind::Keyword(name) if before.contains(&arg.kind) => {
                return self.error_of(&["keyword argument repeated: ", self.names.get(name)], arg.span);
            }
            _ => return Ok(()),
        };
        self.error(message, arg.span)
    }
}
