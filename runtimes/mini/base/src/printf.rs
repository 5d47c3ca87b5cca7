//! `format % args`, for strings and bytes alike.
//!
//! [`Pieces`] cuts a format into literals and conversions; the caller fetches the arguments and hands them to
//! [`int`], [`float`] or [`text`] with the conversion. Errors about arguments are the caller's: "not enough
//! arguments for format string", "not all arguments converted during string formatting", "format requires a
//! mapping", "* wants int", "%d format: a real number is required, not str".

use crate::bigint::IntRef;
use crate::error::{Result, check_width, value_error};
use crate::float::{self, Layout};
use crate::format::fill;
use crate::platform::Platform;
use crate::text::{byte_offset, char_count};

/// A width or precision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Amount {
    /// Not given.
    None,
    /// `*`: the next argument, an integer.
    Star,
    /// So many.
    Fixed(usize),
}

/// One conversion. Replace [`Amount::Star`]s by means of [`Conversion::set_width`] and
/// [`Conversion::set_precision`] before formatting.
#[derive(Clone, Copy, Debug)]
pub struct Conversion<'a> {
    /// The mapping key of `%(key)s`.
    pub key: Option<&'a [u8]>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// Space.
    pub blank: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// The least width.
    pub width: Amount,
    /// The precision.
    pub precision: Amount,
    /// One of `diouxXeEfFgGcrsa`, and for bytes `b`; 0 of one that there is not.
    pub code: u8,
}

impl Conversion<'_> {
    /// The width that came from an argument: a negative one aligns left.
    pub fn set_width(&mut self, width: i64) -> Result<()> {
        self.left |= width < 0;
        self.width = Amount::Fixed(check_width(width.unsigned_abs())?);
        Ok(())
    }

    /// The precision that came from an argument: a negative one is zero.
    pub fn set_precision(&mut self, precision: i64) -> Result<()> {
        self.precision = Amount::Fixed(check_width(precision.max(0) as u64)?);
        Ok(())
    }
}

/// A part of a format.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'a> {
    /// Text to copy (`%%` gives "%").
    Literal(&'a [u8]),
    /// A conversion of an argument.
    Conversion(Conversion<'a>),
}

/// The parts of a format, first to last.
pub struct Pieces<'a> {
    format: &'a [u8],
    at: usize,
    bytes: bool,
}

impl<'a> Pieces<'a> {
    /// The parts of a string's UTF-8 text, or of a bytes format.
    pub fn new(format: &'a [u8], bytes: bool) -> Self {
        Pieces { format, at: 0, bytes }
    }

    /// The next part; `None` at the end.
    pub fn next_piece(&mut self) -> Result<Option<Piece<'a>>> {
        let rest = self.format.get(self.at..).unwrap_or(&[]);
        if rest.is_empty() {
            return Ok(None);
        }
        let literal = rest.iter().position(|&c| c == b'%').unwrap_or(rest.len());
        if literal > 0 {
            self.at += literal;
            return Ok(Some(Piece::Literal(rest.get(..literal).unwrap_or(rest))));
        }
        self.at += 1;
        if self.peek() == b'%' {
            self.at += 1;
            return Ok(Some(Piece::Literal(b"%")));
        }
        self.conversion().map(Some)
    }

    fn peek(&self) -> u8 {
        self.format.get(self.at).copied().unwrap_or(0)
    }

    fn amount(&mut self, too_big: &str) -> Result<Amount> {
        if self.peek() == b'*' {
            self.at += 1;
            return Ok(Amount::Star);
        }
        let (start, mut n) = (self.at, 0u64);
        while let c @ b'0'..=b'9' = self.peek() {
            n = n * 10 + u64::from(c - b'0');
            if n > i64::MAX as u64 / 10 {
                return value_error(&[too_big]);
            }
            self.at += 1;
        }
        Ok(if self.at > start { Amount::Fixed(check_width(n)?) } else { Amount::None })
    }

    fn conversion(&mut self) -> Result<Piece<'a>> {
        let mut c = Conversion {
            key: None,
            left: false,
            plus: false,
            blank: false,
            alternate: false,
            zero: false,
            width: Amount::None,
            precision: Amount::None,
            code: 0,
        };
        if self.peek() == b'(' {
            let start = self.at + 1;
            let mut depth = 0;
            loop {
                match self.format.get(self.at) {
                    Some(b'(') => depth += 1,
                    Some(b')') => depth -= 1,
                    None => return value_error(&["incomplete format key"]),
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
                self.at += 1;
            }
            c.key = self.format.get(start..self.at);
            self.at += 1;
        }
        loop {
            match self.peek() {
                b'-' => c.left = true,
                b'+' => c.plus = true,
                b' ' => c.blank = true,
                b'#' => c.alternate = true,
                b'0' => c.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        c.width = self.amount("width too big")?;
        if self.peek() == b'.' {
            self.at += 1;
            c.precision = match self.amount("precision too big")? {
                Amount::None => Amount::Fixed(0),
                amount => amount,
            };
        }
        if matches!(self.peek(), b'h' | b'l' | b'L') {
            self.at += 1;
        }
        let Some(&code) = self.format.get(self.at) else { return value_error(&["incomplete format"]) };
        match code {
            b'%' if self.bytes => {
                self.at += 1;
                return Ok(Piece::Literal(b"%"));
            }
            b'd' | b'i' | b'o' | b'u' | b'x' | b'X' | b'e' | b'E' | b'f' | b'F' | b'g' | b'G' | b'c'
            | b'r' | b's' | b'a' => {}
            b'b' if self.bytes => {}
            // The argument is missed first: the caller takes it, then says what [`Pieces::unsupported`] has.
            _ => return Ok(Piece::Conversion(c)),
        }
        c.code = code;
        self.at += 1;
        Ok(Piece::Conversion(c))
    }

    /// The error of a conversion whose code is 0: there is none of that letter.
    pub fn unsupported<T>(&self) -> Result<T> {
        let code = self.peek();
        let (before, after) = self.format.split_at_checked(self.at).unwrap_or_default();
        let (found, index) = if self.bytes {
            (char::from(code), self.at)
        } else {
            let found = std::str::from_utf8(after).unwrap_or_default().chars().next();
            (found.unwrap_or('?'), char_count(before))
        };
        let shown = if (' '..'\x7f').contains(&found) { found } else { '?' };
        let mut message = String::from("unsupported format character '");
        message.push(shown);
        message.push_str("' (0x");
        crate::bigint::write_u32(found as u32, 16, &mut message);
        message.push_str(") at index ");
        crate::bigint::write_u32(index as u32, 10, &mut message);
        value_error(&[&message])
    }
}

/// Writes `sign`, `prefix` and `body` with padding between or around.
fn pad(c: &Conversion<'_>, sign: &str, prefix: &str, body: &str, zeros: bool, out: &mut String) {
    let width = if let Amount::Fixed(n) = c.width { n } else { 0 };
    let padding = width.saturating_sub(sign.len() + prefix.len() + char_count(body.as_bytes()));
    let zeros = zeros && c.zero && !c.left;
    if !zeros && !c.left {
        fill(out, ' ', padding);
    }
    out.push_str(sign);
    out.push_str(prefix);
    if zeros {
        fill(out, '0', padding);
    }
    out.push_str(body);
    if c.left {
        fill(out, ' ', padding);
    }
}

fn sign(c: &Conversion<'_>, neg: bool) -> &'static str {
    if neg {
        "-"
    } else if c.plus {
        "+"
    } else if c.blank {
        " "
    } else {
        ""
    }
}

/// Appends an integer by `d`, `i`, `u`, `o`, `x` or `X`.
pub fn int(c: &Conversion<'_>, x: IntRef<'_>, out: &mut String) {
    let (radix, prefix) = match c.code {
        b'o' => (8, "0o"),
        b'x' => (16, "0x"),
        b'X' => (16, "0X"),
        _ => (10, ""),
    };
    let text = x.magnitude().to_text(radix);
    let mut digits = String::new();
    if let Amount::Fixed(n) = c.precision {
        fill(&mut digits, '0', n.saturating_sub(text.len()));
    }
    digits.push_str(&text);
    if c.code == b'X' {
        digits.make_ascii_uppercase();
    }
    pad(c, sign(c, x.neg), if c.alternate { prefix } else { "" }, &digits, true, out);
}

/// Appends a float by `e`, `E`, `f`, `F`, `g` or `G`.
pub fn float(platform: &dyn Platform, c: &Conversion<'_>, x: f64, out: &mut String) {
    let layout = Layout {
        code: c.code.to_ascii_lowercase(),
        precision: if let Amount::Fixed(n) = c.precision { n } else { 6 },
        alternate: c.alternate,
        dot_zero: false,
        upper: c.code.is_ascii_uppercase(),
    };
    let mut text = String::new();
    float::write(platform, x, &layout, &mut text);
    let (neg, body) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    pad(c, sign(c, neg), "", body, true, out);
}

/// Appends a text by `s`, `r` or `a`, cut to the precision, or the character of `c`, which is never cut.
pub fn text(c: &Conversion<'_>, text: &str, out: &mut String) {
    let body = match c.precision {
        Amount::Fixed(n) if c.code != b'c' => text.get(..byte_offset(text.as_bytes(), n)).unwrap_or(text),
        _ => text,
    };
    pad(c, "", "", body, false, out);
}

/// [`text`] for a bytes format: bytes by `s`, `b` or `c`.
pub fn bytes(c: &Conversion<'_>, bytes: &[u8], out: &mut Vec<u8>) {
    let body = match c.precision {
        Amount::Fixed(n) if c.code != b'c' => bytes.get(..n).unwrap_or(bytes),
        _ => bytes,
    };
    let width = if let Amount::Fixed(n) = c.width { n } else { 0 };
    let padding = width.saturating_sub(body.len());
    if !c.left {
        out.resize(out.len() + padding, b' ');
    }
    out.extend_from_slice(body);
    if c.left {
        out.resize(out.len() + padding, b' ');
    }
}
