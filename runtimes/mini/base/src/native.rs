//! [`Platform`] outside the browser, for the command line and for tests: the standard library and three Unicode
//! crates. Local time is UTC unless the caller gives an offset, as `std` knows no time zones.

use std::cell::RefCell;
use std::fmt::Write;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use unicode_general_category::{GeneralCategory as G, get_general_category};
use unicode_normalization::UnicodeNormalization;

use crate::platform::{MathOp, MathOp2, NormForm, Platform, class};

/// The native host.
pub struct Native {
    start: Instant,
    utc_offset: f64,
    fixed_random: RefCell<Option<u64>>,
}

impl Native {
    /// A host whose local time is UTC.
    pub fn new() -> Self {
        Native { start: Instant::now(), utc_offset: 0.0, fixed_random: RefCell::new(None) }
    }

    /// Sets local time's distance from UTC in seconds.
    pub fn with_utc_offset(mut self, seconds: f64) -> Self {
        self.utc_offset = seconds;
        self
    }

    /// Makes `random` repeatable, for tests.
    pub fn with_fixed_random(self, seed: u64) -> Self {
        self.fixed_random.replace(Some(seed));
        self
    }
}

impl Default for Native {
    fn default() -> Self {
        Self::new()
    }
}

impl Platform for Native {
    fn math(&self, op: MathOp, x: f64) -> f64 {
        match op {
            MathOp::Sin => x.sin(),
            MathOp::Cos => x.cos(),
            MathOp::Tan => x.tan(),
            MathOp::Asin => x.asin(),
            MathOp::Acos => x.acos(),
            MathOp::Atan => x.atan(),
            MathOp::Sinh => x.sinh(),
            MathOp::Cosh => x.cosh(),
            MathOp::Tanh => x.tanh(),
            MathOp::Asinh => x.asinh(),
            MathOp::Acosh => x.acosh(),
            MathOp::Atanh => x.atanh(),
            MathOp::Exp => x.exp(),
            MathOp::Expm1 => x.exp_m1(),
            MathOp::Log => x.ln(),
            MathOp::Log2 => x.log2(),
            MathOp::Log10 => x.log10(),
            MathOp::Log1p => x.ln_1p(),
            MathOp::Cbrt => x.cbrt(),
        }
    }

    fn math2(&self, op: MathOp2, x: f64, y: f64) -> f64 {
        match op {
            MathOp2::Pow => x.powf(y),
            MathOp2::Atan2 => x.atan2(y),
            MathOp2::Hypot => x.hypot(y),
        }
    }

    fn shortest(&self, x: f64, out: &mut String) {
        let start = out.len();
        // Writing to a String cannot fail.
        let _ = write!(out, "{x:e}");
        // Between two equally near texts Rust takes the greater one, Python and browsers the even one, as exact
        // formatting to the same number of digits does.
        let digits = out[start..].bytes().take_while(|&c| c != b'e').filter(u8::is_ascii_digit).count();
        let nearest = format!("{x:.*e}", digits - 1);
        if nearest.parse() == Ok(x) {
            out.truncate(start);
            out.push_str(&nearest);
        }
    }

    fn parse_float(&self, text: &str) -> f64 {
        text.parse().unwrap_or(f64::NAN)
    }

    fn monotonic(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn now(&self) -> f64 {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => since.as_secs_f64(),
            Err(before) => -before.duration().as_secs_f64(),
        }
    }

    fn local_offset(&self, _unix: f64) -> f64 {
        self.utc_offset
    }

    fn random(&self, out: &mut [u8]) {
        let mut fixed = self.fixed_random.borrow_mut();
        match fixed.as_mut() {
            Some(state) => {
                for byte in out {
                    // xorshift64*
                    *state ^= *state >> 12;
                    *state ^= *state << 25;
                    *state ^= *state >> 27;
                    *byte = (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 56) as u8;
                }
            }
            None => getrandom::fill(out).expect("the operating system gives random bytes"),
        }
    }

    fn upper(&self, text: &str, out: &mut String) {
        out.push_str(&text.to_uppercase());
    }

    fn lower(&self, text: &str, out: &mut String) {
        out.push_str(&text.to_lowercase());
    }

    fn char_class(&self, c: char) -> u32 {
        let category = get_general_category(c);
        let mut bits = match category {
            G::UppercaseLetter | G::LowercaseLetter | G::ModifierLetter | G::OtherLetter => class::ALPHA,
            G::TitlecaseLetter => class::ALPHA | class::TITLE,
            G::DecimalNumber => class::DECIMAL | class::NUMBER,
            G::LetterNumber | G::OtherNumber => class::NUMBER,
            G::Control
            | G::Format
            | G::Surrogate
            | G::PrivateUse
            | G::Unassigned
            | G::LineSeparator
            | G::ParagraphSeparator
            | G::SpaceSeparator => class::UNPRINTABLE,
            _ => 0,
        };
        if c.is_lowercase() {
            bits |= class::LOWER;
        }
        if c.is_uppercase() {
            bits |= class::UPPER;
        }
        if unicode_ident::is_xid_start(c) || c == '_' {
            bits |= class::ID_START;
        }
        if unicode_ident::is_xid_continue(c) {
            bits |= class::ID_CONTINUE;
        }
        bits
    }

    fn normalize(&self, form: NormForm, text: &str, out: &mut String) {
        match form {
            NormForm::Nfc => out.extend(text.nfc()),
            NormForm::Nfd => out.extend(text.nfd()),
            NormForm::Nfkc => out.extend(text.nfkc()),
            NormForm::Nfkd => out.extend(text.nfkd()),
        }
    }
}
