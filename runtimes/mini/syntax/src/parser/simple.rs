//! Simple statements: those that fit on a line.

use super::Parser;
use super::Result;
use super::target::{describe, may_be_compared};
use crate::ast::{Alias, Body, Constant, Expr, ExprKind, Span, Stmt, StmtKind};
use crate::names::{ANNOTATIONS, EXEC, FUTURE, PRINT, STAR};
use crate::token::Tok;

impl Parser<'_, '_> {
    /// One line: simple statements separated by semicolons.
    pub(super) fn simple_line(&mut self, body: &mut Body) -> Result<()> {
        loop {
            let start = self.pos;
            let kind = self.simple()?;
            let stmt = Stmt { span: self.since(start), kind };
            let ends = matches!(self.tok(), Tok::Newline | Tok::Semi);
            if !ends {
                self.check_legacy_print(&stmt)?;
                return self.fail();
            }
            // Before `from __future__` only a docstring and others of its kind.
            self.future_allowed &= match &stmt.kind {
                StmtKind::ImportFrom { module, level: 0, .. } => *module == Some(FUTURE),
                StmtKind::Expr(value) => {
                    body.is_empty() && matches!(value.kind, ExprKind::Constant(Constant::Str(_)))
                }
                _ => false,
            };
            body.push(stmt);
            if !self.eat(Tok::Semi) || self.tok() == Tok::Newline {
                break;
            }
        }
        self.expect(Tok::Newline)
    }

    /// `print "x"` is Python 2.
    fn check_legacy_print(&mut self, stmt: &Stmt) -> Result<()> {
        if let StmtKind::Expr(Expr { kind: ExprKind::Name(name @ (PRINT | EXEC)), span }) = stmt.kind
            && self.tok().starts_expression()
        {
            let checkpoint = self.checkpoint();
            let parsed = self.list(false);
            let span = span.to(self.prev());
            self.rewind(&checkpoint);
            if parsed.is_ok() {
                let name = self.names.get(name);
                return self.error_of(
                    &["Missing parentheses in call to '", name, "'. Did you mean ", name, "(...)?"],
                    span,
                );
            }
        }
        Ok(())
    }

    fn at_line_end(&self) -> bool {
        matches!(self.tok(), Tok::Newline | Tok::Semi)
    }

    fn simple(&mut self) -> Result<StmtKind> {
        let tok = self.tok();
        if !tok.is_keyword() {
            return self.expression_statement();
        }
        let start = self.pos;
        match tok {
            Tok::Pass
            | Tok::Break
            | Tok::Continue
            | Tok::Return
            | Tok::Raise
            | Tok::Assert
            | Tok::Del
            | Tok::Global
            | Tok::Nonlocal
            | Tok::Import
            | Tok::From => self.advance(),
            _ => return self.expression_statement(),
        }
        Ok(match tok {
            Tok::Pass => StmtKind::Pass,
            Tok::Break => StmtKind::Break,
            Tok::Continue => StmtKind::Continue,
            Tok::Return if self.at_line_end() => StmtKind::Return(None),
            Tok::Return => StmtKind::Return(Some(*self.values()?)),
            Tok::Raise => self.raise()?,
            Tok::Assert => {
                let test = self.expression()?;
                let msg = if self.eat(Tok::Comma) { Some(*self.expression()?) } else { None };
                StmtKind::Assert { test: *test, msg }
            }
            Tok::Del => self.delete()?,
            Tok::Global | Tok::Nonlocal => {
                let mut names = vec![self.name()?];
                while self.eat(Tok::Comma) {
                    names.push(self.name()?);
                }
                if tok == Tok::Global { StmtKind::Global(names) } else { StmtKind::Nonlocal(names) }
            }
            Tok::Import => self.import()?,
            _ => self.import_from(start)?,
        })
    }

    fn raise(&mut self) -> Result<StmtKind> {
        let (mut exc, mut cause) = (None, None);
        if !self.at_line_end() {
            exc = Some(*self.expression()?);
            if self.eat(Tok::From) {
                cause = Some(*self.expression()?);
            }
        }
        Ok(StmtKind::Raise { exc, cause })
    }

    fn delete(&mut self) -> Result<StmtKind> {
        let mut targets = Vec::new();
        loop {
            let target = self.target_element()?;
            self.check_target(&target, "delete")?;
            targets.push(*target);
            if !self.eat(Tok::Comma) || self.at_line_end() {
                return Ok(StmtKind::Delete(targets));
            }
        }
    }

    /// `a.b.c`, interned whole.
    fn dotted_name(&mut self) -> Result<crate::names::Name> {
        let first = self.raw_name()?;
        if self.tok() != Tok::Dot {
            return Ok(first);
        }
        let mut text = String::from(self.names.get(first));
        while self.eat(Tok::Dot) {
            let next = self.raw_name()?;
            text.push('.');
            text.push_str(self.names.get(next));
        }
        Ok(self.names.intern(&text))
    }

    fn import(&mut self) -> Result<StmtKind> {
        let mut names = Vec::new();
        if self.tok() == Tok::Newline {
            let message = "Expected one or more names after 'import'";
            return self.error_at(message, self.pos);
        }
        loop {
            let start = self.pos;
            let name = self.dotted_name()?;
            let has_as = self.eat(Tok::As);
            let bind = if has_as {
                self.name()?
            } else {
                let first = self.names.get(name).split('.').next().unwrap_or("");
                let first = String::from(first);
                let first = self.names.intern(&first);
                self.mangled(first)
            };
            self.check_debug(bind, start)?;
            names.push(Alias { span: self.since(start), name, has_as, bind });
            if !self.eat(Tok::Comma) {
                return Ok(StmtKind::Import(names));
            }
        }
    }

    fn import_from(&mut self, start: usize) -> Result<StmtKind> {
        let mut level = 0;
        loop {
            match self.tok() {
                Tok::Dot => level += 1,
                Tok::Ellipsis => level += 3,
                _ => break,
            }
            self.advance();
        }
        let mut module = None;
        if level == 0 || self.tok() == Tok::Name {
            module = Some(self.dotted_name()?);
        }
        self.expect(Tok::Import)?;
        let at = self.pos;
        if self.eat(Tok::Star) {
            let alias = Alias { span: self.prev(), name: STAR, has_as: false, bind: STAR };
            return Ok(StmtKind::ImportFrom { module, names: vec![alias], level });
        }
        if self.tok() == Tok::Newline {
            return self.error_at("Expected one or more names after 'import'", at);
        }
        let parenthesized = self.eat(Tok::LPar);
        let mut names = Vec::new();
        loop {
            let start = self.pos;
            let name = self.raw_name()?;
            let has_as = self.eat(Tok::As);
            let bind = if has_as { self.name()? } else { self.mangled(name) };
            self.check_debug(bind, start)?;
            names.push(Alias { span: self.since(start), name, has_as, bind });
            if !self.eat(Tok::Comma) {
                break;
            }
            if parenthesized && self.tok() == Tok::RPar {
                break;
            }
            if self.tok() == Tok::Newline {
                let message = "trailing comma not allowed without surrounding parentheses";
                return self.error(message, self.prev());
            }
        }
        if parenthesized {
            self.expect(Tok::RPar)?;
        }
        if module == Some(FUTURE) && level == 0 {
            if !self.future_allowed {
                let message = "from __future__ imports must occur at the beginning of the file";
                return self.error_since(message, start);
            }
            for alias in &names {
                self.future(alias, start)?;
            }
        }
        Ok(StmtKind::ImportFrom { module, names, level })
    }

    fn future(&mut self, alias: &Alias, start: usize) -> Result<()> {
        const KNOWN: &[&str] = &[
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
        ];
        let name = self.names.get(alias.name);
        if alias.name == ANNOTATIONS {
            self.future_annotations = true;
        } else if name == "braces" {
            return self.error_since("not a chance", start);
        } else if !KNOWN.contains(&name) {
            let pieces = ["future feature ", name, " is not defined"];
            return self.error_of(&pieces, self.since(start));
        }
        Ok(())
    }

    /// An expression, or one of the assignments.
    fn expression_statement(&mut self) -> Result<StmtKind> {
        let parenthesized = self.tok() == Tok::LPar;
        let first = if self.tok() == Tok::Yield {
            let value = self.yield_expr()?;
            if self.tok() == Tok::Equal {
                return self.error("assignment to yield expression not possible", value.span);
            }
            value
        } else {
            self.list(false)?
        };
        match self.tok() {
            Tok::Colon => return self.annotated(first, parenthesized),
            Tok::Equal => return self.assignment(first),
            _ => {}
        }
        if let Some(op) = self.tok().augmented() {
            if !is_single_target(&first) {
                let what = describe(&first.kind);
                let pieces = ["'", what, "' is an illegal expression for augmented assignment"];
                return self.error_of(&pieces, first.span);
            }
            self.check_target(&first, "assign to")?;
            self.advance();
            let value = self.rhs()?;
            return Ok(StmtKind::AugAssign { target: *first, op, value: *value });
        }
        if let ExprKind::Starred(_) = first.kind
            && self.at_line_end()
        {
            return self.error("can't use starred expression here", first.span);
        }
        Ok(StmtKind::Expr(*first))
    }

    fn annotated(&mut self, target: Box<Expr>, parenthesized: bool) -> Result<StmtKind> {
        let message = match target.kind {
            ExprKind::Name(_) | ExprKind::Attribute(..) | ExprKind::Subscript(..) => "",
            ExprKind::List(_) => "only single target (not list) can be annotated",
            ExprKind::Tuple(_) => "only single target (not tuple) can be annotated",
            _ => "illegal target for annotation",
        };
        if !message.is_empty() {
            // Only if what follows could be an annotation: `else:` without its `if` is something else.
            let checkpoint = self.checkpoint();
            self.advance();
            let parsed = self.expression().is_ok();
            self.rewind(&checkpoint);
            return if parsed { self.error(message, target.span) } else { self.fail() };
        }
        self.check_target(&target, "assign to")?;
        self.advance();
        let simple = matches!(target.kind, ExprKind::Name(_)) && !parenthesized;
        let annotation = self.expression()?;
        let value = if self.eat(Tok::Equal) { Some(*self.rhs()?) } else { None };
        Ok(StmtKind::AnnAssign { target: *target, annotation: *annotation, value, simple })
    }

    fn assignment(&mut self, first: Box<Expr>) -> Result<StmtKind> {
        let mut targets = vec![*first];
        loop {
            if let Some(target) = targets.last() {
                if targets.len() == 1 {
                    self.check_comparison_slip(target)?;
                }
                self.check_target(target, "assign to")?;
            }
            self.advance();
            let value = if self.tok() == Tok::Yield {
                let value = self.yield_expr()?;
                if self.tok() == Tok::Equal {
                    let message = "assignment to yield expression not possible";
                    return self.error(message, value.span);
                }
                value
            } else {
                self.list(false)?
            };
            if self.tok() != Tok::Equal {
                if let ExprKind::Starred(_) = value.kind {
                    return self.error("can't use starred expression here", value.span);
                }
                return Ok(StmtKind::Assign { targets, value: *value });
            }
            targets.push(*value);
        }
    }

    /// At `=` after something that can't be assigned to: `==` may have been meant.
    fn check_comparison_slip(&mut self, target: &Expr) -> Result<()> {
        let suspect = match &target.kind {
            ExprKind::Tuple(items) => match items.last() {
                Some(last) if self.prev() == last_token_span(last, self.prev()) => last,
                _ => return Ok(()),
            },
            _ => target,
        };
        let fits = match suspect.kind {
            _ if is_single_target(suspect) => true,
            ExprKind::Constant(Constant::None | Constant::True | Constant::False) => true,
            _ => !may_be_compared(&suspect.kind),
        };
        if !fits && self.single_equal().is_some() {
            let what = describe(&suspect.kind);
            return self.error_of(
                &["cannot assign to ", what, " here. Maybe you meant '==' instead of '='?"],
                suspect.span,
            );
        }
        Ok(())
    }
}

/// A name, attribute or subscript.
fn is_single_target(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Name(_) | ExprKind::Attribute(..) | ExprKind::Subscript(..))
}

/// `prev` if the expression ends with that token.
fn last_token_span(expr: &Expr, prev: Span) -> Span {
    if (expr.span.end_line, expr.span.end_col) == (prev.end_line, prev.end_col) { prev } else { expr.span }
}
