//! Big integers to and from text in bases 2 to 36.
//!
//! Both ways split at powers of the base and recurse (divide and conquer), so that parsing inherits Karatsuba's
//! exponent and printing runs in multiply-subtract loops instead of one hardware division a limb and digit group.

use super::{Int, IntRef, TooBig, div, mag, mul};

/// Limbs below which printing divides by one limb at a time.
const SIMPLE_LIMBS: usize = 24;
/// Digits below which parsing multiplies by one limb at a time.
const SIMPLE_DIGITS: usize = 256;

/// The largest power of `radix` in a limb, and its exponent.
fn chunk(radix: u32) -> (u32, usize) {
    let (mut power, mut digits) = (radix, 1);
    while let Some(next) = power.checked_mul(radix) {
        power = next;
        digits += 1;
    }
    (power, digits)
}

fn digit_char(d: u32) -> u8 {
    (if d < 10 { b'0' as u32 + d } else { b'a' as u32 + d - 10 }) as u8
}

/// The text of a magnitude, lowercase, without prefix or sign.
pub(crate) fn to_text(a: &[u32], radix: u32, out: &mut String) {
    let mut text = Vec::new();
    if radix.is_power_of_two() {
        pow2_text(a, radix.trailing_zeros(), &mut text);
    } else {
        let (power, digits) = chunk(radix);
        // The squares of the chunk until one is longer than half of `a`.
        let mut powers = vec![vec![power]];
        while let Some(last) = powers.last() {
            if last.len() * 2 > a.len() + 1 || a.len() <= SIMPLE_LIMBS {
                break;
            }
            let next = mul::mul(last, last);
            powers.push(next);
        }
        let printer = Printer { radix, power, digits, powers: &powers };
        printer.print(a, powers.len(), 0, &mut text);
    }
    if text.is_empty() {
        text.push(b'0');
    }
    out.push_str(std::str::from_utf8(&text).unwrap_or_default());
}

struct Printer<'a> {
    radix: u32,
    power: u32,
    digits: usize,
    /// `powers[k] = power ** (2 ** k)`
    powers: &'a [Vec<u32>],
}

impl Printer<'_> {
    /// Prints `a < powers[level] ` padded with zeros to `width` digits.
    fn print(&self, a: &[u32], level: usize, width: usize, out: &mut Vec<u8>) {
        if a.len() <= SIMPLE_LIMBS || level == 0 {
            self.simple(a, width, out);
            return;
        }
        let Some(split) = self.powers.get(level - 1) else { return };
        if mag::cmp(a, split).is_lt() {
            self.print(a, level - 1, width, out);
            return;
        }
        let low = self.digits << (level - 1);
        let (q, r) = div::div_rem(a, split);
        self.print(&q, level - 1, width.saturating_sub(low), out);
        self.print(&r, level - 1, low, out);
    }

    fn simple(&self, a: &[u32], width: usize, out: &mut Vec<u8>) {
        let start = out.len();
        let mut a = a.to_vec();
        while !a.is_empty() {
            let mut group = mag::div_limb(&mut a, self.power);
            mag::trim(&mut a);
            for _ in 0..self.digits {
                if group == 0 && a.is_empty() {
                    break;
                }
                out.push(digit_char(group % self.radix));
                group /= self.radix;
            }
        }
        if out.len() < start + width {
            out.resize(start + width, b'0');
        }
        if let Some(text) = out.get_mut(start..) {
            text.reverse();
        }
    }
}

fn pow2_text(a: &[u32], bits: u32, out: &mut Vec<u8>) {
    let mut window = 0u64;
    let mut have = 0;
    for (i, &limb) in a.iter().enumerate() {
        window |= u64::from(limb) << have;
        have += 32;
        let last = i + 1 == a.len();
        while if last { window != 0 } else { have >= bits } {
            out.push(digit_char(window as u32 & ((1 << bits) - 1)));
            window >>= bits;
            have = have.saturating_sub(bits);
        }
    }
    out.reverse();
}

/// The value of an ASCII digit or letter; 36 and above for anything else.
pub(crate) fn digit_value(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'a'..=b'z' => u32::from(c - b'a') + 10,
        b'A'..=b'Z' => u32::from(c - b'A') + 10,
        _ => 99,
    }
}

/// The magnitude of checked digits (no sign, no prefix, no underscores).
pub(crate) fn parse(digits: &[u8], radix: u32, limit: usize) -> Result<Vec<u32>, TooBig> {
    let bits_a_digit = 32 - (radix - 1).leading_zeros();
    // An upper bound: at most one limb in five too pessimistic, for base 10.
    if (digits.len() as u64 * u64::from(bits_a_digit)) / 40 > limit as u64 {
        return Err(TooBig);
    }
    if radix.is_power_of_two() {
        return Ok(parse_pow2(digits, bits_a_digit));
    }
    let (power, group) = chunk(radix);
    let mut powers = vec![vec![power]];
    while let Some(last) = powers.last() {
        if group << powers.len() >= digits.len() || digits.len() <= SIMPLE_DIGITS {
            break;
        }
        let next = mul::mul(last, last);
        powers.push(next);
    }
    Ok(parse_part(digits, radix, group, &powers))
}

fn parse_part(digits: &[u8], radix: u32, group: usize, powers: &[Vec<u32>]) -> Vec<u32> {
    if let Some((top, rest)) = powers.split_last()
        && digits.len() > SIMPLE_DIGITS
    {
        let low_digits = group << rest.len();
        if digits.len() <= low_digits {
            return parse_part(digits, radix, group, rest);
        }
        let (high, low) = digits.split_at(digits.len() - low_digits);
        let mut value = mul::mul(&parse_part(high, radix, group, rest), top);
        let low = parse_part(low, radix, group, rest);
        if value.len() < low.len() {
            value.resize(low.len(), 0);
        }
        if mag::add_assign(&mut value, &low) != 0 {
            value.push(1);
        }
        mag::trim(&mut value);
        return value;
    }
    let mut value = Vec::new();
    for part in digits.chunks(group) {
        let (mut scale, mut sum) = (1u32, 0u32);
        for &c in part {
            scale = scale.wrapping_mul(radix);
            sum = sum.wrapping_mul(radix).wrapping_add(digit_value(c));
        }
        let carry = mag::mul_limb(&mut value, scale, sum);
        if carry != 0 {
            value.push(carry);
        }
    }
    value
}

fn parse_pow2(digits: &[u8], bits: u32) -> Vec<u32> {
    let mut out = Vec::with_capacity(digits.len() * bits as usize / 32 + 1);
    let (mut window, mut have) = (0u64, 0);
    for &c in digits.iter().rev() {
        window |= u64::from(digit_value(c)) << have;
        have += bits;
        if have >= 32 {
            out.push(window as u32);
            window >>= 32;
            have -= 32;
        }
    }
    out.push(window as u32);
    mag::trim(&mut out);
    out
}

/// Why a text is no integer literal of `int(text, base)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseError {
    /// Not digits of the base: `invalid literal for int() with base N: '...'`.
    Invalid,
    /// Longer than the limit.
    TooBig,
}

/// Reads what `int(text, base)` accepts: white space around, a sign, a base prefix (base 0 or the matching base),
/// single underscores between digits. `base` is 0 or 2 to 36. The text is ASCII: the caller has mapped other
/// decimal digits and spaces to ASCII ones.
pub fn parse_int(text: &[u8], base: u32, limit: usize) -> Result<Int, ParseError> {
    let mut s = crate::text::trim_ascii(text);
    let mut neg = false;
    if let [sign @ (b'+' | b'-'), rest @ ..] = s {
        neg = *sign == b'-';
        s = rest;
    }
    let mut radix = base;
    let mut prefixed = false;
    let mut old_octal = false;
    if let [b'0', letter, rest @ ..] = s {
        let found = match letter | 0x20 {
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => 0,
        };
        if found != 0 && (base == 0 || base == found) {
            radix = found;
            prefixed = true;
            s = rest;
        } else if base == 0 {
            // "00" is zero but "01" is nothing.
            old_octal = true;
        }
    }
    if radix == 0 {
        radix = 10;
    }
    let mut digits = Vec::with_capacity(s.len());
    // An underscore may follow a prefix or stand between two digits.
    let mut after_digit = prefixed;
    for &c in s {
        if c == b'_' {
            if !after_digit {
                return Err(ParseError::Invalid);
            }
            after_digit = false;
        } else if digit_value(c) < radix {
            digits.push(c);
            after_digit = true;
        } else {
            return Err(ParseError::Invalid);
        }
    }
    if digits.is_empty() || !after_digit || (old_octal && digits.iter().any(|&c| c != b'0')) {
        return Err(ParseError::Invalid);
    }
    match parse(&digits, radix, limit) {
        Ok(mag) => Ok(Int::new(neg, mag)),
        Err(TooBig) => Err(ParseError::TooBig),
    }
}

impl IntRef<'_> {
    /// Appends the text in a base from 2 to 36: sign and lowercase digits, no prefix.
    pub fn write_text(self, radix: u32, out: &mut String) {
        if self.neg {
            out.push('-');
        }
        match *self.mag {
            // Most integers: no vectors, 32-bit division only.
            [] => out.push('0'),
            [limb] => write_u32(limb, radix, out),
            _ => to_text(self.mag, radix, out),
        }
    }

    /// The text in a base from 2 to 36: sign and lowercase digits, no prefix.
    pub fn to_text(self, radix: u32) -> String {
        let mut out = String::new();
        self.write_text(radix, &mut out);
        out
    }
}

/// Appends a small number in a base from 2 to 36.
pub fn write_u32(mut x: u32, radix: u32, out: &mut String) {
    let mut buffer = [0u8; 32];
    let mut len = 0;
    for slot in buffer.iter_mut().rev() {
        *slot = digit_char(x % radix);
        len += 1;
        x /= radix;
        if x == 0 {
            break;
        }
    }
    out.push_str(std::str::from_utf8(buffer.get(32 - len..).unwrap_or_default()).unwrap_or_default());
}

/// Appends a signed number in decimal.
pub fn write_i64(x: i64, out: &mut String) {
    super::IntBuf::from_i64(x).as_ref().write_text(10, out);
}
