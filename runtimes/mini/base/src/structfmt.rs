//! The `struct` module: format strings, and scalars in bytes.
//!
//! [`Format::parse`] checks a format and gives its byte order; [`Items`] walks it, yielding one item for each value
//! (`s` and `p` are one item of their count, `x` is skipped) with its offset. The caller converts objects and calls
//! [`pack_int`], [`pack_float`] and their opposites.

use crate::bigint::{BytesError, Int, IntRef, compose, decompose};
use crate::error::{Error, ErrorKind};

/// Byte order and alignment of a format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Format<'a> {
    /// The codes after the order character.
    codes: &'a [u8],
    /// `>` or `!`.
    pub big_endian: bool,
    /// `@` or nothing: sizes of C types and padding between them. As on a 64-bit machine, whatever we run on.
    pub native: bool,
    /// The size in bytes.
    pub size: usize,
    /// How many values it takes.
    pub values: usize,
}

/// One value of a format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    /// One of `cbB?hHiIlLqQnNPefdsp`.
    pub code: u8,
    /// Where its bytes begin.
    pub offset: usize,
    /// How many they are.
    pub size: usize,
}

/// What is wrong with a format: the message of a `struct.error`.
pub type FormatError = &'static str;

/// Sizes by code: standard, and native where alignment equals size.
const SIZES: [(u8, u8, u8); 20] = [
    (b'x', 1, 1),
    (b'c', 1, 1),
    (b'b', 1, 1),
    (b'B', 1, 1),
    (b'?', 1, 1),
    (b'h', 2, 2),
    (b'H', 2, 2),
    (b'i', 4, 4),
    (b'I', 4, 4),
    (b'l', 4, 8),
    (b'L', 4, 8),
    (b'q', 8, 8),
    (b'Q', 8, 8),
    (b'n', 0, 8),
    (b'N', 0, 8),
    (b'P', 0, 8),
    (b'e', 2, 2),
    (b'f', 4, 4),
    (b'd', 8, 8),
    (b's', 1, 1),
];

impl<'a> Format<'a> {
    /// Reads and checks a format.
    pub fn parse(text: &'a [u8]) -> Result<Format<'a>, FormatError> {
        let (order, codes) = match text {
            [c @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest @ ..] => (*c, rest),
            _ => (b'@', text),
        };
        let mut format = Format {
            codes,
            big_endian: matches!(order, b'>' | b'!'),
            native: order == b'@',
            size: 0,
            values: 0,
        };
        let mut items = format.items();
        while items.next_item()?.is_some() {
            format.values += 1;
        }
        format.size = items.offset;
        Ok(format)
    }

    /// Its values, first to last.
    pub fn items(&self) -> Items<'a> {
        Items { rest: self.codes, native: self.native, repeat: 0, code: 0, size: 0, offset: 0 }
    }
}

/// Walks a format.
pub struct Items<'a> {
    rest: &'a [u8],
    native: bool,
    repeat: usize,
    code: u8,
    size: usize,
    offset: usize,
}

impl Items<'_> {
    /// The next value; `None` at the end.
    pub fn next_item(&mut self) -> Result<Option<Item>, FormatError> {
        const TOO_LONG: FormatError = "total struct size too long";
        loop {
            if self.repeat > 0 {
                self.repeat -= 1;
                let item = Item { code: self.code, offset: self.offset, size: self.size };
                self.offset += self.size;
                return Ok(Some(item));
            }
            let mut count = None;
            let code = loop {
                let [c, tail @ ..] = self.rest else {
                    return if count.is_some() {
                        Err("repeat count given without format specifier")
                    } else {
                        Ok(None)
                    };
                };
                self.rest = tail;
                match c {
                    b'0'..=b'9' => {
                        let n = count.unwrap_or(0usize) * 10 + usize::from(c - b'0');
                        if n > i32::MAX as usize / 20 {
                            return Err("overflow in item count");
                        }
                        count = Some(n);
                    }
                    _ if crate::text::is_space(*c) && count.is_none() => {}
                    _ => break *c,
                }
            };
            let sought = if code == b'p' { b's' } else { code };
            let found = SIZES.iter().find(|(known, _, _)| *known == sought);
            let size = found.map_or(0, |&(_, standard, native)| if self.native { native } else { standard });
            if size == 0 {
                return Err("bad char in struct format");
            }
            let size = usize::from(size);
            if self.native {
                self.offset = self.offset.next_multiple_of(size);
            }
            let count = count.unwrap_or(1);
            if self.offset.checked_add(count * size).is_none_or(|end| end > i32::MAX as usize) {
                return Err(TOO_LONG);
            }
            match code {
                b'x' => self.offset += count,
                b's' | b'p' => (self.code, self.size, self.repeat) = (code, count, 1),
                _ => (self.code, self.size, self.repeat) = (code, size, count),
            }
        }
    }
}

/// Whether a code takes integers, and then whether signed ones.
pub fn int_code(code: u8) -> Option<bool> {
    match code {
        b'b' | b'h' | b'i' | b'l' | b'q' | b'n' => Some(true),
        b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' | b'P' => Some(false),
        _ => None,
    }
}

/// Writes an integer; `Err` where CPython says "... format requires ... <= number <= ..." (see [`int_range`]).
pub fn pack_int(item: Item, x: IntRef<'_>, big_endian: bool, out: &mut [u8]) -> Result<(), BytesError> {
    let bytes = x.to_bytes(item.size, big_endian, int_code(item.code) == Some(true))?;
    copy(item, &bytes, out);
    Ok(())
}

/// Reads an integer.
pub fn unpack_int(item: Item, bytes: &[u8], big_endian: bool) -> Int {
    Int::from_bytes(slice(item, bytes), big_endian, int_code(item.code) == Some(true))
}

/// The message of the `struct.error` for an integer that does not fit.
pub fn int_range(item: Item) -> String {
    let mut out = String::from("'");
    out.push(char::from(item.code));
    out.push_str("' format requires ");
    let signed = int_code(item.code) == Some(true);
    let top = u64::MAX >> (64 - 8 * item.size.clamp(1, 8)) >> u32::from(signed);
    let mut edge = Int::from_u64(top);
    if signed {
        edge.as_ref().invert().as_ref().write_text(10, &mut out);
    } else {
        out.push('0');
    }
    out.push_str(" <= number <= ");
    edge.neg = false;
    edge.as_ref().write_text(10, &mut out);
    out
}

fn slice(item: Item, bytes: &[u8]) -> &[u8] {
    bytes.get(item.offset..item.offset + item.size).unwrap_or(&[])
}

fn copy(item: Item, from: &[u8], to: &mut [u8]) {
    if let Some(target) = to.get_mut(item.offset..item.offset + item.size) {
        for (to, from) in target.iter_mut().zip(from) {
            *to = *from;
        }
    }
}

/// Writes a float by `e`, `f` or `d`; an `OverflowError` if a finite one does not fit.
pub fn pack_float(item: Item, x: f64, big_endian: bool, out: &mut [u8]) -> Result<(), Error> {
    let (bits, fits) = match item.code {
        b'd' => (x.to_bits(), true),
        b'f' => {
            let single = x as f32;
            (u64::from(single.to_bits()), single.is_finite() || !x.is_finite())
        }
        _ => {
            let half = to_half(x);
            (u64::from(half), half & 0x7FFF != 0x7C00 || x.is_infinite())
        }
    };
    if !fits {
        let message = ["float too large to pack with ", if item.code == b'f' { "f" } else { "e" }, " format"];
        return Err(Error { kind: ErrorKind::OverflowError, message: message.concat() });
    }
    let mut bytes = bits.to_le_bytes();
    if let Some(used) = bytes.get_mut(..item.size)
        && big_endian
    {
        used.reverse();
    }
    copy(item, &bytes, out);
    Ok(())
}

/// Reads a float.
pub fn unpack_float(item: Item, bytes: &[u8], big_endian: bool) -> f64 {
    let bits = Int::from_bytes(slice(item, bytes), big_endian, false).as_ref().wrap_u64();
    match item.code {
        b'd' => f64::from_bits(bits),
        b'f' => f64::from(f32::from_bits(bits as u32)),
        _ => from_half(bits as u32),
    }
}

/// The bits of the nearest half-precision float, ties to even.
fn to_half(x: f64) -> u16 {
    let sign = (x.to_bits() >> 48) as u16 & 0x8000;
    let size = x.abs();
    let bits = if x.is_nan() {
        0x7E00
    } else if size >= 65_520.0 {
        0x7C00
    } else {
        // In units of the last place at this size, rounding is to an integer.
        let (mantissa, exponent) = decompose(size);
        let top = 63 - mantissa.leading_zeros() as i32 + exponent;
        let unit = top.max(-14) - 10;
        let units = compose(mantissa, i64::from(exponent - unit), false).round_ties_even() as u16;
        // The leading bit of a normal number adds one to the exponent; so does a carry out of the mantissa.
        units + (((unit + 24) as u16) << 10)
    };
    sign | bits
}

fn from_half(bits: u32) -> f64 {
    let (exponent, fraction) = (bits >> 10 & 31, u64::from(bits & 0x3FF));
    let size = match exponent {
        31 if fraction != 0 => f64::NAN,
        31 => f64::INFINITY,
        0 => compose(fraction, -24, false),
        _ => compose(fraction | 0x400, i64::from(exponent) - 25, false),
    };
    if bits & 0x8000 != 0 { -size } else { size }
}
