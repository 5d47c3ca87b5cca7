//! [`Platform`] in a browser, a worker or Node: JavaScript's own mathematics, float text, Unicode and clock.
//!
//! The mathematics is imported from the `Math` object itself, which engines compile to direct calls. The rest is
//! `js/platform.js`: it reads text where it lies, and keeps a result until it is told where to put it.

use std::cmp::Ordering;

use anypy_mini_base::platform::{MathOp, MathOp2, NormForm, Platform};

/// The browser.
pub struct Browser;

#[link(wasm_import_module = "math")]
// SAFETY: index.js supplies the `Math` object: pure functions of doubles.
unsafe extern "C" {
    safe fn sin(x: f64) -> f64;
    safe fn cos(x: f64) -> f64;
    safe fn tan(x: f64) -> f64;
    safe fn asin(x: f64) -> f64;
    safe fn acos(x: f64) -> f64;
    safe fn atan(x: f64) -> f64;
    safe fn sinh(x: f64) -> f64;
    safe fn cosh(x: f64) -> f64;
    safe fn tanh(x: f64) -> f64;
    safe fn asinh(x: f64) -> f64;
    safe fn acosh(x: f64) -> f64;
    safe fn atanh(x: f64) -> f64;
    safe fn exp(x: f64) -> f64;
    safe fn expm1(x: f64) -> f64;
    safe fn log(x: f64) -> f64;
    safe fn log2(x: f64) -> f64;
    safe fn log10(x: f64) -> f64;
    safe fn log1p(x: f64) -> f64;
    safe fn cbrt(x: f64) -> f64;
    safe fn pow(x: f64, y: f64) -> f64;
    safe fn atan2(y: f64, x: f64) -> f64;
    safe fn hypot(x: f64, y: f64) -> f64;
}

/// The functions of `js/platform.js`. Text goes as address and bytes.
mod js {
    #[link(wasm_import_module = "platform")]
    // SAFETY: platform.js supplies these signatures; it writes only to `take`'s and `random`'s addresses.
    unsafe extern "C" {
        /// Makes a text of a number: `toExponential()`. Returns its length in bytes, for `take`.
        pub safe fn shortest(x: f64) -> u32;
        pub safe fn parse(text: u32, len: u32) -> f64;
        pub safe fn monotonic() -> f64;
        pub safe fn now() -> f64;
        pub safe fn offset(unix: f64) -> f64;
        /// Operation 0 to 3 is a normal form, 4 upper, 5 lower. Returns the result's length in bytes, for `take`.
        pub safe fn transform(operation: u32, text: u32, len: u32) -> u32;
        pub safe fn class(c: u32) -> u32;
        pub safe fn collate(a: u32, a_len: u32, b: u32, b_len: u32) -> i32;
        /// Writes the last result, whose length the caller was told, to an address.
        pub fn take(to: *mut u8);
        /// Fills `len` bytes.
        pub fn random(to: *mut u8, len: u32);
    }
}

fn span(text: &str) -> (u32, u32) {
    (text.as_ptr() as usize as u32, text.len() as u32)
}

/// Appends the result that JavaScript holds.
fn take(len: u32, out: &mut String) {
    let mut bytes = Vec::with_capacity(len as usize);
    // SAFETY: `take` writes exactly the `len` bytes that it announced, into that much capacity, and they are UTF-8
    // from TextEncoder.
    let text = unsafe {
        js::take(bytes.as_mut_ptr());
        bytes.set_len(len as usize);
        String::from_utf8_unchecked(bytes)
    };
    out.push_str(&text);
}

fn transform(operation: u32, text: &str, out: &mut String) {
    let (address, len) = span(text);
    take(js::transform(operation, address, len), out);
}

impl Platform for Browser {
    fn math(&self, op: MathOp, x: f64) -> f64 {
        match op {
            MathOp::Sin => sin(x),
            MathOp::Cos => cos(x),
            MathOp::Tan => tan(x),
            MathOp::Asin => asin(x),
            MathOp::Acos => acos(x),
            MathOp::Atan => atan(x),
            MathOp::Sinh => sinh(x),
            MathOp::Cosh => cosh(x),
            MathOp::Tanh => tanh(x),
            MathOp::Asinh => asinh(x),
            MathOp::Acosh => acosh(x),
            MathOp::Atanh => atanh(x),
            MathOp::Exp => exp(x),
            MathOp::Expm1 => expm1(x),
            MathOp::Log => log(x),
            MathOp::Log2 => log2(x),
            MathOp::Log10 => log10(x),
            MathOp::Log1p => log1p(x),
            MathOp::Cbrt => cbrt(x),
        }
    }

    fn math2(&self, op: MathOp2, x: f64, y: f64) -> f64 {
        match op {
            MathOp2::Pow => pow(x, y),
            MathOp2::Atan2 => atan2(x, y),
            MathOp2::Hypot => hypot(x, y),
        }
    }

    fn shortest(&self, x: f64, out: &mut String) {
        take(js::shortest(x), out);
    }

    fn parse_float(&self, text: &str) -> f64 {
        let (address, len) = span(text);
        js::parse(address, len)
    }

    fn monotonic(&self) -> f64 {
        js::monotonic()
    }

    fn now(&self) -> f64 {
        js::now()
    }

    fn local_offset(&self, unix: f64) -> f64 {
        js::offset(unix)
    }

    fn random(&self, out: &mut [u8]) {
        // SAFETY: `random` writes exactly the bytes of `out`.
        unsafe { js::random(out.as_mut_ptr(), out.len() as u32) };
    }

    fn upper(&self, text: &str, out: &mut String) {
        transform(4, text, out);
    }

    fn lower(&self, text: &str, out: &mut String) {
        transform(5, text, out);
    }

    fn char_class(&self, c: char) -> u32 {
        js::class(c as u32)
    }

    fn normalize(&self, form: NormForm, text: &str, out: &mut String) {
        transform(form as u32, text, out);
    }

    fn collate(&self, a: &str, b: &str) -> Ordering {
        let ((a, a_len), (b, b_len)) = (span(a), span(b));
        js::collate(a, a_len, b, b_len).cmp(&0)
    }
}
