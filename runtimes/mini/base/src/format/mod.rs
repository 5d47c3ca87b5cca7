//! `format(value, spec)` for strings, integers, floats and complex numbers, after CPython's
//! Python/formatter_unicode.c, with its error texts. Widths count code points.
//!
//! The `n` type groups nothing, as no locale is ever set.

mod number;
mod spec;

pub use number::{complex, float, int};
pub use spec::{Spec, parse};

use crate::error::{Result, value_error};
use crate::text::{byte_offset, char_count};

/// Appends `format(text, spec)`.
pub fn str(text: &str, spec: &str, type_name: &str, out: &mut String) -> Result<()> {
    if spec.is_empty() {
        out.push_str(text);
        return Ok(());
    }
    let spec = parse(spec, 's', b'<', type_name)?;
    if spec.ty != 's' {
        return spec::unknown_code(spec.ty, type_name);
    }
    let refused = if spec.sign == b' ' {
        "Space not allowed"
    } else if spec.sign != 0 {
        "Sign not allowed"
    } else if spec.no_neg_zero {
        "Negative zero coercion (z) not allowed"
    } else if spec.alternate {
        "Alternate form (#) not allowed"
    } else if spec.align == b'=' {
        return value_error(&["'=' alignment not allowed in string format specifier"]);
    } else {
        ""
    };
    if !refused.is_empty() {
        return value_error(&[refused, " in string format specifier"]);
    }
    let text = match spec.precision {
        Some(width) => text.get(..byte_offset(text.as_bytes(), width)).unwrap_or(text),
        None => text,
    };
    let padding = spec.width.saturating_sub(char_count(text.as_bytes()));
    let left = match spec.align {
        b'>' => padding,
        b'^' => padding / 2,
        _ => 0,
    };
    fill(out, spec.fill, left);
    out.push_str(text);
    fill(out, spec.fill, padding - left);
    Ok(())
}

/// Appends a character so many times.
pub(crate) fn fill(out: &mut String, c: char, count: usize) {
    for _ in 0..count {
        out.push(c);
    }
}
