//! JSON into a [`Table`] tree: a recursive-descent reader of RFC 8259 that knows where everything stands.
//!
//! As strict as `JSON.parse`, which PyScript uses: no comments, no trailing commas. A key that occurs twice has its
//! last value, as there. The tests compare with serde_json.

use crate::cursor::{Cursor, Read, signed};
use crate::diagnostic::Problem;
use crate::tree::{Data, Entry, Node, Table};

/// Reads a whole document, which must be an object; `number` is that of the text in spans. Stops at the first problem.
pub fn read(text: &str, number: u8, problems: &mut Vec<Problem>) -> Table {
    let mut cursor = Cursor::new(text, number, "invalid JSON: ");
    match document(&mut cursor) {
        Ok(table) => table,
        Err(problem) => {
            problems.push(*problem);
            Table::default()
        }
    }
}

fn document(cursor: &mut Cursor<'_>) -> Read<Table> {
    space(cursor);
    let node = value(cursor)?;
    space(cursor);
    if !cursor.at_end() {
        return Err(cursor.problem(cursor.at, "content after the end of the object", "the end of the text"));
    }
    match node.data {
        Data::Table(table) => Ok(table),
        _ => Err(cursor.problem(node.span.start as usize, "the config must be an object", "`{`")),
    }
}

fn space(cursor: &mut Cursor<'_>) {
    cursor.pass(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
}

fn value(cursor: &mut Cursor<'_>) -> Read<Node> {
    let start = cursor.at;
    let data = match cursor.peek() {
        b'{' => object(cursor)?,
        b'[' => list(cursor)?,
        b'"' => Data::Text(string(cursor)?),
        b'-' | b'0'..=b'9' => number(cursor)?,
        b'\'' => return Err(cursor.problem(start, "strings have double quotes", "`\"`")),
        _ if cursor.at_end() => return Err(cursor.problem(start, "the text ends too early", "a value")),
        _ => {
            cursor.pass(|byte| byte.is_ascii_alphanumeric());
            match cursor.since(start) {
                "true" => Data::Bool(true),
                "false" => Data::Bool(false),
                "null" => Data::Null,
                _ => return Err(cursor.problem(start, "this is not a value", "a value")),
            }
        }
    };
    Ok(Node { data, span: cursor.span(start) })
}

/// After `[` or `{`: whether there are no elements.
fn empty(cursor: &mut Cursor<'_>, close: u8) -> Read<bool> {
    cursor.enter()?;
    cursor.at += 1;
    space(cursor);
    let empty = cursor.eat(&[close]);
    if empty {
        cursor.leave();
    }
    Ok(empty)
}

/// After an element: whether another one follows.
fn more(cursor: &mut Cursor<'_>, close: u8) -> Read<bool> {
    space(cursor);
    let start = cursor.at;
    if cursor.eat(&[close]) {
        cursor.leave();
        return Ok(false);
    }
    let object = close == b'}';
    if !cursor.eat(b",") {
        let what = if cursor.at_end() { "the text ends too early" } else { "missing comma" };
        return Err(cursor.problem(start, what, if object { "`,` or `}`" } else { "`,` or `]`" }));
    }
    space(cursor);
    if cursor.peek() == close {
        let expected = if object { "`}`" } else { "`]`" };
        return Err(cursor.problem(start, "extra comma after the last element", expected));
    }
    Ok(true)
}

fn list(cursor: &mut Cursor<'_>) -> Read<Data> {
    let mut items = Vec::new();
    if !empty(cursor, b']')? {
        loop {
            items.push(value(cursor)?);
            if !more(cursor, b']')? {
                break;
            }
        }
    }
    Ok(Data::Array(items))
}

fn object(cursor: &mut Cursor<'_>) -> Read<Data> {
    let mut table = Table::default();
    if !empty(cursor, b'}')? {
        loop {
            let start = cursor.at;
            if cursor.peek() != b'"' {
                let what = if cursor.at_end() {
                    "the text ends too early"
                } else {
                    "keys are strings in double quotes"
                };
                return Err(cursor.problem(start, what, "a key in double quotes"));
            }
            let key = string(cursor)?;
            let span = cursor.span(start);
            space(cursor);
            if !cursor.eat(b":") {
                return Err(cursor.problem(cursor.at, "missing colon after a key", "`:`"));
            }
            space(cursor);
            let node = value(cursor)?;
            let entry = Entry { key, span, node };
            match table.entries.iter_mut().find(|old| old.key == entry.key) {
                Some(old) => *old = entry,
                None => table.entries.push(entry),
            }
            if !more(cursor, b'}')? {
                break;
            }
        }
    }
    Ok(Data::Table(table))
}

fn number(cursor: &mut Cursor<'_>) -> Read<Data> {
    let start = cursor.at;
    cursor.eat(b"-");
    let zero = cursor.peek() == b'0';
    let count = digits(cursor);
    let mut valid = count == 1 || (count > 1 && !zero);
    let mut whole = true;
    if cursor.eat(b".") {
        valid &= digits(cursor) > 0;
        whole = false;
    }
    if cursor.eat(b"e") || cursor.eat(b"E") {
        if !cursor.eat(b"+") {
            cursor.eat(b"-");
        }
        valid &= digits(cursor) > 0;
        whole = false;
    }
    if !valid {
        return Err(cursor.problem(start, "this is not a number", "a number"));
    }
    let text = cursor.since(start);
    if whole && let Some(number) = signed(text, 10) {
        return Ok(Data::Integer(number));
    }
    Ok(Data::Number(text.to_string()))
}

/// Passes digits and counts them.
fn digits(cursor: &mut Cursor<'_>) -> usize {
    let start = cursor.at;
    cursor.pass(|byte| byte.is_ascii_digit());
    cursor.at - start
}

fn string(cursor: &mut Cursor<'_>) -> Read<String> {
    let open = cursor.at;
    cursor.at += 1;
    let mut out = String::new();
    loop {
        let start = cursor.at;
        cursor.pass(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
        out.push_str(cursor.since(start));
        match cursor.peek() {
            b'"' => {
                cursor.at += 1;
                return Ok(out);
            }
            b'\\' => out.push(escape(cursor)?),
            b'\n' => return Err(cursor.problem(open, "this string is not closed", "`\"`")),
            _ if cursor.at_end() => return Err(cursor.problem(open, "this string is not closed", "`\"`")),
            _ => {
                return Err(cursor.problem(
                    cursor.at,
                    "control character in a string",
                    "an escape such as `\\t`",
                ));
            }
        }
    }
}

fn escape(cursor: &mut Cursor<'_>) -> Read<char> {
    let start = cursor.at;
    let letter = cursor.peek_at(1);
    cursor.at += 2;
    Ok(match letter {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\x08',
        b'f' => '\x0c',
        b'"' | b'\\' | b'/' => letter as char,
        b'u' => {
            let Some(unit) = cursor.hex(4) else {
                return Err(cursor.problem(start, "incomplete escape", "`\\u` and four hexadecimal digits"));
            };
            let mut code = unit;
            let after = cursor.at;
            if (0xd800..0xdc00).contains(&unit) && cursor.eat(b"\\u") {
                match cursor.hex(4) {
                    Some(low @ 0xdc00..=0xdfff) => code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00),
                    _ => cursor.at = after,
                }
            }
            // A lone surrogate is no character: JavaScript keeps it, Python text can't.
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => {
            return Err(cursor.problem(
                start,
                "unknown escape",
                "one of `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`",
            ));
        }
    })
}
