//! What CPython's compiler demands of patterns: names bound once, alternatives that bind the same names, nothing after
//! a pattern that always matches.

use crate::ast::{Case, Pattern, PatternKind, Span};
use crate::error::{Result, SyntaxError};
use crate::names::{Name, Names};

pub(super) fn check_cases(cases: &[Case], names: &Names) -> Result<()> {
    let last = cases.len().saturating_sub(1);
    for (index, case) in cases.iter().enumerate() {
        let irrefutable = if case.guard.is_none() { irrefutable(&case.pattern) } else { None };
        if let Some(found) = irrefutable
            && index < last
        {
            return unreachable(found, names);
        }
        bindings(&case.pattern, &mut Vec::new(), names)?;
    }
    Ok(())
}

/// The pattern in it that matches everything.
fn irrefutable(pattern: &Pattern) -> Option<&Pattern> {
    match &pattern.kind {
        PatternKind::Wildcard | PatternKind::Capture(_) => Some(pattern),
        PatternKind::As(inner, _) => irrefutable(inner),
        PatternKind::Or(items) => items.last().and_then(irrefutable),
        _ => None,
    }
}

fn unreachable(pattern: &Pattern, names: &Names) -> Result<()> {
    let after = "makes remaining patterns unreachable";
    Err(match pattern.kind {
        PatternKind::Capture(name) => {
            SyntaxError::of(&["name capture '", names.get(name), "' ", after], pattern.span)
        }
        _ => SyntaxError::of(&["wildcard ", after], pattern.span),
    })
}

/// Collects the names that a pattern binds.
fn bindings(pattern: &Pattern, bound: &mut Vec<Name>, names: &Names) -> Result<()> {
    let span = pattern.span;
    match &pattern.kind {
        PatternKind::Value(_)
        | PatternKind::Singleton(_)
        | PatternKind::Wildcard
        | PatternKind::Star(None) => Ok(()),
        PatternKind::Capture(name) | PatternKind::Star(Some(name)) => bind(*name, bound, names, span),
        PatternKind::Sequence(items) => items.iter().try_for_each(|item| bindings(item, bound, names)),
        PatternKind::Mapping { items, rest } => {
            items.iter().try_for_each(|item| bindings(&item.1, bound, names))?;
            match rest {
                Some(name) => bind(*name, bound, names, span),
                None => Ok(()),
            }
        }
        PatternKind::Class { args, kwargs, .. } => {
            args.iter().try_for_each(|arg| bindings(arg, bound, names))?;
            kwargs.iter().try_for_each(|arg| bindings(&arg.1, bound, names))
        }
        PatternKind::As(inner, name) => {
            bindings(inner, bound, names)?;
            bind(*name, bound, names, span)
        }
        PatternKind::Or(items) => {
            let mut first: Option<Vec<Name>> = None;
            for (index, item) in items.iter().enumerate() {
                let mut own = Vec::new();
                bindings(item, &mut own, names)?;
                if index + 1 < items.len()
                    && let Some(found) = irrefutable(item)
                {
                    return unreachable(found, names);
                }
                match &first {
                    None => first = Some(own),
                    Some(first) => {
                        let same = first.len() == own.len() && own.iter().all(|name| first.contains(name));
                        if !same {
                            let message = "alternative patterns bind different names";
                            return Err(SyntaxError::new(message, span));
                        }
                    }
                }
            }
            let all = first.unwrap_or_default();
            all.into_iter().try_for_each(|name| bind(name, bound, names, span))
        }
    }
}

fn bind(name: Name, bound: &mut Vec<Name>, names: &Names, span: Span) -> Result<()> {
    if bound.contains(&name) {
        let pieces = ["multiple assignments to name '", names.get(name), "' in pattern"];
        return Err(SyntaxError::of(&pieces, span));
    }
    bound.push(name);
    Ok(())
}
