//! What the engine takes from its host instead of carrying it along.
//!
//! A browser already ships correctly rounded float text, transcendental functions, case mapping, Unicode classes,
//! normalisation, clocks and randomness. Each would cost the mini runtime kilobytes, so it asks for them through
//! [`Platform`]. The trait is made to be cheap to implement by JavaScript calls: numbers and strings only, nothing
//! for ASCII (the engine answers that itself) and nothing that a few lines here can derive: exact float digits come
//! from `bigint`, title case and case folding from `upper` and `lower` with small tables of exceptions.

use std::cmp::Ordering;

/// A function of one float that the host's mathematics library answers.
///
/// The discriminant is stable: a JavaScript implementation may index a table of `Math` functions by it, in the
/// order of [`MathOp::NAMES`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum MathOp {
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,
    Exp,
    Expm1,
    Log,
    Log2,
    Log10,
    Log1p,
    Cbrt,
}

impl MathOp {
    /// JavaScript's names of the functions, by discriminant.
    pub const NAMES: [&'static str; 19] = [
        "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh",
        "exp", "expm1", "log", "log2", "log10", "log1p", "cbrt",
    ];
}

/// A function of two floats that the host's mathematics library answers. Same order as [`MathOp2::NAMES`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum MathOp2 {
    Pow,
    Atan2,
    Hypot,
}

impl MathOp2 {
    /// JavaScript's names of the functions, by discriminant.
    pub const NAMES: [&'static str; 3] = ["pow", "atan2", "hypot"];
}

/// A Unicode normalisation form. Same order as [`NormForm::NAMES`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum NormForm {
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}

impl NormForm {
    /// The names of the forms in both Python and JavaScript, by discriminant.
    pub const NAMES: [&'static str; 4] = ["NFC", "NFD", "NFKC", "NFKD"];
}

/// What a character is: the bits that [`Platform::char_class`] answers. In brackets the JavaScript regular
/// expression (flag `u`) that decides each.
pub mod class {
    /// A letter, Python's `isalpha` (`\p{L}`).
    pub const ALPHA: u32 = 1;
    /// Lowercase, derived property (`\p{Lowercase}`).
    pub const LOWER: u32 = 2;
    /// Uppercase, derived property (`\p{Uppercase}`).
    pub const UPPER: u32 = 4;
    /// Titlecase letter (`\p{Lt}`).
    pub const TITLE: u32 = 8;
    /// A decimal digit (`\p{Nd}`).
    pub const DECIMAL: u32 = 16;
    /// Any number (`\p{N}`).
    pub const NUMBER: u32 = 32;
    /// Control, format, surrogate, private, unassigned or separator: what `repr` escapes (`[\p{C}\p{Z}]`).
    pub const UNPRINTABLE: u32 = 64;
    /// May start an identifier (`[\p{XID_Start}_]`).
    pub const ID_START: u32 = 128;
    /// May continue an identifier (`\p{XID_Continue}`).
    pub const ID_CONTINUE: u32 = 256;
    /// The JavaScript character classes, by bit number.
    pub const PATTERNS: [&str; 9] = [
        "\\p{L}",
        "\\p{Lowercase}",
        "\\p{Uppercase}",
        "\\p{Lt}",
        "\\p{Nd}",
        "\\p{N}",
        "[\\p{C}\\p{Z}]",
        "[\\p{XID_Start}_]",
        "\\p{XID_Continue}",
    ];
}

/// The host's services. Object-safe; implementations keep their own state behind `&self`.
pub trait Platform {
    /// `Math.<op>(x)`. Domain errors give NaN or an infinity; the caller turns them into exceptions.
    fn math(&self, op: MathOp, x: f64) -> f64;
    /// `Math.<op>(x, y)`. IEEE `pow`: `pow(1, nan)` and `pow(-1, inf)` are settled by the caller.
    fn math2(&self, op: MathOp2, x: f64, y: f64) -> f64;
    /// Appends the shortest digits that read back as `x` (positive, finite) in JavaScript's `toExponential()`
    /// form: `d[.ddd]e[+-]x`.
    fn shortest(&self, x: f64, out: &mut String);
    /// The float nearest to a text `digits[.digits][e[+-]digits]` (ties to even); infinity on overflow. The
    /// caller has checked the syntax.
    fn parse_float(&self, text: &str) -> f64;
    /// Seconds of a clock that never goes back; its zero is arbitrary.
    fn monotonic(&self) -> f64;
    /// Seconds since 1970-01-01 UTC.
    fn now(&self) -> f64;
    /// Seconds that local time is ahead of UTC at a moment given in seconds since 1970.
    fn local_offset(&self, unix: f64) -> f64;
    /// Fills a buffer with cryptographic randomness.
    fn random(&self, out: &mut [u8]);
    /// Appends the full uppercase mapping of a text (`toUpperCase`).
    fn upper(&self, text: &str, out: &mut String);
    /// Appends the full lowercase mapping of a text, final sigma included (`toLowerCase`).
    fn lower(&self, text: &str, out: &mut String);
    /// The [`class`] bits of a character (never asked for ASCII).
    fn char_class(&self, c: char) -> u32;
    /// Appends the normal form of a text.
    fn normalize(&self, form: NormForm, text: &str, out: &mut String);
    /// Compares two texts the way the host sorts in the user's language (`localeCompare`), for `locale.strcoll`;
    /// code point order where the host knows no better.
    fn collate(&self, a: &str, b: &str) -> Ordering {
        a.cmp(b)
    }
}
