//! `int`: constructor, methods, and the conversions to it that other files need.

use anypy_mini_base::bigint::{BytesError, Int, IntBuf, ModPowError, ParseError, parse_int};
use anypy_mini_base::text::{repr as quote, to_ascii_number};
use anypy_mini_vm::layout::*;
use anypy_mini_vm::make::IntView;
use anypy_mini_vm::native::{class_method, function, method};
use anypy_mini_vm::{Args, Builtin, GetSetDef, NativeDef, Res, Sym, TypeDef, Value, Vm, is};

use super::memoryview::bytes_of;
use super::wrong_receiver;
use crate::repr::{INT_DIGITS, is_short};

/// Most limbs of an int that is read from text.
const LIMBS: usize = 1 << 22;

/// The receiver, as a plain int object and without its box.
fn this(vm: &mut Vm, args: &Args<'_>) -> Res<(Value, IntView)> {
    let v = vm.unwrap(args.at(0));
    match vm.as_int(v) {
        Some(i) => Ok((if v.is_bool() { Value::small((v == Value::TRUE) as i32) } else { v }, i)),
        None => wrong_receiver(vm, v),
    }
}

/// ValueError if an int's decimal text would be longer than CPython allows; nothing unless `decimal`.
pub fn check_digits(vm: &mut Vm, v: Value, decimal: bool) -> Res<()> {
    match vm.as_int(v) {
        Some(i) if decimal && !is_short(&i) => {
            let v = vm.unwrap(v);
            crate::repr::int(vm, v, &mut String::new())
        }
        _ => Ok(()),
    }
}

/// A finite float without its fraction, as an int.
pub fn from_float(vm: &mut Vm, x: f64) -> Res {
    if x.is_nan() {
        return vm.value_error(&["cannot convert float NaN to integer"]);
    }
    if x.is_infinite() {
        return vm.error(Builtin::OverflowError, "cannot convert float infinity to integer");
    }
    if x.abs() < 9e15 {
        return vm.int(x as i64);
    }
    vm.int_from(&Int::from_f64(x))
}

/// `int(v)` of a number: int, float, or an object with `__int__`, `__index__` or `__trunc__`; `None` for others.
pub fn truncated(vm: &mut Vm, v: Value) -> Res<Option<Value>> {
    if let Some(x) = vm.as_float(v)
        && is(v, Kind::Float)
    {
        return from_float(vm, x).map(Some);
    }
    if v.is_small() || is(v, Kind::Big) {
        return Ok(Some(v));
    }
    if v.is_bool() {
        return Ok(Some(Value::small((v == Value::TRUE) as i32)));
    }
    for sym in [Sym::Int, Sym::Index, Sym::Trunc] {
        if let Some(r) = vm.call_special(v, sym, &[])? {
            if vm.as_int(r).is_some() {
                return Ok(Some(vm.unwrap(r)));
            }
            if sym == Sym::Trunc {
                return vm.index_value(r).map(Some);
            }
            let t = vm.type_name_of(r);
            let name = if sym == Sym::Int { "__int__" } else { "__index__" };
            return vm.type_error(&[name, " returned non-int (type ", t, ")"]);
        }
    }
    Ok(None)
}

/// An int from its text. ValueError for anything else; `shown` is the object whose repr the message has.
fn parse(vm: &mut Vm, text: &str, base: u32, shown: Value) -> Res {
    let ascii = to_ascii_number(&*vm.platform, text);
    let digits = ascii.as_deref().unwrap_or(text);
    let decimal = !matches!(base, 2 | 4 | 8 | 16 | 32);
    if decimal && digits.len() > INT_DIGITS {
        // Prefixes of base 0 are powers of two.
        let power = base == 0 && digits.trim_ascii().bytes().any(|c| matches!(c, b'x' | b'X' | b'o' | b'O'));
        let n = digits.bytes().filter(u8::is_ascii_alphanumeric).count();
        if n > INT_DIGITS && !power {
            let mut count = String::new();
            anypy_mini_base::bigint::write_i64(n as i64, &mut count);
            return vm.value_error(&[
                "Exceeds the limit (4300 digits) for integer string conversion: value has ",
                &count,
                " digits; use sys.set_int_max_str_digits() to increase the limit",
            ]);
        }
    }
    match parse_int(digits.as_bytes(), base, LIMBS) {
        Ok(i) => vm.int_from(&i),
        Err(ParseError::TooBig) => vm.error(Builtin::MemoryError, ""),
        Err(ParseError::Invalid) => {
            let mut n = String::new();
            anypy_mini_base::bigint::write_i64(base as i64, &mut n);
            let mut repr = String::new();
            match vm.as_str(shown) {
                Some(s) => quote(&*vm.platform, s.text(), &mut repr),
                None => repr = vm.repr(shown)?,
            }
            vm.value_error(&["invalid literal for int() with base ", &n, ": ", &repr])
        }
    }
}

/// The text that `int()` or `float()` is to read: a string's, or that of bytes.
pub fn number_text(vm: &mut Vm, v: Value) -> Option<String> {
    if let Some(s) = vm.as_str(v) {
        return Some(s.text().to_owned());
    }
    let data = bytes_of(vm, v)?;
    // What is not ASCII is no digit in bytes.
    Some(data.iter().map(|c| if c.is_ascii() { char::from(*c) } else { '?' }).collect())
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    let value = match (args.opt(1), args.opt(2)) {
        (None, None) => Value::small(0),
        (None, Some(_)) => return vm.type_error(&["int() missing string argument"]),
        (Some(v), Some(base)) => {
            let base = match vm.index_clamped(base)? {
                n @ (0 | 2..=36) => n as u32,
                _ => return vm.value_error(&["int() base must be >= 2 and <= 36, or 0"]),
            };
            match number_text(vm, v) {
                Some(text) => parse(vm, &text, base, v)?,
                None => return vm.type_error(&["int() can't convert non-string with explicit base"]),
            }
        }
        (Some(v), None) => match truncated(vm, v)? {
            Some(i) => i,
            None => match number_text(vm, v) {
                Some(text) => parse(vm, &text, 10, v)?,
                None => {
                    return vm.type_error_about(
                        v,
                        "int() argument must be a string, a bytes-like object or a real number, not '@'",
                    );
                }
            },
        },
    };
    vm.wrap_new(class, value)
}

fn itself(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(this(vm, args)?.0)
}
fn is_integer(vm: &mut Vm, args: &Args<'_>) -> Res {
    this(vm, args).map(|_| Value::TRUE)
}
fn bit_length(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (_, i) = this(vm, args)?;
    let mut buffer = IntBuf::from_i64(0);
    vm.int(i.view(&mut buffer).bit_length() as i64)
}
fn bit_count(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (_, i) = this(vm, args)?;
    let mut buffer = IntBuf::from_i64(0);
    vm.int(i.view(&mut buffer).bit_count() as i64)
}
fn as_integer_ratio(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (v, _) = this(vm, args)?;
    vm.tuple(&[v, Value::small(1)])
}
fn abs(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (v, i) = this(vm, args)?;
    let mut buffer = IntBuf::from_i64(0);
    let i = i.view(&mut buffer);
    if i.neg { vm.int_big(i.negated()) } else { Ok(v) }
}

/// `round(v, digits)`: to a multiple of a power of ten, half to even, for digits below zero.
fn round(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (v, i) = this(vm, args)?;
    let digits = match args.opt(1) {
        None | Some(Value::NONE) => return Ok(v),
        Some(n) => vm.index_clamped(n)?,
    };
    if digits >= 0 {
        return Ok(v);
    }
    let mut buffer = IntBuf::from_i64(0);
    let i = i.view(&mut buffer);
    // More digits than the number has leave nothing.
    if digits.unsigned_abs() > i.bit_length() / 3 + 2 {
        return Ok(Value::small(0));
    }
    let (ten, exponent) = (IntBuf::from_i64(10), IntBuf::from_i64(-digits));
    let rounded = ten.as_ref().pow(exponent.as_ref(), LIMBS).ok().and_then(|unit| {
        let count = i.div_half_even(unit.as_ref())?;
        count.as_ref().mul(unit.as_ref(), LIMBS).ok()
    });
    match rounded {
        Some(i) => vm.int_from(&i),
        None => vm.error(Builtin::MemoryError, ""),
    }
}

/// `pow(a, b, modulus)` of ints.
pub fn mod_pow(vm: &mut Vm, a: Value, b: Value, modulus: Value) -> Res<Option<Value>> {
    let (Some(a), Some(b), Some(m)) = (vm.as_int(a), vm.as_int(b), vm.as_int(modulus)) else {
        return Ok(None);
    };
    let mut buffers = [IntBuf::from_i64(0), IntBuf::from_i64(0), IntBuf::from_i64(0)];
    let [x, y, z] = &mut buffers;
    match a.view(x).mod_pow(b.view(y), m.view(z)) {
        Ok(i) => vm.int_from(&i).map(Some),
        Err(ModPowError::ZeroModulus) => vm.value_error(&["pow() 3rd argument cannot be 0"]),
        Err(_) => vm.value_error(&["base is not invertible for the given modulus"]),
    }
}

fn pow(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (a, _) = this(vm, args)?;
    let b = vm.unwrap(args.at(1));
    if vm.as_int(b).is_none() {
        return match vm.as_float(b) {
            Some(_) if args.opt(2).is_none() => vm.binary(7, a, b),
            _ => Ok(Value::NOT_IMPLEMENTED),
        };
    }
    match args.opt(2) {
        None | Some(Value::NONE) => vm.binary(7, a, b),
        Some(m) => Ok(mod_pow(vm, a, b, m)?.unwrap_or(Value::NOT_IMPLEMENTED)),
    }
}

/// `__divmod__` and `__rdivmod__` of ints and floats.
pub fn divmod(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (a, b) = (vm.unwrap(args.at(0)), vm.unwrap(args.at(1)));
    Ok(vm.divmod_numbers(a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}
/// See [`divmod`].
pub fn rdivmod(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (a, b) = (vm.unwrap(args.at(0)), vm.unwrap(args.at(1)));
    Ok(vm.divmod_numbers(b, a)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn big_endian(vm: &mut Vm, v: Option<Value>) -> Res<bool> {
    let Some(v) = v else { return Ok(true) };
    match vm.as_str(v).map(|s| s.text()) {
        Some("big") => Ok(true),
        Some("little") => Ok(false),
        Some(_) => vm.value_error(&["byteorder must be either 'little' or 'big'"]),
        None => vm.type_error_about(v, "to_bytes() argument 'byteorder' must be str, not @"),
    }
}

fn to_bytes(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (_, i) = this(vm, args)?;
    let length = match args.opt(1) {
        Some(v) => vm.index_i64(v)?,
        None => 1,
    };
    let big = big_endian(vm, args.opt(2))?;
    let signed = match args.named(0) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    if length < 0 {
        return vm.value_error(&["length argument must be non-negative"]);
    }
    super::check_size(vm, length as u64)?;
    let mut buffer = IntBuf::from_i64(0);
    match i.view(&mut buffer).to_bytes(length as usize, big, signed) {
        Ok(data) => vm.bytes(&data),
        Err(BytesError::Negative) => {
            vm.error(Builtin::OverflowError, "can't convert negative int to unsigned")
        }
        Err(_) => vm.error(Builtin::OverflowError, "int too big to convert"),
    }
}

fn from_bytes(vm: &mut Vm, args: &Args<'_>) -> Res {
    let big = big_endian(vm, args.opt(2))?;
    let signed = match args.named(0) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    let data = super::bytes::bytes_argument(vm, args.at(1))?;
    let value = vm.int_from(&Int::from_bytes(&data, big, signed))?;
    // A subclass is made by calling it, so that its `__new__` and `__init__` run.
    if args.at(0) == vm.builtin(Builtin::Int) { Ok(value) } else { vm.call(args.at(0), &[value]) }
}

fn get_real(vm: &mut Vm, v: Value) -> Res {
    this(vm, &Args::positional(&[v])).map(|(v, _)| v)
}
fn get_imag(_: &mut Vm, _: Value) -> Res {
    Ok(Value::small(0))
}
fn get_one(_: &mut Vm, _: Value) -> Res {
    Ok(Value::small(1))
}

static METHODS: &[NativeDef] = &[
    method("bit_length", bit_length, 1, 1),
    method("bit_count", bit_count, 1, 1),
    method("to_bytes|length,byteorder,*,signed", to_bytes, 1, 3),
    class_method("from_bytes|bytes,byteorder,*,signed", from_bytes, 2, 3),
    method("as_integer_ratio", as_integer_ratio, 1, 1),
    method("conjugate", itself, 1, 1),
    method("is_integer", is_integer, 1, 1),
    method("__abs__", abs, 1, 1),
    method("__round__", round, 1, 2),
    method("__trunc__", itself, 1, 1),
    method("__floor__", itself, 1, 1),
    method("__ceil__", itself, 1, 1),
    method("__pow__", pow, 2, 3),
    method("__divmod__", divmod, 2, 2),
    method("__rdivmod__", rdivmod, 2, 2),
];

static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "real", get: get_real, set: None },
    GetSetDef { name: "imag", get: get_imag, set: None },
    GetSetDef { name: "numerator", get: get_real, set: None },
    GetSetDef { name: "denominator", get: get_one, set: None },
];

static NEW: NativeDef = function("int|base", new, 1, 3);

/// The type's table.
pub const INT: TypeDef = TypeDef { builtin: Builtin::Int, methods: METHODS, getset: GETSET, new: Some(&NEW) };
