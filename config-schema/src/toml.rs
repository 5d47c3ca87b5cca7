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

    fn scalar(&mut self, span: toml_parser::Span, encoding: Option<Encoding>, errors: &mut dyn ErrorSink) {
        let mut text = String::new();
        let Some(raw) = self.source.input().get(span.start()..span.end()) else { return };
        let kind = toml_parser::Raw::new_unchecked(raw, encoding, span).decode_scalar(&mut text, errors);
        let data = match kind {
            ScalarKind::String => Data::Text(text),
            ScalarKind::Boolean(truth) => Data::Bool(truth),
            // The parser leaves it to its caller to look closely at dates and numbers.
            ScalarKind::DateTime => {
                if !is_date(&text) {
                    errors.report_error(ParseError::new(kind.invalid_description()).with_unexpected(span));
                }
                Data::Date(text)
            }
            ScalarKind::Float => {
                if !is_float(&text) {
                    errors.report_error(ParseError::new(kind.invalid_description()).with_unexpected(span));
                }
                Data::Number(text)
            }
            ScalarKind::Integer(radix) => match i64::from_str_radix(&text, radix.value()) {
                Ok(number) => Data::Integer(number),
                Err(_) => {
                    errors
                        .report_error(ParseError::new("integer does not fit 64 bits").with_unexpected(span));
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

/// Whether a number without underscores is a TOML float.
fn is_float(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(text, "inf" | "nan") {
        return true;
    }
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.strip_prefix(['+', '-']).unwrap_or(exponent)),
        None => (text, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let zero_first = whole.len() > 1 && whole.starts_with('0');
    !zero_first && [whole, fraction, exponent].iter().all(|part| number(part, 1, u32::MAX).is_some())
}

/// The number that a part is, where it has only digits, at least `length` of them. Saturates at `most` + 1.
fn number(part: &str, length: usize, most: u32) -> Option<u32> {
    if part.len() < length {
        return None;
    }
    let mut value: u32 = 0;
    for byte in part.bytes() {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        value = value.saturating_mul(10).saturating_add(u32::from(digit));
    }
    (value <= most).then_some(value)
}

/// Whether a text is a date, a time, or both with or without an offset.
fn is_date(text: &str) -> bool {
    if text.as_bytes().get(4) != Some(&b'-') {
        return is_time(text);
    }
    let Some((date, rest)) = text.split_at_checked(10) else { return false };
    if !is_day(date) {
        return false;
    }
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else { return rest.is_empty() };
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return is_time(time);
    }
    match time.rfind(['+', '-']) {
        Some(at) => {
            let (time, offset) = time.split_at(at);
            offset.len() == 6 && is_time(offset.get(1..).unwrap_or_default()) && is_time(time)
        }
        None => is_time(time),
    }
}

/// `YYYY-MM-DD`
fn is_day(text: &str) -> bool {
    const DAYS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut parts = text.split('-');
    let mut part = |length, most| number(parts.next()?, length, most);
    let (Some(year), Some(month), Some(day)) = (part(4, 9999), part(2, 12), part(2, 31)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match DAYS.get(month.wrapping_sub(1) as usize) {
        Some(28) if leap => 29,
        Some(days) => *days,
        None => return false,
    };
    (1..=days).contains(&day)
}

/// `HH:MM`, `HH:MM:SS`, `HH:MM:SS.fraction`
fn is_time(text: &str) -> bool {
    let mut parts = text.split(':');
    let (hour, minute) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let second = parts.next().unwrap_or("00");
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    parts.next().is_none()
        && [(hour, 23), (minute, 59), (second, 60)]
            .iter()
            .all(|&(part, most)| part.len() == 2 && number(part, 2, most).is_some())
        && number(fraction, 1, u32::MAX).is_some()
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
            Expected::Description("literal string" | "basic string") => {
                expected.push_str("a string in quotes");
            }
            Expected::Description(text @ ("key" | "value")) => {
                expected.push_str("a ");
                expected.push_str(text);
            }
            Expected::Description(text) => expected.push_str(text),
            _ => {}
        }
    }
    let message = ["invalid TOML: ", error.description()].concat();
    Problem { span: Span { start: start as u32, end: end as u32, text: number }, message, expected }
}
