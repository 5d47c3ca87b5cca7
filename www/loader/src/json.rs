//! Answers as JSON.

use anypy_config::{write_integer, write_text};

/// JSON under construction.
#[derive(Default)]
pub struct Json {
    out: String,
}

impl Json {
    /// The text.
    pub fn finish(self) -> String {
        self.out
    }

    /// A comma, unless this is the first in its list or object, or the value of a key.
    fn next(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }

    /// `{` or `[`
    pub fn open(&mut self, bracket: char) {
        self.next();
        self.out.push(bracket);
    }

    /// `}` or `]`
    pub fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// A key.
    pub fn key(&mut self, key: &str) {
        self.text(key);
        self.out.push(':');
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        self.next();
        write_text(text, &mut self.out);
    }

    /// Anything that is JSON already.
    pub fn json(&mut self, json: &str) {
        self.next();
        self.out.push_str(json);
    }

    /// A key with a string; nothing where there is none.
    pub fn pair(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.key(key);
            self.text(text);
        }
    }

    /// A key with a number.
    pub fn number(&mut self, key: &str, number: u64) {
        self.key(key);
        write_integer(number as i64, &mut self.out);
    }

    /// A key with `true`; nothing for `false`.
    pub fn flag(&mut self, key: &str, flag: bool) {
        if flag {
            self.key(key);
            self.out.push_str("true");
        }
    }
}
