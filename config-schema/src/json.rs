//! JSON into a [`Table`] tree: a recursive-descent reader of RFC 8259 that knows where everything stands.
//!
//! As strict as `JSON.parse`, which PyScript uses: no comments, no trailing commas. A key that occurs twice has its
//! last value, as there.

use crate::diagnostic::Problem;
use crate::tree::{Data, Entry, Node, Span, Table};

/// Deepest nesting of lists and objects.
const MAX_DEPTH: u32 = 64;

/// Reads a whole document, which must be an object; `number` is that of the text in spans. Stops at the first problem.
pub fn read(text: &str, number: u8, problems: &mut Vec<Problem>) -> Table {
    let mut reader = Reader { bytes: text.as_bytes(), text, at: 0, number, depth: 0 };
    match reader.document() {
        Ok(table) => table,
        Err(problem) => {
            problems.push(*problem);
            Table::default()
        }
    }
}

type Read<T> = Result<T, Box<Problem>>;

struct Reader<'t> {
    bytes: &'t [u8],
    text: &'t str,
    at: usize,
    number: u8,
    depth: u32,
}

impl Reader<'_> {
    fn document(&mut self) -> Read<Table> {
        self.space();
        let node = self.value()?;
        self.space();
        if self.at < self.bytes.len() {
            return self.fail(self.at, "content after the end of the object", "the end of the text");
        }
        match node.data {
            Data::Table(table) => Ok(table),
            _ => self.fail(node.span.start as usize, "the config must be an object", "`{`"),
        }
    }

    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn span(&self, start: usize) -> Span {
        Span { start: start as u32, end: self.at as u32, text: self.number }
    }

    /// An error about the character or word at `start`.
    #[cold]
    fn fail<T>(&self, start: usize, what: &str, expected: &str) -> Read<T> {
        let rest = self.text.get(start..).unwrap_or_default();
        let word =
            rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-')).count();
        let length = word.max(rest.chars().next().map_or(0, char::len_utf8));
        let span = Span { start: start as u32, end: (start + length) as u32, text: self.number };
        let message = ["invalid JSON: ", what].concat();
        Err(Box::new(Problem { span, message, expected: expected.to_string() }))
    }

    fn value(&mut self) -> Read<Node> {
        let start = self.at;
        let data = match self.peek() {
            b'{' => self.object()?,
            b'[' => self.list()?,
            b'"' => Data::Text(self.string()?),
            b'-' | b'0'..=b'9' => self.number()?,
            _ => {
                let mut word = None;
                for (name, data) in
                    [("true", Data::Bool(true)), ("false", Data::Bool(false)), ("null", Data::Null)]
                {
                    let end = start + name.len();
                    let follows = self.bytes.get(end).copied().unwrap_or(b' ');
                    if self.bytes.get(start..end) == Some(name.as_bytes()) && !follows.is_ascii_alphanumeric()
                    {
                        self.at = end;
                        word = Some(data);
                    }
                }
                match word {
                    Some(data) => data,
                    None if start == self.bytes.len() => {
                        return self.fail(start, "the text ends too early", "a value");
                    }
                    None if self.peek() == b'\'' => {
                        return self.fail(start, "strings have double quotes", "`\"`");
                    }
                    None => return self.fail(start, "this is not a value", "a value"),
                }
            }
        };
        Ok(Node { data, span: self.span(start) })
    }

    fn deeper(&mut self) -> Read<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail(self.at, "nested too deeply", "");
        }
        Ok(())
    }

    /// After an element: whether another one follows.
    fn more(&mut self, close: u8) -> Read<bool> {
        self.space();
        let start = self.at;
        let found = self.peek();
        if found == close {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        let either = if close == b'}' { "`,` or `}`" } else { "`,` or `]`" };
        if found != b',' {
            let what = if start == self.bytes.len() { "the text ends too early" } else { "missing comma" };
            return self.fail(start, what, either);
        }
        self.at += 1;
        self.space();
        if self.peek() == close {
            return self.fail(
                start,
                "extra comma after the last element",
                if close == b'}' { "`}`" } else { "`]`" },
            );
        }
        Ok(true)
    }

    fn list(&mut self) -> Read<Data> {
        self.deeper()?;
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.peek() == b']' {
            self.at += 1;
            self.depth -= 1;
            return Ok(Data::Array(items));
        }
        loop {
            items.push(self.value()?);
            if !self.more(b']')? {
                return Ok(Data::Array(items));
            }
        }
    }

    fn object(&mut self) -> Read<Data> {
        self.deeper()?;
        let mut table = Table::default();
        self.at += 1;
        self.space();
        if self.peek() == b'}' {
            self.at += 1;
            self.depth -= 1;
            return Ok(Data::Table(table));
        }
        loop {
            let start = self.at;
            if self.peek() != b'"' {
                let what = match self.peek() {
                    0 if start == self.bytes.len() => "the text ends too early",
                    _ => "keys are strings in double quotes",
                };
                return self.fail(start, what, "a key in double quotes");
            }
            let key = self.string()?;
            let span = self.span(start);
            self.space();
            if self.peek() != b':' {
                return self.fail(self.at, "missing colon after a key", "`:`");
            }
            self.at += 1;
            self.space();
            let node = self.value()?;
            let entry = Entry { key, span, node };
            match table.entries.iter_mut().find(|old| old.key == entry.key) {
                Some(old) => *old = entry,
                None => table.entries.push(entry),
            }
            if !self.more(b'}')? {
                return Ok(Data::Table(table));
            }
        }
    }

    fn number(&mut self) -> Read<Data> {
        let start = self.at;
        if self.peek() == b'-' {
            self.at += 1;
        }
        let digits = self.at;
        self.digits();
        let count = self.at - digits;
        let mut whole = true;
        let mut valid = count == 1 || (count > 1 && self.bytes.get(digits) != Some(&b'0'));
        if self.peek() == b'.' {
            self.at += 1;
            let from = self.at;
            self.digits();
            valid &= self.at > from;
            whole = false;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            let from = self.at;
            self.digits();
            valid &= self.at > from;
            whole = false;
        }
        if !valid {
            return self.fail(start, "this is not a number", "a number");
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        if whole && let Ok(number) = text.parse::<i64>() {
            return Ok(Data::Integer(number));
        }
        Ok(Data::Number(text.to_string()))
    }

    fn digits(&mut self) {
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
    }

    fn string(&mut self) -> Read<String> {
        let open = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while !matches!(self.bytes.get(self.at), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            // Cut at ASCII bytes, so on character boundaries.
            out.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(b'\n') | None => return self.fail(open, "this string is not closed", "`\"`"),
                Some(_) => {
                    return self.fail(self.at, "control character in a string", "an escape such as `\\t`");
                }
            }
        }
    }

    fn escape(&mut self) -> Read<char> {
        let start = self.at;
        self.at += 2;
        Ok(match self.bytes.get(start + 1) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(&c @ (b'"' | b'\\' | b'/')) => c as char,
            Some(b'u') => {
                let Some(unit) = self.unit() else {
                    return self.fail(start, "incomplete escape", "`\\u` and four hexadecimal digits");
                };
                let mut code = unit;
                if (0xd800..0xdc00).contains(&unit) && self.bytes.get(self.at..self.at + 2) == Some(b"\\u") {
                    let after = self.at;
                    self.at += 2;
                    match self.unit() {
                        Some(low @ 0xdc00..=0xdfff) => {
                            code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
                        }
                        _ => self.at = after,
                    }
                }
                // A lone surrogate is no character: JavaScript keeps it, Python text can't.
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return self.fail(start, "unknown escape", "one of `\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`"),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for &digit in self.bytes.get(self.at..self.at + 4)? {
            unit = unit * 16 + (digit as char).to_digit(16)?;
        }
        self.at += 4;
        Some(unit)
    }
}
