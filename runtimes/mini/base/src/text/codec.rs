//! `str.encode` and `bytes.decode`: UTF-8, UTF-16, UTF-32, Latin-1 and ASCII, with CPython's error handlers and texts.

use super::repr::escape_char;
use crate::bigint::write_u32;

/// An encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Codec {
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Sig,
    Ascii,
    Latin1,
    /// UTF-16 with a byte order mark; little endian without one.
    Utf16,
    Utf16Le,
    Utf16Be,
    Utf32,
    Utf32Le,
    Utf32Be,
}

/// What to do about what cannot be encoded or decoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    /// Encoding only.
    XmlCharRefReplace,
}

/// Aliases by codec; names are compared lowercase with `-` for `_` and space.
const NAMES: [(&str, Codec); 25] = [
    ("utf-8", Codec::Utf8),
    ("utf8", Codec::Utf8),
    ("u8", Codec::Utf8),
    ("utf", Codec::Utf8),
    ("utf-8-sig", Codec::Utf8Sig),
    ("ascii", Codec::Ascii),
    ("us-ascii", Codec::Ascii),
    ("646", Codec::Ascii),
    ("latin-1", Codec::Latin1),
    ("latin1", Codec::Latin1),
    ("latin", Codec::Latin1),
    ("iso-8859-1", Codec::Latin1),
    ("iso8859-1", Codec::Latin1),
    ("l1", Codec::Latin1),
    ("utf-16", Codec::Utf16),
    ("utf16", Codec::Utf16),
    ("utf-16-le", Codec::Utf16Le),
    ("utf-16le", Codec::Utf16Le),
    ("utf-16-be", Codec::Utf16Be),
    ("utf-16be", Codec::Utf16Be),
    ("utf-32", Codec::Utf32),
    ("utf-32-le", Codec::Utf32Le),
    ("utf-32le", Codec::Utf32Le),
    ("utf-32-be", Codec::Utf32Be),
    ("utf-32be", Codec::Utf32Be),
];

/// Strings hold no surrogates, so that the handlers that make or take them find only what is an error.
const HANDLERS: [(&str, Handler); 7] = [
    ("strict", Handler::Strict),
    ("surrogateescape", Handler::Strict),
    ("surrogatepass", Handler::Strict),
    ("ignore", Handler::Ignore),
    ("replace", Handler::Replace),
    ("backslashreplace", Handler::BackslashReplace),
    ("xmlcharrefreplace", Handler::XmlCharRefReplace),
];

impl Codec {
    /// The codec of a name; `None` for "unknown encoding: ...".
    pub fn lookup(name: &str) -> Option<Codec> {
        let mut normal = name.to_ascii_lowercase().into_bytes();
        for c in &mut normal {
            if matches!(*c, b'_' | b' ') {
                *c = b'-';
            }
        }
        NAMES.iter().find(|(name, _)| name.as_bytes() == normal).map(|&(_, codec)| codec)
    }

    /// The name that errors show.
    pub fn name(self) -> &'static str {
        match self {
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf8 | Codec::Utf8Sig => "utf-8",
            Codec::Utf16 => "utf-16",
            Codec::Utf16Le => "utf-16-le",
            Codec::Utf16Be => "utf-16-be",
            Codec::Utf32 => "utf-32",
            Codec::Utf32Le => "utf-32-le",
            Codec::Utf32Be => "utf-32-be",
        }
    }
}

impl Handler {
    /// The handler of a name; `None` for "unknown error handler name '...'".
    pub fn lookup(name: &str) -> Option<Handler> {
        HANDLERS.iter().find(|(known, _)| *known == name).map(|&(_, handler)| handler)
    }
}

/// What `UnicodeDecodeError` and `UnicodeEncodeError` tell besides the object: positions in bytes when decoding, in
/// code points when encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CodecError {
    /// The codec's name.
    pub codec: &'static str,
    /// Where the trouble starts.
    pub start: usize,
    /// And where it ends, exclusive.
    pub end: usize,
    /// What is wrong.
    pub reason: &'static str,
}

fn push_number(n: usize, out: &mut String) {
    write_u32(n as u32, 10, out);
}

/// The message of a codec error: `subject` is what a single item is called.
fn message(verb: &str, subject: Option<&str>, plural: &str, error: &CodecError) -> String {
    let mut out = ["'", error.codec, "' codec can't ", verb, " "].concat();
    out.push_str(subject.unwrap_or(plural));
    out.push_str(" in position ");
    push_number(error.start, &mut out);
    if subject.is_none() {
        out.push('-');
        push_number(error.end.saturating_sub(1), &mut out);
    }
    out.push_str(": ");
    out.push_str(error.reason);
    out
}

/// `str(UnicodeDecodeError(...))`.
pub fn decode_message(error: &CodecError, bytes: &[u8]) -> String {
    let mut subject = String::from("byte 0x");
    let byte = u32::from(bytes.get(error.start).copied().unwrap_or(0));
    if byte < 16 {
        subject.push('0');
    }
    write_u32(byte, 16, &mut subject);
    message("decode", (error.end == error.start + 1).then_some(&subject), "bytes", error)
}

/// `str(UnicodeEncodeError(...))`.
pub fn encode_message(error: &CodecError, text: &str) -> String {
    let mut subject = String::from("character '");
    let at = super::byte_offset(text.as_bytes(), error.start);
    if let Some(c) = text.get(at..).unwrap_or_default().chars().next() {
        escape_char(c as u32, &mut subject);
    }
    subject.push('\'');
    message("encode", (error.end == error.start + 1).then_some(&subject), "characters", error)
}

/// Encodes a string.
pub fn encode(text: &str, codec: Codec, handler: Handler) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::with_capacity(text.len());
    let (limit, reason) = match codec {
        Codec::Utf8 => return Ok(text.as_bytes().to_vec()),
        Codec::Utf8Sig => {
            out.extend_from_slice(b"\xEF\xBB\xBF");
            out.extend_from_slice(text.as_bytes());
            return Ok(out);
        }
        Codec::Ascii => (0x80, "ordinal not in range(128)"),
        Codec::Latin1 => (0x100, "ordinal not in range(256)"),
        _ => {
            encode_wide(text, codec, &mut out);
            return Ok(out);
        }
    };
    let mut chars = text.chars().enumerate();
    while let Some((start, c)) = chars.next() {
        let code = c as u32;
        if code < limit {
            out.push(code as u8);
            continue;
        }
        match handler {
            Handler::Ignore => {}
            Handler::Replace => out.push(b'?'),
            Handler::BackslashReplace => {
                let mut escaped = String::new();
                escape_char(code, &mut escaped);
                out.extend_from_slice(escaped.as_bytes());
            }
            Handler::XmlCharRefReplace => {
                let mut reference = String::from("&#");
                write_u32(code, 10, &mut reference);
                reference.push(';');
                out.extend_from_slice(reference.as_bytes());
            }
            Handler::Strict => {
                let more = chars.take_while(|&(_, c)| c as u32 >= limit).count();
                return Err(CodecError { codec: codec.name(), start, end: start + 1 + more, reason });
            }
        }
    }
    Ok(out)
}

fn encode_wide(text: &str, codec: Codec, out: &mut Vec<u8>) {
    let big = matches!(codec, Codec::Utf16Be | Codec::Utf32Be);
    let narrow = matches!(codec, Codec::Utf16 | Codec::Utf16Le | Codec::Utf16Be);
    let mut push = |unit: u32| {
        let width = if narrow { 2 } else { 4 };
        for i in 0..width {
            let byte = if big { width - 1 - i } else { i };
            out.push((unit >> (8 * byte)) as u8);
        }
    };
    if matches!(codec, Codec::Utf16 | Codec::Utf32) {
        push(0xFEFF);
    }
    for c in text.chars() {
        let code = c as u32;
        if narrow && code > 0xFFFF {
            push(0xD800 + ((code - 0x10000) >> 10));
            push(0xDC00 + (code & 0x3FF));
        } else {
            push(code);
        }
    }
}

/// Decodes bytes. Strings are UTF-8 here, so that lone surrogates are errors in every codec.
pub fn decode(bytes: &[u8], codec: Codec, handler: Handler) -> Result<String, CodecError> {
    let mut out = String::with_capacity(bytes.len());
    match codec {
        Codec::Utf8 => decode_utf8(bytes, handler, &mut out)?,
        Codec::Utf8Sig => {
            decode_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), handler, &mut out)?;
        }
        Codec::Latin1 => {
            for &c in bytes {
                out.push(char::from(c));
            }
        }
        Codec::Ascii => {
            for (start, &c) in bytes.iter().enumerate() {
                if c < 0x80 {
                    out.push(char::from(c));
                } else {
                    let error = CodecError {
                        codec: codec.name(),
                        start,
                        end: start + 1,
                        reason: "ordinal not in range(128)",
                    };
                    handle(error, bytes, handler, &mut out)?;
                }
            }
        }
        _ => decode_wide(bytes, codec, handler, &mut out)?,
    }
    Ok(out)
}

/// Goes on after a mistake, or gives it back.
fn handle(error: CodecError, bytes: &[u8], handler: Handler, out: &mut String) -> Result<(), CodecError> {
    match handler {
        Handler::Ignore => {}
        Handler::Replace => out.push('\u{fffd}'),
        Handler::BackslashReplace => {
            for &c in bytes.get(error.start..error.end).unwrap_or(&[]) {
                escape_char(u32::from(c), out);
            }
        }
        _ => return Err(error),
    }
    Ok(())
}

fn decode_utf8(bytes: &[u8], handler: Handler, out: &mut String) -> Result<(), CodecError> {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        let error = match std::str::from_utf8(rest) {
            Ok(text) => {
                out.push_str(text);
                return Ok(());
            }
            Err(error) => error,
        };
        let start = at + error.valid_up_to();
        out.push_str(std::str::from_utf8(bytes.get(at..start).unwrap_or(&[])).unwrap_or_default());
        let (end, reason) = match (error.error_len(), bytes.get(start)) {
            (None, _) => (bytes.len(), "unexpected end of data"),
            (Some(len), Some(0xC2..=0xF4)) => (start + len, "invalid continuation byte"),
            (Some(len), _) => (start + len, "invalid start byte"),
        };
        handle(CodecError { codec: "utf-8", start, end, reason }, bytes, handler, out)?;
        at = end;
    }
    Ok(())
}

fn decode_wide(bytes: &[u8], codec: Codec, handler: Handler, out: &mut String) -> Result<(), CodecError> {
    let narrow = matches!(codec, Codec::Utf16 | Codec::Utf16Le | Codec::Utf16Be);
    let width = if narrow { 2 } else { 4 };
    let mut big = matches!(codec, Codec::Utf16Be | Codec::Utf32Be);
    let unit = |at: usize, big: bool| -> Option<u32> {
        let unit = bytes.get(at..at + width)?;
        let mut value = 0;
        for i in 0..width {
            let byte = unit.get(if big { i } else { width - 1 - i }).copied().unwrap_or(0);
            value = value << 8 | u32::from(byte);
        }
        Some(value)
    };
    let mut at = 0;
    if matches!(codec, Codec::Utf16 | Codec::Utf32) {
        for order in [false, true] {
            if unit(0, order) == Some(0xFEFF) {
                big = order;
                at = width;
                break;
            }
        }
    }
    // With a byte order mark, errors name the order that was found.
    let name = match (codec, big) {
        (Codec::Utf16, false) => "utf-16-le",
        (Codec::Utf16, true) => "utf-16-be",
        (Codec::Utf32, false) => "utf-32-le",
        (Codec::Utf32, true) => "utf-32-be",
        _ => codec.name(),
    };
    while at < bytes.len() {
        let mut end = at + width;
        let reason = match unit(at, big) {
            None => {
                end = bytes.len();
                "truncated data"
            }
            Some(high @ 0xD800..=0xDBFF) if narrow => match unit(at + 2, big) {
                Some(low @ 0xDC00..=0xDFFF) => {
                    let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                    at += 4;
                    continue;
                }
                Some(_) => "illegal UTF-16 surrogate",
                None => {
                    end = bytes.len();
                    "unexpected end of data"
                }
            },
            Some(code) => match char::from_u32(code) {
                Some(c) => {
                    out.push(c);
                    at = end;
                    continue;
                }
                None if narrow => "illegal encoding",
                None if code <= 0xFFFF => "code point in surrogate code point range(0xd800, 0xe000)",
                None => "code point not in range(0x110000)",
            },
        };
        handle(CodecError { codec: name, start: at, end, reason }, bytes, handler, out)?;
        at = end;
    }
    Ok(())
}
