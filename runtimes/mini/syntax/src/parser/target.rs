//! Assignment targets: parsed as expressions, then checked.

use super::Parser;
use super::Result;
use crate::ast::{Constant, Expr, ExprKind};
use crate::names::{DEBUG, Name};
use crate::token::{Tok, prec};

/// What CPython calls a kind of expression in "cannot assign to ...".
pub(super) fn describe(kind: &ExprKind) -> &'static str {
    match kind {
        ExprKind::Name(_) => "name",
        ExprKind::Constant(Constant::None) => "None",
        ExprKind::Constant(Constant::True) => "True",
        ExprKind::Constant(Constant::False) => "False",
        ExprKind::Constant(Constant::Ellipsis) => "ellipsis",
        ExprKind::Constant(_) => "literal",
        ExprKind::FString(_) => "f-string expression",
        ExprKind::TString(_) => "t-string expression",
        ExprKind::BoolOp(..) | ExprKind::BinOp(..) | ExprKind::UnaryOp(..) => "expression",
        ExprKind::Walrus(..) => "named expression",
        ExprKind::Lambda(_) => "lambda",
        ExprKind::IfExp(_) => "conditional expression",
        ExprKind::Dict(_) => "dict literal",
        ExprKind::Set(_) => "set display",
        ExprKind::List(_) => "list",
        ExprKind::Tuple(_) => "tuple",
        ExprKind::Comp(comp) => match comp.kind {
            crate::ast::CompKind::List => "list comprehension",
            crate::ast::CompKind::Set => "set comprehension",
            crate::ast::CompKind::Dict => "dict comprehension",
            crate::ast::CompKind::Generator => "generator expression",
        },
        ExprKind::Await(_) => "await expression",
        ExprKind::Yield(_) | ExprKind::YieldFrom(_) => "yield expression",
        ExprKind::Compare(..) => "comparison",
        ExprKind::Call(..) => "function call",
        ExprKind::Attribute(..) => "attribute",
        ExprKind::Subscript(..) => "subscript",
        ExprKind::Starred(_) => "starred",
        ExprKind::Slice(_) => "slice",
    }
}

/// Kinds after which a single `=` was probably meant as `==`: what binds tighter than a comparison, without
/// what looks like an unpacking or a keyword.
pub(super) fn may_be_compared(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Constant(Constant::None | Constant::True | Constant::False) => false,
        ExprKind::UnaryOp(crate::ast::UnaryOp::Not, _) => false,
        ExprKind::Comp(comp) => comp.kind != crate::ast::CompKind::Generator,
        ExprKind::List(_)
        | ExprKind::Tuple(_)
        | ExprKind::BoolOp(..)
        | ExprKind::Compare(..)
        | ExprKind::IfExp(_)
        | ExprKind::Lambda(_)
        | ExprKind::Starred(_)
        | ExprKind::Walrus(..) => false,
        _ => true,
    }
}

impl Parser<'_, '_> {
    /// The targets of a `for`: everything up to `in`.
    pub(super) fn target_list(&mut self) -> Result<Box<Expr>> {
        let start = self.pos;
        let first = self.target_element()?;
        let mut target = first;
        if self.tok() == Tok::Comma {
            let mut items = vec![*target];
            while self.eat(Tok::Comma) {
                if !(self.tok() == Tok::Star || self.tok().starts_expression()) {
                    break;
                }
                items.push(*self.target_element()?);
            }
            target = self.expr(start, ExprKind::Tuple(items));
        }
        self.check_target(&target, "assign to")?;
        Ok(target)
    }

    /// One target, parsed without taking `in` for an operator.
    pub(super) fn target_element(&mut self) -> Result<Box<Expr>> {
        if self.tok() == Tok::Star { self.starred() } else { self.binary(prec::BIT_OR) }
    }

    /// Whether `target` can be assigned to or deleted (`verb`).
    pub(super) fn check_target(&self, target: &Expr, verb: &str) -> Result<()> {
        if let ExprKind::Starred(_) = target.kind
            && verb != "delete"
        {
            let message = "starred assignment target must be in a list or tuple";
            return self.error(message, target.span);
        }
        self.check_inner_target(target, verb)
    }

    fn check_inner_target(&self, target: &Expr, verb: &str) -> Result<()> {
        match &target.kind {
            ExprKind::Name(DEBUG) | ExprKind::Attribute(_, DEBUG) => {
                self.error_of(&["cannot ", verb, " __debug__"], target.span)
            }
            ExprKind::Name(_) | ExprKind::Attribute(..) => Ok(()),
            ExprKind::Subscript(..) => Ok(()),
            ExprKind::Starred(inner) if verb != "delete" => self.check_inner_target(inner, verb),
            ExprKind::List(items) | ExprKind::Tuple(items) => {
                let mut starred = 0;
                for item in items {
                    starred += u32::from(matches!(item.kind, ExprKind::Starred(_)));
                    self.check_inner_target(item, verb)?;
                }
                if starred > 1 {
                    return self.error("multiple starred expressions in assignment", target.span);
                }
                Ok(())
            }
            kind => self.error_of(&["cannot ", verb, " ", describe(kind)], target.span),
        }
    }

    /// `__debug__` is a constant. `at` is the index of the name's token.
    pub(super) fn check_debug(&self, name: Name, at: usize) -> Result<()> {
        if name == DEBUG {
            return self.error_at("cannot assign to __debug__", at);
        }
        Ok(())
    }
}
