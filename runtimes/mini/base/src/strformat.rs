//! The fields of `str.format`: `{name.attr[index]!conversion:spec}`, after CPython's
//! Objects/stringlib/unicode_format.h, with its error texts.
//!
//! The caller looks arguments up, applies the conversion and expands nested fields of a spec by running [`Pieces`]
//! over it once more (one level deep: "Max string recursion exceeded" beyond).

use crate::error::{Result, value_error};

/// A replacement field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// What to format: see [`split_name`].
    pub name: &'a str,
    /// The letter after `!`; the caller knows `r`, `s` and `a` ("Unknown conversion specifier 'x'").
    pub conversion: Option<char>,
    /// The format specification.
    pub spec: &'a str,
    /// Whether the specification has fields of its own.
    pub nested: bool,
}

/// The parts of a format, first to last.
pub struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    /// Starts at the beginning of a format.
    pub fn new(format: &'a str) -> Self {
        Pieces { rest: format }
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (head, tail) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = tail;
        head
    }

    /// The next literal (maybe empty) and the field behind it, if there is one; `None` at the end. Doubled braces
    /// are single in the literal.
    #[allow(clippy::type_complexity)]
    pub fn next_piece(&mut self) -> Result<Option<(&'a str, Option<Field<'a>>)>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let bytes = self.rest.as_bytes();
        let Some(at) = bytes.iter().position(|c| matches!(c, b'{' | b'}')) else {
            return Ok(Some((self.take(bytes.len()), None)));
        };
        let brace = bytes.get(at);
        let doubled = bytes.get(at + 1) == brace;
        if brace == Some(&b'}') && !doubled {
            return value_error(&["Single '}' encountered in format string"]);
        }
        if at + 1 == bytes.len() {
            return value_error(&["Single '{' encountered in format string"]);
        }
        if doubled {
            let literal = self.take(at + 1);
            self.take(1);
            return Ok(Some((literal, None)));
        }
        let literal = self.take(at);
        self.take(1);
        self.field().map(|field| Some((literal, Some(field))))
    }

    fn field(&mut self) -> Result<Field<'a>> {
        let mut end = None;
        let mut in_index = false;
        for (i, c) in self.rest.bytes().enumerate() {
            match c {
                b']' => in_index = false,
                _ if in_index => {}
                b'[' => in_index = true,
                b'{' => return value_error(&["unexpected '{' in field name"]),
                b'}' | b':' | b'!' => {
                    end = Some((i, c));
                    break;
                }
                _ => {}
            }
        }
        let Some((end, mut stop)) = end else {
            return value_error(&["expected '}' before end of string"]);
        };
        let mut field = Field { name: self.take(end), conversion: None, spec: "", nested: false };
        self.take(1);
        if stop == b'!' {
            let Some(c) = self.rest.chars().next() else {
                return value_error(&["end of string while looking for conversion specifier"]);
            };
            self.take(c.len_utf8());
            field.conversion = Some(c);
            if !self.rest.is_empty() {
                stop = self.take(1).bytes().next().unwrap_or(0);
                if stop != b':' && stop != b'}' {
                    return value_error(&["expected ':' after conversion specifier"]);
                }
            }
        }
        if stop == b'}' {
            return Ok(field);
        }
        let mut depth = 1;
        for (i, c) in self.rest.bytes().enumerate() {
            match c {
                b'{' => {
                    field.nested = true;
                    depth += 1;
                }
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                field.spec = self.take(i);
                self.take(1);
                return Ok(field);
            }
        }
        value_error(&["unmatched '{' in format spec"])
    }
}

/// What a field name starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// Nothing: the next positional argument.
    Auto,
    /// A positional argument ("Replacement index 3 out of range for positional args tuple").
    Index(usize),
    /// A keyword argument.
    Name(&'a str),
}

/// A step from one object to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// `.name`
    Attribute(&'a str),
    /// `[3]`
    Index(usize),
    /// `[key]`, a string.
    Key(&'a str),
}

/// A number, if the text is all digits.
fn index(text: &str) -> Result<Option<usize>> {
    if text.is_empty() || !text.bytes().all(|c| c.is_ascii_digit()) {
        return Ok(None);
    }
    let mut n = 0usize;
    for c in text.bytes() {
        n = n.saturating_mul(10).saturating_add(usize::from(c - b'0'));
    }
    if n > i32::MAX as usize {
        return value_error(&["Too many decimal digits in format string"]);
    }
    Ok(Some(n))
}

/// Splits a field name into its first part and the [`Steps`] from there.
pub fn split_name(name: &str) -> Result<(First<'_>, Steps<'_>)> {
    let end = name.bytes().position(|c| matches!(c, b'.' | b'[')).unwrap_or(name.len());
    let (first, rest) = name.split_at_checked(end).unwrap_or((name, ""));
    let first = match index(first)? {
        Some(i) => First::Index(i),
        None if first.is_empty() => First::Auto,
        None => First::Name(first),
    };
    Ok((first, Steps { rest }))
}

/// The attributes and subscripts of a field name.
pub struct Steps<'a> {
    rest: &'a str,
}

impl<'a> Steps<'a> {
    /// The next step; `None` at the end.
    pub fn next_step(&mut self) -> Result<Option<Step<'a>>> {
        let bytes = self.rest.as_bytes();
        let (text, used, subscript) = match bytes {
            [] => return Ok(None),
            [b'.', tail @ ..] => {
                let end = tail.iter().position(|c| matches!(c, b'.' | b'[')).unwrap_or(tail.len());
                (self.rest.get(1..1 + end), 1 + end, false)
            }
            [b'[', tail @ ..] => {
                let Some(end) = tail.iter().position(|&c| c == b']') else {
                    return value_error(&["Missing ']' in format string"]);
                };
                (self.rest.get(1..1 + end), 2 + end, true)
            }
            _ => return value_error(&["Only '.' or '[' may follow ']' in format field specifier"]),
        };
        self.rest = self.rest.get(used..).unwrap_or_default();
        let text = text.unwrap_or_default();
        if text.is_empty() {
            return value_error(&["Empty attribute in format string"]);
        }
        if !subscript {
            return Ok(Some(Step::Attribute(text)));
        }
        Ok(Some(match index(text)? {
            Some(i) => Step::Index(i),
            None => Step::Key(text),
        }))
    }
}

/// Numbers the fields without a name, and refuses to mix them with numbered ones. One for a whole `format` call.
#[derive(Default)]
pub struct AutoNumber {
    state: Numbering,
    next: usize,
}

#[derive(Default, PartialEq, Clone, Copy)]
enum Numbering {
    #[default]
    Unknown,
    Automatic,
    Manual,
}

impl AutoNumber {
    /// The positional index that a field's first part means; `None` for a name.
    pub fn resolve(&mut self, first: First<'_>) -> Result<Option<usize>> {
        let wanted = match first {
            First::Name(_) => return Ok(None),
            First::Auto => Numbering::Automatic,
            First::Index(_) => Numbering::Manual,
        };
        if self.state == Numbering::Unknown {
            self.state = wanted;
        }
        if self.state != wanted {
            return value_error(&[if wanted == Numbering::Automatic {
                "cannot switch from manual field specification to automatic field numbering"
            } else {
                "cannot switch from automatic field numbering to manual field specification"
            }]);
        }
        if let First::Index(i) = first {
            return Ok(Some(i));
        }
        self.next += 1;
        Ok(Some(self.next - 1))
    }
}
