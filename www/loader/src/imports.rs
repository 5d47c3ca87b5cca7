//! The modules that a script imports, read off its text before there is any Python to ask.
//!
//! Lexical: strings and comments are skipped, and `import` and `from` count where a statement can begin, at any depth. What a
//! script imports by other means (`importlib`, `exec`) shows when it runs. An import that the script expects to fail, in a `try`
//! with `except ImportError`, is none.

use anypy_config::WHOLE;
use anypy_core::text::{before, find_text};

/// Adds the modules that a script imports, each once.
pub fn imports<'a>(script: &'a str, found: &mut Vec<&'a str>) {
    let mut reader = Reader { text: script, at: 0, found: Vec::new(), tries: Vec::new() };
    reader.read();
    for name in reader.found {
        if !found.contains(&name) {
            found.push(name);
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    found: Vec<&'a str>,
    /// The `try` statements that the line may be in: their indents, and how much was found before each.
    tries: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    fn read(&mut self) {
        let mut depth = 0u32;
        let mut line = 0;
        // Whether a statement can begin here.
        let mut fresh = true;
        while self.at < self.text.len() {
            let byte = self.byte(0);
            match byte {
                b'#' => self.skip_line(),
                b'"' | b'\'' => {
                    self.skip_string(byte);
                    fresh = false;
                }
                b'\\' => self.at += 2,
                b'\n' | b';' | b':' => {
                    self.at += 1;
                    fresh = depth == 0;
                    if byte == b'\n' && fresh {
                        line = self.at;
                    }
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'(' | b'[' | b'{' | b')' | b']' | b'}' => {
                    depth =
                        if matches!(byte, b'(' | b'[' | b'{') { depth + 1 } else { depth.saturating_sub(1) };
                    fresh = false;
                    self.at += 1;
                }
                _ => {
                    let start = self.at;
                    let word = self.name();
                    if word.is_empty() {
                        self.at += self
                            .text
                            .get(start..)
                            .and_then(|rest| rest.chars().next())
                            .map_or(1, char::len_utf8);
                    } else if fresh {
                        self.statement(word, start - line);
                    }
                    fresh = false;
                }
            }
        }
    }

    /// A statement that begins with a word, at an indent.
    fn statement(&mut self, word: &str, indent: usize) {
        if WHOLE {
            self.handled(word, indent);
        }
        match word {
            "import" => loop {
                self.blanks();
                let name = self.name();
                self.add(name);
                self.blanks();
                if self.text.get(self.at..).is_some_and(|rest| rest.starts_with("as ")) {
                    self.at += 3;
                    self.blanks();
                    self.name();
                    self.blanks();
                }
                if self.byte(0) != b',' {
                    break;
                }
                self.at += 1;
            },
            "from" => {
                self.blanks();
                let name = self.name();
                self.add(name);
            }
            _ => {}
        }
    }

    /// Keeps the `try` statements, and drops what one has imported once its `except` says that it may fail.
    fn handled(&mut self, word: &str, indent: usize) {
        while self.tries.last().is_some_and(|&(outer, _)| outer > indent) {
            self.tries.pop();
        }
        let own = self.tries.last().copied().filter(|&(at, _)| at == indent);
        match (word, own) {
            ("except", Some((_, count))) => {
                let rest = before(self.text.get(self.at..).unwrap_or_default(), b'\n');
                if ["ImportError", "ModuleNotFoundError"]
                    .iter()
                    .any(|name| find_text(rest, name, 0).is_some())
                {
                    self.found.truncate(count);
                }
            }
            ("else" | "finally", _) => {}
            _ => {
                if own.is_some() {
                    self.tries.pop();
                }
                if word == "try" {
                    self.tries.push((indent, self.found.len()));
                }
            }
        }
    }

    /// A relative import is of the page's own files. Names with an underscore at their start are no modules to choose by.
    fn add(&mut self, name: &'a str) {
        if !matches!(name.as_bytes().first(), None | Some(b'.' | b'_')) {
            self.found.push(name);
        }
    }

    /// The dotted name that begins here; empty if there is none.
    fn name(&mut self) -> &'a str {
        let start = self.at;
        while matches!(self.byte(0), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | 0x80..) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// To the next word of a statement.
    fn blanks(&mut self) {
        loop {
            match (self.byte(0), self.byte(1)) {
                (b' ' | b'\t', _) => self.at += 1,
                (b'\\', b'\n') => self.at += 2,
                (b'\\', b'\r') => self.at += 3,
                _ => break,
            }
        }
    }

    fn skip_line(&mut self) {
        while self.at < self.text.len() && self.byte(0) != b'\n' {
            self.at += 1;
        }
    }

    fn skip_string(&mut self, quote: u8) {
        let long = self.byte(1) == quote && self.byte(2) == quote;
        self.at += if long { 3 } else { 1 };
        while self.at < self.text.len() {
            match self.byte(0) {
                b'\\' => self.at += 1,
                // A string that is not closed ends with its line.
                b'\n' if !long => return,
                byte if byte == quote && !long => {
                    self.at += 1;
                    return;
                }
                byte if byte == quote && self.byte(1) == quote && self.byte(2) == quote => {
                    self.at += 3;
                    return;
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(script: &str, expected: &[&str]) {
        let mut found = Vec::new();
        imports(script, &mut found);
        assert_eq!(found, expected, "{script}");
    }

    #[test]
    fn every_form_of_import() {
        reads("import a", &["a"]);
        reads(
            "import a.b as c, d\tas e,f\nfrom g.h import (i,\n  j)\nfrom k import*",
            &["a.b", "d", "f", "g.h", "k"],
        );
        reads("import a, \\\n  b\r\nimport c\r\n", &["a", "b", "c"]);
        reads("x = 1; import a; from b import c # import no\nimport a", &["a", "b"]);
        reads(
            "if x: import a\nelse:\n\tfrom b import c\ndef f():\n    import d.e\n    async def g(): import h",
            &["a", "b", "d.e", "h"],
        );
    }

    #[test]
    fn what_is_none() {
        reads(
            "from . import a\nfrom .b import c\nfrom ..d.e import f\nimport _thread\nfrom __future__ import annotations",
            &[],
        );
        reads(
            "'import a'\n'''\nimport b\n'''\n\"\"\"\nfrom c import d\n\\\"\"\"\nimport e\"\"\"\nf = rb'\\'\nimport g",
            &["g"],
        );
        reads(
            "x = [\nfrom_, imports\n]\nraise E from e\nyield from f\nimport_a = 1\nx.import_b()\nimportc",
            &[],
        );
        reads("print('it\\'s', \"import a\", f\"{x['y']}\") # ' import b\nimport c", &["c"]);
        reads("d = {\n'a': 1,\n'import': 2}\nlambda: x\n", &[]);
    }

    #[test]
    fn broken_and_foreign_texts_end() {
        reads("import ", &[]);
        reads("from", &[]);
        reads("import a.\\", &["a."]);
        reads("'never closed\nimport a", &["a"]);
        reads("'''never closed\nimport a", &[]);
        reads("größe = «1»; import ñandú", &["ñandú"]);
        reads("(((import a", &[]);
        reads("\\", &[]);
    }

    #[test]
    #[cfg(feature = "whole")]
    fn what_may_fail_is_not_needed() {
        reads("import z\ntry:\n    import a\nexcept ImportError:\n    import b\nimport c", &["z", "b", "c"]);
        reads("try: import a\nexcept (ModuleNotFoundError, E): pass\nelse:\n    import b", &["b"]);
        reads("try:\n    import a\nexcept ValueError:\n    pass\nimport b", &["a", "b"]);
        reads("try:\n  try:\n    import a\n  finally:\n    x\n  import b\nexcept ImportError:\n  pass", &[]);
        reads("try:\n  pass\nfinally:\n  pass\nimport a\ntry:\n  import b\nexcept ImportError: pass", &["a"]);
    }
}
