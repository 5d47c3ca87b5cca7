//! `float`: constructor, methods, and the conversion to it that other files need.

use anypy_mini_base::float;
use anypy_mini_base::text::to_ascii_number;
use anypy_mini_vm::native::{class_method, function, method};
use anypy_mini_vm::{Args, Builtin, GetSetDef, NativeDef, Res, Sym, TypeDef, Value, Vm};

use super::int::{divmod, from_float, number_text, rdivmod};
use super::{check, wrong_receiver};

fn this(vm: &mut Vm, args: &Args<'_>) -> Res<f64> {
    match vm.as_float(args.at(0)) {
        Some(x) => Ok(x),
        None => wrong_receiver(vm, args.at(0)),
    }
}

/// A real number as a float: float, int, or an object with `__float__` or `__index__`; `None` for others.
pub fn real(vm: &mut Vm, v: Value) -> Res<Option<f64>> {
    if let Some(x) = vm.number_as_float(v)? {
        return Ok(Some(x));
    }
    if let Some(r) = vm.call_special(v, Sym::Float, &[])? {
        return match vm.as_float(r) {
            Some(x) => Ok(Some(x)),
            None => {
                let (t, r) = (vm.type_name_of(v), vm.type_name_of(r));
                vm.type_error(&[t, ".__float__ returned non-float (type ", r, ")"])
            }
        };
    }
    if vm.has_special(v, Sym::Index)? {
        let i = vm.index_value(v)?;
        return vm.number_as_float(i);
    }
    Ok(None)
}

/// As [`real`]; TypeError "must be real number, not str" for others.
pub fn expect(vm: &mut Vm, v: Value) -> Res<f64> {
    match real(vm, v)? {
        Some(x) => Ok(x),
        None => vm.type_error_about(v, "must be real number, not @"),
    }
}

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    let x = match args.opt(1) {
        None => 0.0,
        Some(v) => match number_text(vm, v) {
            Some(text) => {
                let ascii = to_ascii_number(&*vm.platform, &text);
                match float::parse(&*vm.platform, ascii.as_deref().unwrap_or(&text)) {
                    Some(x) => x,
                    None => {
                        let shown = vm.repr(v)?;
                        return vm.value_error(&["could not convert string to float: ", &shown]);
                    }
                }
            }
            None => match real(vm, v)? {
                Some(x) => x,
                None => {
                    return vm
                        .type_error_about(v, "float() argument must be a string or a real number, not '@'");
                }
            },
        },
    };
    let value = vm.float(x)?;
    vm.wrap_new(class, value)
}

fn is_integer(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    Ok(Value::bool(x.is_finite() && x.trunc() == x))
}
fn hex(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut out = String::new();
    float::to_hex(this(vm, args)?, &mut out);
    vm.str(&out)
}
fn fromhex(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(text) = vm.as_str(args.at(1)) else {
        return vm.type_error(&["bad argument type for built-in operation"]);
    };
    let x = check(vm, float::from_hex(text.text()))?;
    let value = vm.float(x)?;
    if args.at(0) == vm.builtin(Builtin::Float) { Ok(value) } else { vm.call(args.at(0), &[value]) }
}
fn as_integer_ratio(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    if x.is_nan() {
        return vm.value_error(&["cannot convert NaN to integer ratio"]);
    }
    if x.is_infinite() {
        return vm.error(Builtin::OverflowError, "cannot convert Infinity to integer ratio");
    }
    let (n, d) = float::as_integer_ratio(x);
    let parts = [vm.int_from(&n)?, vm.int_from(&d)?];
    vm.tuple(&parts)
}
fn itself(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    vm.float(x)
}
fn abs(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    vm.float(x.abs())
}
fn trunc(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    from_float(vm, x)
}
fn floor(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    from_float(vm, x.floor())
}
fn ceil(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    from_float(vm, x.ceil())
}
fn round(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = this(vm, args)?;
    let Some(digits) = args.opt(1).filter(|v| !v.is_none()) else {
        // The same errors as for the whole number.
        if !x.is_finite() {
            return from_float(vm, x);
        }
        return vm.int_from(&float::round_to_int(x));
    };
    let digits = vm.index_clamped(digits)?;
    match float::round_to_digits(&*vm.platform, x, digits) {
        Some(x) => vm.float(x),
        None => vm.error(Builtin::OverflowError, "rounded value too large to represent"),
    }
}

fn get_real(vm: &mut Vm, v: Value) -> Res {
    itself(vm, &Args::positional(&[v]))
}
fn get_imag(vm: &mut Vm, _: Value) -> Res {
    vm.float(0.0)
}

static METHODS: &[NativeDef] = &[
    method("is_integer", is_integer, 1, 1),
    method("hex", hex, 1, 1),
    class_method("fromhex", fromhex, 2, 2),
    method("as_integer_ratio", as_integer_ratio, 1, 1),
    method("conjugate", itself, 1, 1),
    method("__abs__", abs, 1, 1),
    method("__int__", trunc, 1, 1),
    method("__trunc__", trunc, 1, 1),
    method("__floor__", floor, 1, 1),
    method("__ceil__", ceil, 1, 1),
    method("__round__", round, 1, 2),
    method("__divmod__", divmod, 2, 2),
    method("__rdivmod__", rdivmod, 2, 2),
];

static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "real", get: get_real, set: None },
    GetSetDef { name: "imag", get: get_imag, set: None },
];

static NEW: NativeDef = function("float", new, 1, 2);

/// The type's table.
pub const FLOAT: TypeDef =
    TypeDef { builtin: Builtin::Float, methods: METHODS, getset: GETSET, new: Some(&NEW) };
