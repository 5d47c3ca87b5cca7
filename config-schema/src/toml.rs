//! TOML into a [`Table`] tree.
//!
//! `toml_parser` (the crate under `toml`) reads the text and reports events; this module builds the tree from them
//! and holds TOML's rules about which tables may be opened again. The `toml` crate does the same and then converts to
//! types through serde; leaving that out is what keeps a page's loader small. The tests compare with the `toml` crate.

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError};

use crate::diagnostic::Problem;
use crate::tree::{Data, Entry, Node, Span, Table};

/// Deepest nesting of lists and inline tables.
const MAX_DEPTH: u32 = 64;

/// Reads a whole document; `number` is that of the text in spans. The tree is to be used only when there are no
/// problems.
pub fn read(text: &str, number: u8, problems: &mut Vec<Problem>) -> Table {
    let source = toml_parser::Source::new(text);
    let tokens = source.lex().into_vec();
    let mut errors: Vec<ParseError> = Vec::new();
    let mut builder = Builder {
        source,
        number,
        root: Level::default(),
        current: Vec::new(),
        keys: Vec::new(),
        header: None,
        open: Vec::new(),
    };
    {
        let mut whitespace = ValidateWhitespace::new(&mut builder, source);
        let mut guard = RecursionGuard::new(&mut whitespace, MAX_DEPTH);
        parse_document(&tokens, &mut guard, &mut errors);
    }
    for error in &errors {
        problems.push(problem(error, text, number));
    }
    plain(builder.root)
}

/// A table under construction.
#[derive(Default)]
struct Level {
    entries: Vec<Slot>,
}

struct Slot {
    key: String,
    span: Span,
    item: Item,
    /// Where the value stands.
    at: Span,
}

enum Item {
    Value(Data),
    /// Made by a longer header: its own header may follow.
    Implicit(Level),
    /// Has had its `[header]`.
    Headed(Level),
    /// Made by dotted keys: a header may not open it again.
    Dotted(Level),
    /// Made by `[[headers]]`; the last one is open.
    Tables(Vec<(Span, Level)>),
}

/// A list or inline table that is not closed, with the keys before it.
struct Open {
    start: Span,
    keys: Vec<(String, Span)>,
    container: Container,
}

enum Container {
    List(Vec<Node>),
    Inline(Level),
}

struct Builder<'s> {
    source: toml_parser::Source<'s>,
    number: u8,
    root: Level,
    /// The table of the last header, as indices of slots from the root.
    current: Vec<usize>,
    /// The parts of the key being read.
    keys: Vec<(String, Span)>,
    /// Where the header being read began.
    header: Option<toml_parser::Span>,
    open: Vec<Open>,
}

impl Builder<'_> {
    fn span(&self, span: toml_parser::Span) -> Span {
        Span { start: span.start() as u32, end: span.end() as u32, text: self.number }
    }

    /// Puts a finished value where it belongs.
    fn value(&mut self, node: Node, errors: &mut dyn ErrorSink) {
        match self.open.last_mut().map(|open| &mut open.container) {
            Some(Container::List(items)) => items.push(node),
            Some(Container::Inline(level)) => {
                let keys = core::mem::take(&mut self.keys);
                insert(level, keys, node, errors);
            }
            None => {
                let keys = core::mem::take(&mut self.keys);
                if let Some(level) = walk(&mut self.root, &self.current) {
                    insert(level, keys, node, errors);
                }
            }
        }
    }

    fn enter(&mut self, span: toml_parser::Span, container: Container) {
        let start = self.span(span);
        self.open.push(Open { start, keys: core::mem::take(&mut self.keys), container });
    }

    fn leave(&mut self, span: toml_parser::Span, errors: &mut dyn ErrorSink) {
        if let Some(open) = self.open.pop() {
            let data = match open.container {
                Container::List(items) => Data::Array(items),
                Container::Inline(level) => Data::Table(plain(level)),
            };
            let span = Span { end: span.end() as u32, ..open.start };
            self.keys = open.keys;
            self.value(Node { data, span }, errors);
        }
    }

    fn header(&mut self, end: toml_parser::Span, list: bool, errors: &mut dyn ErrorSink) {
        let start = self.header.take().unwrap_or(end);
        let at = self.span(start.append(end));
        let mut keys = core::mem::take(&mut self.keys);
        let Some((key, span)) = keys.pop() else { return };
        let mut path = Vec::new();
        let mut level = &mut self.root;
        for (key, span) in keys {
            let index = match find(level, &key) {
                Some(index) => index,
                None => add(level, key, span, at, Item::Implicit(Level::default())),
            };
            path.push(index);
            match open_item(&mut level.entries[index].item) {
                Some(next) => level = next,
                None => return duplicate(span, errors),
            }
        }
        match find(level, &key) {
            None => {
                let item = if list {
                    Item::Tables(vec![(at, Level::default())])
                } else {
                    Item::Headed(Level::default())
                };
                path.push(add(level, key, span, at, item));
            }
            Some(index) => {
                path.push(index);
                let slot = &mut level.entries[index];
                match &mut slot.item {
                    Item::Tables(tables) if list => tables.push((at, Level::default())),
                    Item::Implicit(inner) if !list => {
                        (slot.span, slot.at) = (span, at);
                        slot.item = Item::Headed(core::mem::take(inner));
                    }
                    _ => return duplicate(span, errors),
                }
            }
        }
        self.current = path;
    }
}

fn find(level: &Level, key: &str) -> Option<usize> {
    level.entries.iter().position(|slot| slot.key == key)
}

fn add(level: &mut Level, key: String, span: Span, at: Span, item: Item) -> usize {
    level.entries.push(Slot { key, span, item, at });
    level.entries.len() - 1
}

/// The table in an item that a header may lead through.
fn open_item(item: &mut Item) -> Option<&mut Level> {
    match item {
        Item::Implicit(level) | Item::Headed(level) | Item::Dotted(level) => Some(level),
        Item::Tables(tables) => tables.last_mut().map(|(_, level)| level),
        Item::Value(_) => None,
    }
}

fn walk<'l>(root: &'l mut Level, path: &[usize]) -> Option<&'l mut Level> {
    let mut level = root;
    for &index in path {
        level = open_item(&mut level.entries.get_mut(index)?.item)?;
    }
    Some(level)
}

/// Sets `a.b.c = value` in a table.
fn insert(level: &mut Level, mut keys: Vec<(String, Span)>, node: Node, errors: &mut dyn ErrorSink) {
    let Some((key, span)) = keys.pop() else { return };
    let mut level = level;
    for (key, span) in keys {
        let index = match find(level, &key) {
            Some(index) => index,
            None => add(level, key, span, span, Item::Dotted(Level::default())),
        };
        match &mut level.entries[index].item {
            Item::Dotted(next) | Item::Implicit(next) => level = next,
            _ => return duplicate(span, errors),
        }
    }
    match find(level, &key) {
        Some(_) => duplicate(span, errors),
        None => {
            add(level, key, span, node.span, Item::Value(node.data));
        }
    }
}

#[cold]
fn duplicate(key: Span, errors: &mut dyn ErrorSink) {
    let span = toml_parser::Span::new_unchecked(key.start as usize, key.end as usize);
    errors.report_error(ParseError::new("duplicate key").with_unexpected(span));
}

/// Forgets how the tables were made.
fn plain(level: Level) -> Table {
    let mut table = Table::default();
    for slot in level.entries {
        let data = match slot.item {
            Item::Value(data) => data,
            Item::Implicit(level) | Item::Headed(level) | Item::Dotted(level) => Data::Table(plain(level)),
            Item::Tables(tables) => {
                let mut items = Vec::new();
                for (span, level) in tables {
                    items.push(Node { data: Data::Table(plain(level)), span });
                }
                Data::Array(items)
            }
        };
        table.entries.push(Entry { key: slot.key, span: slot.span, node: Node { data, span: slot.at } });
    }
    table
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.keys.clear();
        self.header = Some(span);
    }

    fn std_table_close(&mut self, span: toml_parser::Span, errors: &mut dyn ErrorSink) {
        self.header(span, false, errors);
    }

    fn array_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.keys.clear();
        self.header = Some(span);
    }

    fn array_table_close(&mut self, span: toml_parser::Span, errors: &mut dyn ErrorSink) {
        self.header(span, true, errors);
    }

    fn inline_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span, Container::Inline(Level::default()));
        true
    }

    fn inline_table_close(&mut self, span: toml_parser::Span, errors: &mut dyn ErrorSink) {
        self.leave(span, errors);
    }

    fn array_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) -> bool {
        self.enter(span, Container::List(Vec::new()));
        true
    }

    fn array_close(&mut self, span: toml_parser::Span, errors: &mut dyn ErrorSink) {
        self.leave(span, errors);
    }

    fn simple_key(
        &mut self,
        span: toml_parser::Span,
        encoding: Option<Encoding>,
        errors: &mut dyn ErrorSink,
    ) {
        let mut key = String::new();
        if let Some(text) = self.source.input().get(span.start()..span.end()) {
            toml_parser::Raw::new_unchecked(text, encoding, span).decode_key(&mut key, errors);
        }
        let span = self.span(span);
        self.keys.push((key, span));
    }

    fn scalar(
        &mut self,
        span: toml_parser::Span,
        encoding: Option<Encoding>,
        errors: &mut dyn ErrorSink,
    ) {
        let mut text = String::new();
        let Some(raw) = self.source.input().get(span.start()..span.end()) else { return };
        let kind = toml_parser::Raw::new_unchecked(raw, encoding, span).decode_scalar(&mut text, errors);
        let data = match kind {
            ScalarKind::String => Data::Text(text),
            ScalarKind::Boolean(truth) => Data::Bool(truth),
            ScalarKind::DateTime => Data::Date(text),
            ScalarKind::Float => Data::Number(text),
            ScalarKind::Integer(radix) => match i64::from_str_radix(&text, radix.value()) {
                Ok(number) => Data::Integer(number),
                Err(_) => {
                    errors.report_error(
                        ParseError::new("integer does not fit 64 bits").with_unexpected(span),
                    );
                    Data::Null
                }
            },
        };
        let span = self.span(span);
        self.value(Node { data, span }, errors);
    }

    fn newline(&mut self, _: toml_parser::Span, _: &mut dyn ErrorSink) {
        if self.open.is_empty() {
            self.keys.clear();
        }
    }
}

/// What the parser complains about, in our form.
fn problem(error: &ParseError, text: &str, number: u8) -> Problem {
    let span = error.unexpected().or(error.context()).unwrap_or_default();
    let (start, mut end) = (span.start().min(text.len()), span.end().min(text.len()));
    // A list or table that is never closed: its opening is what to show.
    if start == text.len()
        && let Some(context) = error.context()
    {
        return at(context.start(), context.end(), error, number);
    }
    end = end.max(start);
    at(start, end, error, number)
}

fn at(start: usize, end: usize, error: &ParseError, number: u8) -> Problem {
    let mut expected = String::new();
    let list = error.expected().unwrap_or_default();
    for (index, item) in list.iter().enumerate() {
        if index > 0 {
            expected.push_str(if index + 1 == list.len() { " or " } else { ", " });
        }
        match item {
            Expected::Literal("\n") => expected.push_str("the end of the line"),
            Expected::Literal(text) => {
                expected.push('`');
                expected.push_str(text);
                expected.push('`');
            }
            Expected::Description(text) => expected.push_str(text),
            _ => {}
        }
    }
    let message = ["invalid TOML: ", error.description()].concat();
    Problem { span: Span { start: start as u32, end: end as u32, text: number }, message, expected }
}
