//! TOML 1.1 into a [`Table`] tree: a recursive-descent reader that knows where everything stands.
//!
//! Of our own for the sake of bytes: README.md has the figures. `tests/oracle.rs` holds it against the `toml` crate, on
//! documents around every rule and on thousands of damaged ones. Stops at the first problem.

use anypy_core::text;

use crate::WHOLE;
use crate::cursor::{Cursor, Read, signed};
use crate::diagnostic::Problem;
use crate::tree::{Data, Entry, Node, Span, Table};

/// Reads a whole document; `number` is that of the text in spans. The tree is to be used only when there is no problem.
pub fn read(text: &str, number: u8, problems: &mut Vec<Problem>) -> Table {
    let mut reader = Reader {
        cursor: Cursor::new(text, number, "invalid TOML: "),
        root: Level::default(),
        current: Vec::new(),
    };
    reader.cursor.eat("\u{feff}".as_bytes());
    if let Err(problem) = reader.document() {
        problems.push(*problem);
    }
    plain(reader.root)
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

/// The parts of a dotted key.
type Keys = Vec<(String, Span)>;

struct Reader<'t> {
    cursor: Cursor<'t>,
    root: Level,
    /// The table of the last header, as indices of slots from the root.
    current: Vec<usize>,
}

impl Reader<'_> {
    fn document(&mut self) -> Read<()> {
        loop {
            self.lines()?;
            if self.cursor.at_end() {
                return Ok(());
            }
            if self.cursor.peek() == b'[' {
                self.header()?;
            } else {
                let (keys, node) = self.pair()?;
                let current = walk(&mut self.root, &self.current);
                if let Some(at) = current.and_then(|level| insert(level, keys, node)) {
                    return Err(self.duplicate(at));
                }
            }
            self.space();
            if self.cursor.peek() != b'#' && !self.cursor.at_end() && !self.newline() {
                return Err(self.cursor.problem(
                    self.cursor.at,
                    "content after the value",
                    "the end of the line",
                ));
            }
        }
    }

    fn space(&mut self) {
        self.cursor.pass(|byte| matches!(byte, b' ' | b'\t'));
    }

    fn newline(&mut self) -> bool {
        self.cursor.eat(b"\n") || self.cursor.eat(b"\r\n")
    }

    /// Passes spaces, line ends and comments.
    fn lines(&mut self) -> Read<()> {
        loop {
            self.space();
            if self.cursor.peek() == b'#' {
                self.cursor.pass(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f));
                if !self.cursor.at_end() && !self.newline() {
                    return Err(self.control());
                }
            } else if !self.newline() {
                return Ok(());
            }
        }
    }

    #[cold]
    fn control(&self) -> Box<Problem> {
        self.cursor.problem(self.cursor.at, "control character", "text")
    }

    #[cold]
    fn duplicate(&self, span: Span) -> Box<Problem> {
        self.cursor.problem_at(span, "duplicate key", "a key that is not defined yet")
    }

    /// `[a.b]` or `[[a.b]]`
    fn header(&mut self) -> Read<()> {
        let start = self.cursor.at;
        self.cursor.at += 1;
        let list = self.cursor.eat(b"[");
        self.space();
        let mut keys = self.keys()?;
        let (close, expected): (&[u8], _) = if list { (b"]]", "`]]`") } else { (b"]", "`]`") };
        if !self.cursor.eat(close) {
            return Err(self.cursor.problem(self.cursor.at, "this header is not closed", expected));
        }
        let at = self.cursor.span(start);
        let Some((key, span)) = keys.pop() else { return Ok(()) };
        let mut path = Vec::new();
        let mut level = &mut self.root;
        for (key, span) in keys {
            let index = find(level, &key)
                .unwrap_or_else(|| add(level, key, span, at, Item::Implicit(Level::default())));
            path.push(index);
            match open(&mut level.entries[index].item) {
                Some(next) => level = next,
                None => return Err(self.duplicate(span)),
            }
        }
        let index = match find(level, &key) {
            Some(index) => index,
            None if list => add(level, key, span, at, Item::Tables(Vec::new())),
            None => add(level, key, span, at, Item::Implicit(Level::default())),
        };
        path.push(index);
        let slot = &mut level.entries[index];
        match &mut slot.item {
            Item::Tables(tables) if list => tables.push((at, Level::default())),
            Item::Implicit(inner) if !list => {
                (slot.span, slot.at) = (span, at);
                slot.item = Item::Headed(core::mem::take(inner));
            }
            _ => return Err(self.duplicate(span)),
        }
        self.current = path;
        Ok(())
    }

    /// `a.b = value`
    fn pair(&mut self) -> Read<(Keys, Node)> {
        let keys = self.keys()?;
        if !self.cursor.eat(b"=") {
            return Err(self.cursor.problem(self.cursor.at, "this key has no value", "`=`"));
        }
        self.space();
        Ok((keys, self.value()?))
    }

    /// A dotted key and the space after it.
    fn keys(&mut self) -> Read<Keys> {
        let mut keys = Vec::new();
        loop {
            let start = self.cursor.at;
            let key = match self.cursor.peek() {
                quote @ (b'"' | b'\'') => self.string(quote, false)?,
                _ => {
                    self.cursor.pass(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
                    self.cursor.since(start).to_string()
                }
            };
            if self.cursor.at == start {
                let what =
                    if start < 1 || keys.is_empty() { "this is not a key" } else { "a key is missing" };
                return Err(self.cursor.problem(
                    start,
                    what,
                    "letters, numbers, `-`, `_`, or a string in quotes",
                ));
            }
            keys.push((key, self.cursor.span(start)));
            self.space();
            if !self.cursor.eat(b".") {
                return Ok(keys);
            }
            self.space();
        }
    }

    fn value(&mut self) -> Read<Node> {
        let start = self.cursor.at;
        let data = match self.cursor.peek() {
            quote @ (b'"' | b'\'') => {
                let long = self.cursor.peek_at(1) == quote && self.cursor.peek_at(2) == quote;
                Data::Text(self.string(quote, long)?)
            }
            b'[' => {
                let mut items = Vec::new();
                while self.element(b']', items.is_empty())? {
                    items.push(self.value()?);
                }
                Data::Array(items)
            }
            b'{' => {
                let mut level = Level::default();
                while self.element(b'}', level.entries.is_empty())? {
                    let (keys, node) = self.pair()?;
                    if let Some(at) = insert(&mut level, keys, node) {
                        return Err(self.duplicate(at));
                    }
                }
                Data::Table(plain(level))
            }
            _ => self.scalar()?,
        };
        Ok(Node { data, span: self.cursor.span(start) })
    }

    /// In a list or inline table, before an element or the end: whether there is one more.
    fn element(&mut self, close: u8, first: bool) -> Read<bool> {
        if first {
            self.cursor.enter()?;
            self.cursor.at += 1;
        }
        self.lines()?;
        let mut separated = first;
        if !first && self.cursor.eat(b",") {
            separated = true;
            self.lines()?;
        }
        if self.cursor.eat(&[close]) {
            self.cursor.leave();
            return Ok(false);
        }
        if separated && !self.cursor.at_end() {
            return Ok(true);
        }
        let what = match (close, self.cursor.at_end()) {
            (_, false) => "missing comma between elements",
            (b']', _) => "this list is not closed",
            _ => "this table is not closed",
        };
        let expected = if close == b']' { "`,` or `]`" } else { "`,` or `}`" };
        Err(self.cursor.problem(self.cursor.at, what, expected))
    }

    /// A boolean, number or date.
    fn scalar(&mut self) -> Read<Data> {
        let start = self.cursor.at;
        fn word(byte: u8) -> bool {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-' | b'.' | b':')
        }
        self.cursor.pass(word);
        // A space may stand between date and time.
        if WHOLE
            && is_date(self.cursor.since(start))
            && self.cursor.peek() == b' '
            && self.cursor.peek_at(1).is_ascii_digit()
        {
            self.cursor.at += 1;
            self.cursor.pass(word);
        }
        let text = self.cursor.since(start);
        if !WHOLE {
            return match text {
                "true" => Ok(Data::Bool(true)),
                "false" => Ok(Data::Bool(false)),
                // Decimal numbers as everybody writes them.
                _ if matches!(text.as_bytes(), [b'1'..=b'9', ..] | [b'0'] | [b'-', b'1'..=b'9', ..]) => {
                    signed(text, 10).map(Data::Integer).ok_or_else(Box::default)
                }
                _ => Err(Box::default()),
            };
        }
        let (digits, radix) = match text.get(..2) {
            Some("0x") => (text.get(2..).unwrap_or_default(), 16),
            Some("0o") => (text.get(2..).unwrap_or_default(), 8),
            Some("0b") => (text.get(2..).unwrap_or_default(), 2),
            _ => (text, 10),
        };
        match text {
            "true" => return Ok(Data::Bool(true)),
            "false" => return Ok(Data::Bool(false)),
            "" => return Err(self.cursor.problem(start, "the value is missing", "a value")),
            _ if is_date(text) => return Ok(Data::Date(text.to_string())),
            _ => {}
        }
        if let Some(plain) = without_underscores(digits, radix) {
            let unsigned = unsigned(&plain);
            let whole = !unsigned.is_empty() && unsigned.bytes().all(|byte| (byte as char).is_digit(radix));
            // Only decimal numbers have signs, and no zeros before them.
            let fair = if radix == 10 {
                unsigned == "0" || unsigned.as_bytes().first() != Some(&b'0')
            } else {
                unsigned == plain
            };
            if whole && fair {
                return match signed(&plain, radix) {
                    Some(number) => Ok(Data::Integer(number)),
                    None => Err(self.cursor.problem(start, "integer does not fit 64 bits", "")),
                };
            }
            if radix == 10 && is_float(&plain) {
                return Ok(Data::Number(plain));
            }
        }
        let digit = matches!(text.as_bytes().first(), Some(b'0'..=b'9' | b'+' | b'-' | b'.'));
        let (what, expected) = match digit {
            true => ("this is no number and no date", "a value; a string has quotes"),
            false => ("strings need quotes", "a string in quotes"),
        };
        Err(self.cursor.problem(start, what, expected))
    }

    /// A string in either kind of quotes; `long` ones have three and may go over several lines.
    fn string(&mut self, quote: u8, long: bool) -> Read<String> {
        if long && !WHOLE {
            return Err(Box::default());
        }
        let long = long && WHOLE;
        let open = self.cursor.at;
        self.cursor.at += if long { 3 } else { 1 };
        if long {
            self.newline();
        }
        let mut out = String::new();
        loop {
            let start = self.cursor.at;
            self.cursor
                .pass(|byte| (byte >= b' ' && !matches!(byte, b'"' | b'\'' | b'\\' | 0x7f)) || byte == b'\t');
            out.push_str(self.cursor.since(start));
            match self.cursor.peek() {
                byte if byte == quote && !long => {
                    self.cursor.at += 1;
                    return Ok(out);
                }
                byte if byte == quote => {
                    // One or two quotes are text, and up to two may stand before the closing three.
                    let mut count = 0;
                    while count < 5 && self.cursor.eat(&[quote]) {
                        count += 1;
                    }
                    for _ in 0..if count < 3 { count } else { count - 3 } {
                        out.push(quote as char);
                    }
                    if count >= 3 {
                        return Ok(out);
                    }
                }
                b'\\' if quote == b'"' => self.escape(long, &mut out)?,
                byte @ (b'"' | b'\'' | b'\\') => {
                    self.cursor.at += 1;
                    out.push(byte as char);
                }
                b'\n' if long => {
                    self.cursor.at += 1;
                    out.push('\n');
                }
                b'\r' if long && self.cursor.eat(b"\r\n") => out.push_str("\r\n"),
                byte if self.cursor.at_end() || matches!(byte, b'\n' | b'\r') => {
                    let span = self.cursor.span(open);
                    let expected = if quote == b'"' { "`\"` at its end" } else { "`'` at its end" };
                    return Err(self.cursor.problem_at(span, "this string is not closed", expected));
                }
                _ => return Err(self.control()),
            }
        }
    }

    fn escape(&mut self, long: bool, out: &mut String) -> Read<()> {
        if !WHOLE {
            return Err(Box::default());
        }
        let start = self.cursor.at;
        let letter = self.cursor.peek_at(1);
        self.cursor.at += 2;
        let digits = match letter {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            _ => 0,
        };
        out.push(match letter {
            b'b' => '\x08',
            b't' => '\t',
            b'n' => '\n',
            b'f' => '\x0c',
            b'r' => '\r',
            b'e' => '\x1b',
            b'"' | b'\\' => letter as char,
            b'x' | b'u' | b'U' => match self.cursor.hex(digits).and_then(char::from_u32) {
                Some(c) => c,
                None => {
                    let expected = "a character's number: 2 hexadecimal digits after `\\x`, 4 after `\\u`, 8 after `\\U`";
                    return Err(self.cursor.problem(start, "this escape is no character", expected));
                }
            },
            b' ' | b'\t' | b'\n' | b'\r' if long => {
                // A backslash at the end of a line: what follows is drawn up to it.
                self.cursor.at = start + 1;
                self.space();
                if !self.newline() {
                    return Err(self.cursor.problem(start, "unknown escape", "`\\\\` for a backslash"));
                }
                loop {
                    self.space();
                    if !self.newline() {
                        break;
                    }
                }
                return Ok(());
            }
            _ => {
                let expected = "one of `\\\\ \\\" \\b \\t \\n \\f \\r \\e \\x \\u \\U`, or a string in `'`";
                return Err(self.cursor.problem(start, "unknown escape", expected));
            }
        });
        Ok(())
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
fn open(item: &mut Item) -> Option<&mut Level> {
    match item {
        Item::Implicit(level) | Item::Headed(level) | Item::Dotted(level) => Some(level),
        Item::Tables(tables) => tables.last_mut().map(|(_, level)| level),
        Item::Value(_) => None,
    }
}

fn walk<'l>(root: &'l mut Level, path: &[usize]) -> Option<&'l mut Level> {
    let mut level = root;
    for &index in path {
        level = open(&mut level.entries.get_mut(index)?.item)?;
    }
    Some(level)
}

/// Sets `a.b.c = value` in a table. Returns the place of the key that is taken already.
fn insert(level: &mut Level, mut keys: Keys, node: Node) -> Option<Span> {
    let (key, span) = keys.pop()?;
    let mut level = level;
    for (key, span) in keys {
        let index =
            find(level, &key).unwrap_or_else(|| add(level, key, span, span, Item::Dotted(Level::default())));
        match &mut level.entries[index].item {
            Item::Dotted(next) | Item::Implicit(next) => level = next,
            _ => return Some(span),
        }
    }
    if find(level, &key).is_some() {
        return Some(span);
    }
    add(level, key, span, node.span, Item::Value(node.data));
    None
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

/// A number without its underscores; `None` where one does not stand between digits.
fn without_underscores(text: &str, radix: u32) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        if c != '_' {
            out.push(c);
            continue;
        }
        let digit = |at: usize| bytes.get(at).is_some_and(|byte| (*byte as char).is_digit(radix));
        if at == 0 || !digit(at - 1) || !digit(at + 1) {
            return None;
        }
    }
    Some(out)
}

/// Whether a number without underscores is a TOML float.
fn is_float(text: &str) -> bool {
    let text = unsigned(text);
    if matches!(text, "inf" | "nan") {
        return true;
    }
    let (mantissa, exponent) = match text::split_once(text, b'e').or_else(|| text::split_once(text, b'E')) {
        Some((mantissa, exponent)) => (mantissa, unsigned(exponent)),
        None => (text, "0"),
    };
    let (whole, fraction) = text::split_once(mantissa, b'.').unwrap_or((mantissa, "0"));
    let zero_first = whole.len() > 1 && whole.as_bytes().first() == Some(&b'0');
    !zero_first
        && [whole, fraction, exponent]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A number's text without its sign.
fn unsigned(text: &str) -> &str {
    match text.as_bytes().first() {
        Some(b'+' | b'-') => text.get(1..).unwrap_or_default(),
        _ => text,
    }
}

/// Whether a text is a date, a time, or both with or without an offset.
fn is_date(text: &str) -> bool {
    let text = text.as_bytes();
    if text.get(4) != Some(&b'-') {
        return is_time(text);
    }
    let Some((date, rest)) = text.split_at_checked(10) else { return false };
    if !is_day(date) {
        return false;
    }
    let [b'T' | b't' | b' ', time @ ..] = rest else { return rest.is_empty() };
    if let [time @ .., b'Z' | b'z'] = time {
        return is_time(time);
    }
    // `+HH:MM`
    match time.len().checked_sub(6).and_then(|at| time.split_at_checked(at)) {
        Some((time, [b'+' | b'-', offset @ ..])) => is_time(time) && is_time(offset),
        _ => is_time(time),
    }
}

/// The number that two digits at a place are, up to `most`.
fn two(text: &[u8], at: usize, most: u8) -> Option<u8> {
    match text.get(at..at + 2)? {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            let value = (tens - b'0') * 10 + (ones - b'0');
            (value <= most).then_some(value)
        }
        _ => None,
    }
}

/// `YYYY-MM-DD`
fn is_day(text: &[u8]) -> bool {
    let dashes = text.get(4) == Some(&b'-') && text.get(7) == Some(&b'-');
    let parts = (two(text, 0, 99), two(text, 2, 99), two(text, 5, 12), two(text, 8, 31));
    let (Some(century), Some(year), Some(month), Some(day)) = parts else { return false };
    let leap = if year == 0 { century % 4 == 0 } else { year % 4 == 0 };
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    dashes && month > 0 && day > 0 && day <= days
}

/// `HH:MM`, `HH:MM:SS`, `HH:MM:SS.fraction`
fn is_time(text: &[u8]) -> bool {
    let colon = |at| text.get(at) == Some(&b':');
    if two(text, 0, 23).is_none() || !colon(2) || two(text, 3, 59).is_none() {
        return false;
    }
    let fraction = match text.len() {
        5 => return true,
        8 => return colon(5) && two(text, 6, 60).is_some(),
        _ => text.get(9..).unwrap_or_default(),
    };
    colon(5)
        && two(text, 6, 60).is_some()
        && text.get(8) == Some(&b'.')
        && !fraction.is_empty()
        && fraction.iter().all(u8::is_ascii_digit)
}
