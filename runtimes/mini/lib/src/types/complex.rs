//! `complex`

use anypy_mini_base::float;
use anypy_mini_base::platform::MathOp2;
use anypy_mini_base::text::to_ascii_number;
use anypy_mini_vm::layout::{Complex, Kind};
use anypy_mini_vm::native::{function, method};
use anypy_mini_vm::{Args, Builtin, Gc, GetSetDef, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

use super::float::real;
use super::wrong_receiver;

fn parts(vm: &mut Vm, v: Value) -> Res<(f64, f64)> {
    let v = vm.unwrap(v);
    if !is(v, Kind::Complex) {
        return wrong_receiver(vm, v);
    }
    let c = Gc::<Complex>::of(v);
    Ok((c.re.get(), c.im.get()))
}

/// A number as a complex one: complex, real, or an object with `__complex__`; `None` for others. The flag says
/// whether it is complex.
pub fn number(vm: &mut Vm, v: Value) -> Res<Option<(f64, f64, bool)>> {
    let inner = vm.unwrap(v);
    if is(inner, Kind::Complex) {
        let (re, im) = parts(vm, inner)?;
        return Ok(Some((re, im, true)));
    }
    if let Some(r) = vm.call_special(v, Sym::Complex, &[])? {
        let r = vm.unwrap(r);
        if !is(r, Kind::Complex) {
            return vm.type_error_about(r, "__complex__ returned non-complex (type @)");
        }
        let (re, im) = parts(vm, r)?;
        return Ok(Some((re, im, true)));
    }
    Ok(real(vm, v)?.map(|x| (x, 0.0, false)))
}

/// The end of the longest prefix that looks like a float.
fn float_end(s: &[u8]) -> usize {
    let at = |i: usize| s.get(i).copied().unwrap_or(0);
    let mut i = usize::from(matches!(at(0), b'+' | b'-'));
    for word in [&b"infinity"[..], b"inf", b"nan"] {
        if s.get(i..i + word.len()).is_some_and(|w| w.eq_ignore_ascii_case(word)) {
            return i + word.len();
        }
    }
    let start = i;
    while at(i).is_ascii_digit() || matches!(at(i), b'_' | b'.') {
        i += 1;
    }
    if i == start {
        return 0;
    }
    if matches!(at(i), b'e' | b'E') {
        let digits = i + 1 + usize::from(matches!(at(i + 1), b'+' | b'-'));
        if at(digits).is_ascii_digit() {
            i = digits;
            while at(i).is_ascii_digit() || at(i) == b'_' {
                i += 1;
            }
        }
    }
    i
}

/// Reads what `complex(text)` accepts.
fn parse(vm: &Vm, text: &str) -> Option<(f64, f64)> {
    let mut s = text.trim_ascii();
    if let Some(inner) = s.strip_prefix('(') {
        s = inner.strip_suffix(')')?.trim_ascii();
    }
    let value = |s: &str| float::parse(&*vm.platform, s);
    let unit = |s: &str| match s {
        "" | "+" => Some(1.0),
        "-" => Some(-1.0),
        _ => value(s),
    };
    if s.contains(|c: char| c.is_ascii_whitespace()) {
        return None;
    }
    let Some(body) = s.strip_suffix(['j', 'J']) else { return Some((value(s)?, 0.0)) };
    let end = float_end(body.as_bytes());
    if end == body.len() || end == 0 {
        return Some((0.0, unit(body)?));
    }
    let (re, im) = body.split_at_checked(end)?;
    if !im.starts_with(['+', '-']) {
        return None;
    }
    Some((value(re)?, unit(im)?))
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    let (first, second) = (args.opt(1), args.opt(2));
    if let Some(v) = first
        && let Some(s) = vm.as_str(v)
    {
        if second.is_some() {
            return vm.type_error(&["complex() can't take second arg if first is a string"]);
        }
        let text = s.text().to_owned();
        let ascii = to_ascii_number(&*vm.platform, &text);
        let Some((re, im)) = parse(vm, ascii.as_deref().unwrap_or(&text)) else {
            return vm.value_error(&["complex() arg is a malformed string"]);
        };
        let value = vm.complex(re, im)?;
        return vm.wrap_new(class, value);
    }
    if let Some(v) = second
        && vm.as_str(v).is_some()
    {
        return vm.type_error(&["complex() second arg can't be a string"]);
    }
    let mut numbers = [(0.0, 0.0, false); 2];
    for (i, (number_at, v)) in numbers.iter_mut().zip([first, second]).enumerate() {
        let Some(v) = v else { continue };
        match number(vm, v)? {
            Some(n) => *number_at = n,
            None => {
                let t = vm.type_name_of(v);
                return if i == 0 {
                    vm.type_error(&["complex() first argument must be a string or a number, not '", t, "'"])
                } else {
                    vm.type_error(&["complex() second argument must be a number, not '", t, "'"])
                };
            }
        }
    }
    let [(mut re, mut im, complex), (re2, im2, complex2)] = numbers;
    if complex2 {
        re -= im2;
    }
    if second.is_some() {
        im = if complex { im + re2 } else { re2 };
    }
    let value = vm.complex(re, im)?;
    vm.wrap_new(class, value)
}

/// `abs(z)`; OverflowError where it is beyond floats.
fn abs(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (re, im) = parts(vm, args.at(0))?;
    let r = vm.platform.math2(MathOp2::Hypot, re, im);
    if r.is_infinite() && re.is_finite() && im.is_finite() {
        return vm.error(Builtin::OverflowError, "absolute value too large");
    }
    vm.float(r)
}
fn conjugate(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (re, im) = parts(vm, args.at(0))?;
    vm.complex(re, -im)
}
fn itself(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (re, im) = parts(vm, args.at(0))?;
    vm.complex(re, im)
}
fn get_real(vm: &mut Vm, v: Value) -> Res {
    let (re, _) = parts(vm, v)?;
    vm.float(re)
}
fn get_imag(vm: &mut Vm, v: Value) -> Res {
    let (_, im) = parts(vm, v)?;
    vm.float(im)
}

static METHODS: &[NativeDef] = &[
    method("conjugate", conjugate, 1, 1),
    method("__abs__", abs, 1, 1),
    method("__complex__", itself, 1, 1),
];

static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "real", get: get_real, set: None },
    GetSetDef { name: "imag", get: get_imag, set: None },
];

static NEW: NativeDef = function("complex|real,imag", new, 1, 3);

/// The type's table.
pub const COMPLEX: TypeDef =
    TypeDef { builtin: Builtin::Complex, methods: METHODS, getset: GETSET, new: Some(&NEW) };
