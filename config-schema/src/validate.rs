//! Holds a tree against the table of keys.
//!
//! A value of the wrong type is an error at the value. An unknown key is a warning at the key: PyScript's pages put
//! whatever they like into their config and read it back, so it is kept. After validation without errors, the tree has
//! the shape that the table says, and reading from it needs no further checks.

use anypy_core::{nearest, text};

use crate::WHOLE;
use crate::diagnostic::{Diagnostic, Severity};
use crate::keys::{Key, Kind, bytes, in_memory};
use crate::source::{ConfigText, Place};
use crate::tree::{Data, Node, Span, Table};

/// What is gathered while a config is read.
pub struct Context<'a> {
    /// The texts, by the numbers in spans.
    pub texts: Vec<ConfigText<'a>>,
    /// The complaints so far.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether there is something that only the whole build can read or explain.
    pub beyond: bool,
}

impl Context<'_> {
    /// The place of a piece of text, for complaints.
    pub fn place(&self, span: Span) -> Place {
        if !WHOLE {
            return Place::default();
        }
        match self.texts.get(usize::from(span.text)) {
            Some(text) => text.place(span),
            None => Place::default(),
        }
    }

    /// Adds a complaint about a piece of text. Its words are made by `say`, in builds that have words.
    #[inline(always)]
    pub fn complain(&mut self, span: Span, say: impl FnOnce(Place) -> Diagnostic) {
        if WHOLE {
            let diagnostic = say(self.place(span));
            self.diagnostics.push(diagnostic);
        } else {
            self.beyond = true;
        }
    }

    /// Whether what comes now is left to the whole build: true in any other.
    pub fn leave(&mut self) -> bool {
        self.beyond |= !WHOLE;
        !WHOLE
    }

    /// Whether there was an error.
    pub fn failed(&self) -> bool {
        self.beyond || self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Checks a table. `path` is what comes before its keys in messages: empty, or `limits.`.
pub fn table(context: &mut Context<'_>, table: &Table, keys: &'static [Key], path: &str) {
    for entry in &table.entries {
        match keys.iter().find(|key| key.name == entry.key) {
            Some(key) => value(context, &entry.node, &key.kind, &[path, key.name].concat()),
            None => unknown(context, &entry.key, entry.span, keys, path),
        }
    }
}

fn unknown(context: &mut Context<'_>, name: &str, span: Span, keys: &'static [Key], path: &str) {
    context.complain(span, |place| unknown_key(place, name, keys, path));
}

fn unknown_key(place: Place, name: &str, keys: &'static [Key], path: &str) -> Diagnostic {
    let suggestion = match nearest(name, &mut keys.iter().map(|key| key.name)) {
        Some(near) => ["did you mean `", path, near, "`?"].concat(),
        // At the top level a name of the page's own is usual, in our tables it is a mistake.
        None if path.is_empty() => String::new(),
        None => {
            let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
            ["known here: `", &text::join(&names, "`, `", "`, `"), "`"].concat()
        }
    };
    let message = ["unknown key `", path, name, "`: kept, without effect"].concat();
    Diagnostic::warning(place, message).suggestion(suggestion)
}

fn value(context: &mut Context<'_>, node: &Node, kind: &'static Kind, path: &str) {
    match (kind, &node.data) {
        (Kind::Either(kinds), _) => match kinds.iter().find(|kind| fits(kind, &node.data)) {
            Some(kind) => value(context, node, kind, path),
            None => wrong(context, node, kind, path),
        },
        (Kind::Texts, Data::Array(items)) => {
            for item in items {
                if !matches!(item.data, Data::Text(_)) {
                    wrong(context, item, &Kind::Text, &[path, "[]"].concat());
                }
            }
        }
        (Kind::Map, Data::Table(map)) => {
            for entry in &map.entries {
                if !matches!(entry.node.data, Data::Text(_)) {
                    wrong(context, &entry.node, &Kind::Text, &[path, ".\"", &entry.key, "\""].concat());
                }
            }
        }
        (Kind::Table(keys), Data::Table(inner)) => {
            table(context, inner, keys, &[path, "."].concat());
            missing(context, node, inner, keys, path);
        }
        (Kind::Tables(keys), Data::Array(items)) => {
            for item in items {
                match &item.data {
                    Data::Table(inner) => {
                        table(context, inner, keys, &[path, "."].concat());
                        missing(context, item, inner, keys, path);
                    }
                    _ => wrong(context, item, &Kind::Table(&[]), &[path, "[]"].concat()),
                }
            }
        }
        (kind, data) if fits(kind, data) => {}
        _ => wrong(context, node, kind, path),
    }
}

/// Whether a value is of the kind, its elements aside.
fn fits(kind: &Kind, data: &Data) -> bool {
    match (kind, data) {
        (Kind::Text, Data::Text(_))
        | (Kind::Bool, Data::Bool(_))
        | (Kind::Texts | Kind::Tables(_), Data::Array(_))
        | (Kind::Map | Kind::Table(_), Data::Table(_)) => true,
        (Kind::Integer(least, most), Data::Integer(number)) => least <= number && number <= most,
        (Kind::Bytes, Data::Integer(number)) => *number > 0 && in_memory(number.unsigned_abs()),
        (Kind::Bytes, Data::Text(text)) => bytes(text).is_some(),
        (Kind::OneOf(names), Data::Text(text)) => names.contains(&text.as_str()),
        _ => false,
    }
}

fn wrong(context: &mut Context<'_>, node: &Node, kind: &Kind, path: &str) {
    if context.leave() {
        return;
    }
    let text = context.texts.get(usize::from(node.span.text)).map_or("", |text| text.text);
    let written = text.get(node.span.start as usize..node.span.end as usize).unwrap_or_default();
    let found = match (kind, &node.data) {
        // The type is right, so the value itself is what is wrong.
        (Kind::Integer(..) | Kind::Bytes, Data::Integer(_)) => written,
        (Kind::OneOf(_) | Kind::Bytes | Kind::Either(_), Data::Text(_)) => written,
        (_, data) => data.kind(),
    };
    let message = ["`", path, "` can't be ", found].concat();
    let suggestion = match (kind, &node.data) {
        (Kind::OneOf(names), Data::Text(text)) => nearest(text, &mut names.iter().copied()),
        _ => None,
    };
    context.complain(node.span, |place| {
        let diagnostic = Diagnostic::error(place, message).expected(kind.describe());
        match suggestion {
            Some(name) => diagnostic.suggestion(["did you mean \"", name, "\"?"].concat()),
            None => diagnostic,
        }
    });
}

fn missing(context: &mut Context<'_>, node: &Node, inner: &Table, keys: &'static [Key], path: &str) {
    for key in keys.iter().filter(|key| key.required) {
        if inner.get(key.name).is_none() {
            context.complain(node.span, |place| {
                let message = ["`", path, "` has no `", key.name, "`"].concat();
                Diagnostic::error(place, message).expected([key.name, " = ", &key.kind.describe()].concat())
            });
        }
    }
}
