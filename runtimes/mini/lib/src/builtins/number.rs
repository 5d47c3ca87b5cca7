//! Builtin functions on numbers: `abs`, `divmod`, `pow`, `round`, `bin`, `chr`, ...

use anypy_mini_base::bigint::IntBuf;
use anypy_mini_syntax::opcode::Op;
use anypy_mini_vm::layout::Complex;
use anypy_mini_vm::{Args, Builtin, Gc, Kind, Res, Sym, Value, Vm, is};

/// `abs(x)`
pub fn abs(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(0);
    if anypy_mini_vm::ops::has_methods(v)
        && let Some(r) = vm.call_special(v, Sym::Abs, &[])?
    {
        return Ok(r);
    }
    let v = vm.unwrap(v);
    if let Some(x) = vm.as_float(v) {
        return vm.float(x.abs());
    }
    if is(v, Kind::Complex) {
        let c = Gc::<Complex>::of(v);
        let platform = vm.platform.clone();
        let r = platform.math2(anypy_mini_base::platform::MathOp2::Hypot, c.re.get(), c.im.get());
        if r.is_infinite() && c.re.get().is_finite() && c.im.get().is_finite() {
            return vm.error(Builtin::OverflowError, "absolute value too large");
        }
        return vm.float(r);
    }
    if vm.as_int(v).is_some() {
        let negative = vm.compare_bool(0, v, Value::small(0))?;
        return vm.unary(if negative { Op::Neg } else { Op::Pos }, v);
    }
    vm.type_error_about(args.at(0), "bad operand type for abs(): '@'")
}

/// `divmod(a, b)`
pub fn divmod(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (a, b) = (args.at(0), args.at(1));
    if let Some(r) = vm.divmod_numbers(a, b)? {
        return Ok(r);
    }
    if let Some(r) = vm.binary_special(a, b, Sym::DivMod, Sym::RDivMod, None)? {
        return Ok(r);
    }
    let (x, y) = (vm.unwrap(a), vm.unwrap(b));
    if let Some(r) = vm.divmod_numbers(x, y)? {
        return Ok(r);
    }
    vm.unsupported_operands("divmod()", a, b)
}

/// `pow(base, exp, mod)`
pub fn pow(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (base, exponent) = (args.at(0), args.at(1));
    let Some(modulus) = args.opt(2).filter(|m| !m.is_none()) else {
        return vm.binary(7, base, exponent);
    };
    // An instance of a subclass of a number counts as the number, unless it has its own method.
    let own = vm.special(base, Sym::Pow)?.is_some_and(|f| !is(f, Kind::Native));
    let base = if own { base } else { vm.unwrap(base) };
    let (Some(b), Some(e), Some(m)) = (vm.as_int(base), vm.as_int(exponent), vm.as_int(modulus)) else {
        if is(base, Kind::Instance)
            && let Some(r) = vm.call_special(base, Sym::Pow, &[exponent, modulus])?
            && r != Value::NOT_IMPLEMENTED
        {
            return Ok(r);
        }
        let number = |v: Value| vm.as_int(v).is_some() || is(v, Kind::Float);
        if !number(base) || !number(exponent) {
            let (x, y, z) =
                (vm.type_name_of(args.at(0)), vm.type_name_of(exponent), vm.type_name_of(modulus));
            return vm.type_error(&[
                "unsupported operand type(s) for ** or pow(): '",
                x,
                "', '",
                y,
                "', '",
                z,
                "'",
            ]);
        }
        return vm.type_error(&["pow() 3rd argument not allowed unless all arguments are integers"]);
    };
    let (mut x, mut y, mut z) = (IntBuf::from_i64(0), IntBuf::from_i64(0), IntBuf::from_i64(0));
    let m = m.view(&mut z);
    if m.is_zero() {
        return vm.value_error(&["pow() 3rd argument cannot be 0"]);
    }
    match b.view(&mut x).mod_pow(e.view(&mut y), m) {
        Ok(r) => vm.int_from(&r),
        Err(_) => vm.value_error(&["base is not invertible for the given modulus"]),
    }
}

/// `round(number, ndigits)`
pub fn round(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(0);
    let digits = args.opt(1).filter(|d| !d.is_none());
    let result = match digits {
        Some(digits) => vm.call_special(v, Sym::Round, &[digits])?,
        None => vm.call_special(v, Sym::Round, &[])?,
    };
    match result {
        Some(r) => Ok(r),
        None => vm.type_error_about(v, "type @ doesn't define __round__ method"),
    }
}

fn in_base(vm: &mut Vm, args: &Args<'_>, spec: &str) -> Res {
    let i = vm.index_value(args.at(0))?;
    (vm.library.format)(vm, i, spec)
}
/// `bin(i)`
pub fn bin(vm: &mut Vm, args: &Args<'_>) -> Res {
    in_base(vm, args, "#b")
}
/// `oct(i)`
pub fn oct(vm: &mut Vm, args: &Args<'_>) -> Res {
    in_base(vm, args, "#o")
}
/// `hex(i)`
pub fn hex(vm: &mut Vm, args: &Args<'_>) -> Res {
    in_base(vm, args, "#x")
}

/// `chr(i)`
pub fn chr(vm: &mut Vm, args: &Args<'_>) -> Res {
    let i = vm.index_value(args.at(0))?;
    let Some(i) = vm.as_i64(i).filter(|i| i32::try_from(*i).is_ok()) else {
        return vm.error(Builtin::OverflowError, "Python int too large to convert to C int");
    };
    match u32::try_from(i).ok().and_then(char::from_u32) {
        Some(c) => vm.char(c),
        None if (0xd800..0xe000).contains(&i) => {
            vm.value_error(&["chr() arg is a surrogate: strings are UTF-8"])
        }
        None => vm.value_error(&["chr() arg not in range(0x110000)"]),
    }
}

/// `ord(c)`
pub fn ord(vm: &mut Vm, args: &Args<'_>) -> Res {
    let v = args.at(0);
    let n = if let Some(s) = vm.as_str(v) {
        let mut chars = s.text().chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return vm.int(c as i64);
        }
        s.chars.get() as usize
    } else if let Some(bytes) = vm.as_bytes(v) {
        if let [b] = bytes[..] {
            return vm.int(b as i64);
        }
        bytes.len()
    } else {
        return vm.type_error_about(v, "ord() expected string of length 1, but @ found");
    };
    let mut text = String::new();
    anypy_mini_vm::frame::push_number(&mut text, n as i64);
    vm.type_error(&["ord() expected a character, but string of length ", &text, " found"])
}
