//! What TOML and JSON have in common: a tree of values, each with the place in the text that it came from.
//!
//! Everything after the two readers works on this tree, so that a rule is written once for both formats and every
//! complaint can point at the text. Tables are lists of entries: configs are small, and order is part of their
//! meaning (placeholders of `files` are defined before they are used).

/// A piece of one of the texts: bytes `start..end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Number of the text.
    pub text: u8,
}

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// The value.
    pub data: Data,
    /// Where it stands. For a table made by a `[header]`: the header.
    pub span: Span,
}

/// A value of either format.
#[derive(Clone, PartialEq, Debug)]
pub enum Data {
    /// JSON's `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// Any other number, as it is written, without underscores: no key of ours needs its value, and reading and
    /// printing doubles would cost a page some 20 KB.
    Number(String),
    /// Text.
    Text(String),
    /// TOML's dates and times, as they are written.
    Date(String),
    /// A list.
    Array(Vec<Node>),
    /// A table.
    Table(Table),
}

impl Data {
    /// What error messages call a value of this kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Data::Null => "null",
            Data::Bool(_) => "a boolean",
            Data::Integer(_) => "an integer",
            Data::Number(_) => "a number",
            Data::Text(_) => "a string",
            Data::Date(_) => "a date",
            Data::Array(_) => "a list",
            Data::Table(_) => "a table",
        }
    }
}

/// A key with its value.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The key, unquoted.
    pub key: String,
    /// Where the key stands.
    pub span: Span,
    /// The value.
    pub node: Node,
}

/// Entries in the order of the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    /// The entries. No key occurs twice.
    pub entries: Vec<Entry>,
}

impl Table {
    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The value of a key, where it is a string.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Node { data: Data::Text(text), .. }) => Some(text),
            _ => None,
        }
    }

    /// The value of a key, where it is a boolean.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key) {
            Some(Node { data: Data::Bool(flag), .. }) => Some(*flag),
            _ => None,
        }
    }

    /// The value of a key, where it is a table.
    pub fn table(&self, key: &str) -> Option<&Table> {
        match self.get(key) {
            Some(Node { data: Data::Table(table), .. }) => Some(table),
            _ => None,
        }
    }

    /// The elements of a key's list; nothing where it is no list.
    pub fn items(&self, key: &str) -> &[Node] {
        match self.get(key) {
            Some(Node { data: Data::Array(items), .. }) => items,
            _ => &[],
        }
    }

    /// The strings in a key's list.
    pub fn texts(&self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for node in self.items(key) {
            if let Data::Text(text) = &node.data {
                texts.push(text.clone());
            }
        }
        texts
    }

    /// The table as JSON.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_table(self, &mut out);
        out
    }
}

fn write_table(table: &Table, out: &mut String) {
    out.push('{');
    for (index, entry) in table.entries.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(&entry.key, out);
        out.push(':');
        write(&entry.node, out);
    }
    out.push('}');
}

fn write(node: &Node, out: &mut String) {
    match &node.data {
        Data::Null => out.push_str("null"),
        Data::Bool(true) => out.push_str("true"),
        Data::Bool(false) => out.push_str("false"),
        Data::Integer(number) => write_integer(*number, out),
        // JSON has no infinities, and no sign before positive numbers.
        Data::Number(text) if matches!(text.as_bytes().last(), Some(b'f' | b'n')) => out.push_str("null"),
        Data::Number(text) => out.push_str(text.strip_prefix("+").unwrap_or(text)),
        Data::Text(text) | Data::Date(text) => write_text(text, out),
        Data::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        Data::Table(table) => write_table(table, out),
    }
}

/// Appends a decimal integer. (`format!` would bring in all of `core::fmt`.)
pub fn write_integer(number: i64, out: &mut String) {
    if number < 0 {
        out.push('-');
    }
    let mut left = number.unsigned_abs();
    let mut digits = Vec::new();
    loop {
        digits.push(b'0' + (left % 10) as u8);
        left /= 10;
        if left == 0 {
            break;
        }
    }
    out.extend(digits.iter().rev().map(|&digit| digit as char));
}

/// Appends a JSON string.
pub fn write_text(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // `<` so that the text may stand inside a script element.
            '\0'..='\x1f' | '<' | '\u{2028}' | '\u{2029}' => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.push(HEX[(c as usize >> shift) & 15] as char);
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
