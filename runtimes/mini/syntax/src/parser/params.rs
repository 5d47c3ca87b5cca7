//! Parameter lists of functions and lambdas.

use super::Parser;
use super::Result;
use crate::ast::{Param, Params, Span};
use crate::token::Tok;

impl Parser<'_, '_> {
    /// Everything up to the token `end` (which stays). Annotations only where `annotated`.
    pub(super) fn params(&mut self, end: Tok, annotated: bool) -> Result<Params> {
        let mut params = Params::default();
        let mut seen_slash = false;
        let mut seen_star = false;
        let mut seen_default = false;
        while self.tok() != end {
            let start = self.pos;
            if params.kwarg.is_some() {
                return self.error_at("arguments cannot follow var-keyword argument", start);
            }
            match self.tok() {
                Tok::Slash => {
                    let message = if seen_slash {
                        "/ may appear only once"
                    } else if seen_star {
                        "/ must be ahead of *"
                    } else if params.args.is_empty() {
                        "at least one argument must precede /"
                    } else {
                        ""
                    };
                    if !message.is_empty() {
                        return self.error_at(message, start);
                    }
                    seen_slash = true;
                    params.posonly = params.args.len() as u32;
                    self.advance();
                    if self.tok() == Tok::Star {
                        return self.error_at("expected comma between / and *", self.pos);
                    }
                }
                Tok::Star => {
                    if seen_star {
                        return self.error_at("* argument may appear only once", start);
                    }
                    seen_star = true;
                    self.advance();
                    if self.tok() == Tok::Comma {
                        let next = self.peek(1);
                        if next == end || next == Tok::DoubleStar {
                            return self.error_at("named arguments must follow bare *", start);
                        }
                    } else if self.tok() == end {
                        return self.error_at("named arguments must follow bare *", start);
                    } else {
                        let param = self.param(annotated, true)?;
                        if self.tok() == Tok::Equal {
                            let message = "var-positional argument cannot have default value";
                            return self.error_at(message, self.pos);
                        }
                        params.vararg = Some(Box::new(param));
                    }
                }
                Tok::DoubleStar => {
                    self.advance();
                    let param = self.param(annotated, false)?;
                    if self.tok() == Tok::Equal {
                        let message = "var-keyword argument cannot have default value";
                        return self.error_at(message, self.pos);
                    }
                    params.kwarg = Some(Box::new(param));
                }
                Tok::LPar => {
                    let message = if annotated {
                        "Function parameters cannot be parenthesized"
                    } else {
                        "Lambda expression parameters cannot be parenthesized"
                    };
                    return self.error_at(message, start);
                }
                _ => {
                    let mut param = self.param(annotated, false)?;
                    if self.tok() == Tok::Equal {
                        let equal = self.here();
                        self.advance();
                        if self.tok() == Tok::Comma || self.tok() == end {
                            return self.error("expected default value expression", equal);
                        }
                        param.default = Some(*self.expression()?);
                        seen_default |= !seen_star;
                    } else if seen_default && !seen_star {
                        let message = "parameter without a default follows parameter with a default";
                        return self.error(message, param.span);
                    }
                    let list = if seen_star { &mut params.kwonly } else { &mut params.args };
                    list.push(param);
                }
            }
            if !self.eat(Tok::Comma) {
                break;
            }
        }
        self.check_duplicates(&params)?;
        Ok(params)
    }

    fn param(&mut self, annotated: bool, starred: bool) -> Result<Param> {
        let start = self.pos;
        let name = self.name()?;
        self.check_debug(name, start)?;
        let mut annotation = None;
        if annotated && self.eat(Tok::Colon) {
            annotation = Some(if starred && self.tok() == Tok::Star {
                *self.starred()?
            } else {
                *self.expression()?
            });
        }
        Ok(Param { span: self.since(start), name, annotation, default: None })
    }

    fn check_duplicates(&self, params: &Params) -> Result<()> {
        let vararg = params.vararg.as_deref();
        let kwarg = params.kwarg.as_deref();
        let all = || params.args.iter().chain(&params.kwonly).chain(vararg).chain(kwarg);
        for (index, param) in all().enumerate() {
            if all().take(index).any(|other| other.name == param.name) {
                let span: Span = param.span;
                let name = self.names.get(param.name);
                let pieces = ["duplicate argument '", name, "' in function definition"];
                return self.error_of(&pieces, span);
            }
        }
        Ok(())
    }
}
