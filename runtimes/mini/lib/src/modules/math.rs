//! The `math` module. Transcendental functions are the host's; what its library lacks is in
//! `anypy_mini_base::math`; integers are exact at any size.

use anypy_mini_base::bigint::{Int, IntBuf, IntRef};
use anypy_mini_base::float::{fmod as float_fmod, frexp as float_frexp, ldexp as float_ldexp};
use anypy_mini_base::math::MathError;
use anypy_mini_base::platform::{MathOp, MathOp2, Platform};
use anypy_mini_vm::layout::Module;
use anypy_mini_vm::native::{NativeDef, VAR, function};
use anypy_mini_vm::{Args, Builtin, Gc, ModuleDef, Res, Sym, Value, Vm};

use crate::types::float::expect;
use crate::types::int::from_float;

/// Most limbs of a result: 16 MB.
const LIMBS: usize = 1 << 22;

fn domain<T>(vm: &mut Vm) -> Res<T> {
    vm.value_error(&["math domain error"])
}
fn range<T>(vm: &mut Vm) -> Res<T> {
    vm.error(Builtin::OverflowError, "math range error")
}

/// A float result: NaN from no NaN is a domain error, infinity from finite arguments a range error.
fn finish(vm: &mut Vm, r: f64, nan_in: bool, finite_in: bool) -> Res {
    if r.is_nan() && !nan_in {
        return domain(vm);
    }
    if r.is_infinite() && finite_in {
        return range(vm);
    }
    vm.float(r)
}

fn unary(vm: &mut Vm, args: &Args<'_>, op: MathOp) -> Res {
    let x = expect(vm, args.at(0))?;
    let r = vm.platform.math(op, x);
    let overflows = matches!(op, MathOp::Exp | MathOp::Expm1 | MathOp::Sinh | MathOp::Cosh);
    if r.is_infinite() && x.is_finite() && !overflows {
        // A pole, as that of log at 0.
        return domain(vm);
    }
    finish(vm, r, x.is_nan(), x.is_finite())
}

macro_rules! host_functions {
    ($($name:ident $op:ident)*) => {
        $(fn $name(vm: &mut Vm, args: &Args<'_>) -> Res {
            unary(vm, args, MathOp::$op)
        })*
    };
}
host_functions! {
    sin Sin cos Cos tan Tan asin Asin acos Acos atan Atan sinh Sinh cosh Cosh tanh Tanh asinh Asinh acosh Acosh
    atanh Atanh exp Exp expm1 Expm1 log1p Log1p cbrt Cbrt
}

fn simple(vm: &mut Vm, args: &Args<'_>, f: fn(f64) -> f64) -> Res {
    let x = expect(vm, args.at(0))?;
    vm.float(f(x))
}
fn fabs(vm: &mut Vm, args: &Args<'_>) -> Res {
    simple(vm, args, f64::abs)
}
fn degrees(vm: &mut Vm, args: &Args<'_>) -> Res {
    simple(vm, args, |x| x * (180.0 / core::f64::consts::PI))
}
fn radians(vm: &mut Vm, args: &Args<'_>) -> Res {
    simple(vm, args, |x| x * (core::f64::consts::PI / 180.0))
}
fn sqrt(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = expect(vm, args.at(0))?;
    finish(vm, x.sqrt(), x.is_nan(), false)
}
fn exp2(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = expect(vm, args.at(0))?;
    let r = vm.platform.math2(MathOp2::Pow, 2.0, x);
    finish(vm, r, x.is_nan(), x.is_finite())
}
fn ulp(vm: &mut Vm, args: &Args<'_>) -> Res {
    simple(vm, args, |x| {
        let x = x.abs();
        if !x.is_finite() {
            return x;
        }
        let next = f64::from_bits(x.to_bits() + 1);
        if next.is_infinite() { x - f64::from_bits(x.to_bits() - 1) } else { next - x }
    })
}

// Special functions

type Special = fn(&dyn Platform, f64) -> Result<f64, MathError>;

fn special(vm: &mut Vm, args: &Args<'_>, f: Special) -> Res {
    let x = expect(vm, args.at(0))?;
    match f(&*vm.platform, x) {
        Ok(r) => vm.float(r),
        Err(MathError::Domain) => domain(vm),
        Err(MathError::Range) => range(vm),
    }
}
fn erf(vm: &mut Vm, args: &Args<'_>) -> Res {
    special(vm, args, |p, x| Ok(anypy_mini_base::math::erf(p, x)))
}
fn erfc(vm: &mut Vm, args: &Args<'_>) -> Res {
    special(vm, args, |p, x| Ok(anypy_mini_base::math::erfc(p, x)))
}
fn gamma(vm: &mut Vm, args: &Args<'_>) -> Res {
    special(vm, args, anypy_mini_base::math::gamma)
}
fn lgamma(vm: &mut Vm, args: &Args<'_>) -> Res {
    special(vm, args, anypy_mini_base::math::lgamma)
}

// Logarithms, which take ints beyond the range of floats

fn logarithm(vm: &mut Vm, v: Value, op: MathOp) -> Res<f64> {
    if let Some(i) = vm.as_int(v) {
        let mut buffer = IntBuf::from_i64(0);
        let i = i.view(&mut buffer);
        if i.neg || i.is_zero() {
            return domain(vm);
        }
        if i.to_f64().is_none() {
            let (mantissa, exponent) = i.frexp();
            return Ok(vm.platform.math(op, mantissa) + vm.platform.math(op, 2.0) * exponent as f64);
        }
    }
    let x = expect(vm, v)?;
    if x <= 0.0 {
        return domain(vm);
    }
    Ok(vm.platform.math(op, x))
}
fn log(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = logarithm(vm, args.at(0), MathOp::Log)?;
    let Some(base) = args.opt(1) else { return vm.float(x) };
    let base = logarithm(vm, base, MathOp::Log)?;
    if base == 0.0 {
        return vm.error(Builtin::ZeroDivisionError, "float division by zero");
    }
    vm.float(x / base)
}
fn log2(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = logarithm(vm, args.at(0), MathOp::Log2)?;
    vm.float(x)
}
fn log10(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = logarithm(vm, args.at(0), MathOp::Log10)?;
    vm.float(x)
}

// Two arguments

fn two(vm: &mut Vm, args: &Args<'_>) -> Res<(f64, f64)> {
    Ok((expect(vm, args.at(0))?, expect(vm, args.at(1))?))
}
fn atan2(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (y, x) = two(vm, args)?;
    let r = vm.platform.math2(MathOp2::Atan2, y, x);
    vm.float(r)
}
fn copysign(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    vm.float(x.copysign(y))
}
fn pow(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    if x == 1.0 || y == 0.0 || (x == -1.0 && y.is_infinite()) {
        return vm.float(1.0);
    }
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return domain(vm);
    }
    let r = vm.platform.math2(MathOp2::Pow, x, y);
    finish(vm, r, x.is_nan() || y.is_nan(), x.is_finite() && y.is_finite())
}
fn fmod(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    let r = if y.is_infinite() && x.is_finite() { x } else { float_fmod(x, y) };
    finish(vm, r, x.is_nan() || y.is_nan(), false)
}
fn remainder(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    if x.is_nan() || y.is_nan() {
        return vm.float(f64::NAN);
    }
    if x.is_infinite() || y == 0.0 {
        return domain(vm);
    }
    if y.is_infinite() {
        return vm.float(x);
    }
    // To the nearest multiple, the even one when two are as near: compare m with |y| - m, which is exact where it
    // matters.
    let (ax, ay) = (x.abs(), y.abs());
    let m = float_fmod(ax, ay);
    let other = ay - m;
    let r = if m < other {
        m
    } else if m > other {
        -other
    } else {
        m - 2.0 * float_fmod(0.5 * (ax - m), ay)
    };
    vm.float(1f64.copysign(x) * r)
}
fn nextafter(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (x, y) = two(vm, args)?;
    let r = if x.is_nan() || y.is_nan() {
        f64::NAN
    } else if x == y {
        y
    } else if x == 0.0 {
        f64::from_bits(1).copysign(y)
    } else if (x < y) == (x > 0.0) {
        f64::from_bits(x.to_bits() + 1)
    } else {
        f64::from_bits(x.to_bits() - 1)
    };
    vm.float(r)
}
fn isclose(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (a, b) = two(vm, args)?;
    let mut tolerances = [1e-9, 0.0];
    for (i, tolerance) in tolerances.iter_mut().enumerate() {
        if let Some(v) = args.named(i) {
            *tolerance = expect(vm, v)?;
            if *tolerance < 0.0 {
                return vm.value_error(&["tolerances must be non-negative"]);
            }
        }
    }
    let [relative, absolute] = tolerances;
    if a == b {
        return Ok(Value::TRUE);
    }
    let difference = (b - a).abs();
    Ok(Value::bool(
        !a.is_infinite()
            && !b.is_infinite()
            && (difference <= (relative * b).abs()
                || difference <= (relative * a).abs()
                || difference <= absolute),
    ))
}
fn isnan(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(expect(vm, args.at(0))?.is_nan()))
}
fn isinf(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(expect(vm, args.at(0))?.is_infinite()))
}
fn isfinite(vm: &mut Vm, args: &Args<'_>) -> Res {
    Ok(Value::bool(expect(vm, args.at(0))?.is_finite()))
}

// Taking floats apart

fn frexp(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (mantissa, exponent) = float_frexp(expect(vm, args.at(0))?);
    let mantissa = vm.float(mantissa)?;
    vm.tuple(&[mantissa, Value::small(exponent)])
}
fn ldexp(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = expect(vm, args.at(0))?;
    if vm.as_int(args.at(1)).is_none() {
        return vm.type_error(&["Expected an int as second argument to ldexp."]);
    }
    let n = vm.index_clamped(args.at(1))?;
    let r = float_ldexp(x, n);
    if r.is_infinite() && x.is_finite() { range(vm) } else { vm.float(r) }
}
fn modf(vm: &mut Vm, args: &Args<'_>) -> Res {
    let x = expect(vm, args.at(0))?;
    let whole = x.trunc();
    let part = if x.is_infinite() { 0f64.copysign(x) } else { (x - whole).copysign(x) };
    let parts = [vm.float(part)?, vm.float(whole)?];
    vm.tuple(&parts)
}

/// `floor`, `ceil` and `trunc`: the object's own method, or for the first two the float's.
fn whole(vm: &mut Vm, args: &Args<'_>, sym: Sym, f: Option<fn(f64) -> f64>) -> Res {
    let v = args.at(0);
    if let Some(r) = vm.call_special(v, sym, &[])? {
        return Ok(r);
    }
    match f {
        Some(f) => {
            let x = expect(vm, v)?;
            from_float(vm, f(x))
        }
        None => vm.type_error_about(v, "type @ doesn't define __trunc__ method"),
    }
}
fn floor(vm: &mut Vm, args: &Args<'_>) -> Res {
    whole(vm, args, Sym::Floor, Some(f64::floor))
}
fn ceil(vm: &mut Vm, args: &Args<'_>) -> Res {
    whole(vm, args, Sym::Ceil, Some(f64::ceil))
}
fn trunc(vm: &mut Vm, args: &Args<'_>) -> Res {
    whole(vm, args, Sym::Trunc, None)
}

// Sums and norms

/// Adds `x` to a sum of non-overlapping partials, exactly (Shewchuk, "Adaptive Precision Floating-Point Arithmetic").
fn add_partial(partials: &mut Vec<f64>, mut x: f64) {
    let mut kept = 0;
    for i in 0..partials.len() {
        let Some(&y) = partials.get(i) else { break };
        let (large, small) = if x.abs() < y.abs() { (y, x) } else { (x, y) };
        let high = large + small;
        let low = small - (high - large);
        if low != 0.0 {
            if let Some(slot) = partials.get_mut(kept) {
                *slot = low;
            }
            kept += 1;
        }
        x = high;
    }
    partials.truncate(kept);
    partials.push(x);
}

fn fsum(vm: &mut Vm, args: &Args<'_>) -> Res {
    let items = vm.collect_iterable(args.at(0))?;
    let mut partials = Vec::new();
    // What is not finite is summed apart, so that it tells its own story.
    let mut others = 0.0;
    let mut any = false;
    for item in items {
        let x = expect(vm, item)?;
        if x.is_finite() {
            add_partial(&mut partials, x);
            if partials.last().is_some_and(|x| !x.is_finite()) {
                return vm.error(Builtin::OverflowError, "intermediate overflow in fsum");
            }
        } else {
            let sum: f64 = others + x;
            if sum.is_nan() && !x.is_nan() && !f64::is_nan(others) {
                return vm.value_error(&["-inf + inf in fsum"]);
            }
            others = sum;
            any = true;
        }
    }
    if any {
        return vm.float(others);
    }
    // Round once: add from the largest down until something is lost, then look whether that tips a tie.
    let mut high = partials.pop().unwrap_or(0.0);
    while let Some(x) = partials.pop() {
        let before = high;
        high = before + x;
        let low = x - (high - before);
        if low != 0.0 {
            if let Some(next) = partials.last()
                && (low < 0.0) == (*next < 0.0)
                && *next != 0.0
            {
                let doubled = low * 2.0;
                let tipped = high + doubled;
                if doubled == tipped - high {
                    high = tipped;
                }
            }
            break;
        }
    }
    vm.float(high)
}

/// A sum in two floats that is exact to the last place.
struct Sum {
    total: f64,
    lost: [f64; 3],
}

impl Sum {
    /// Adds `x`, which is not greater than the total.
    fn add(&mut self, x: f64, place: usize) {
        let before = self.total;
        self.total += x;
        if let Some(lost) = self.lost.get_mut(place) {
            *lost += (before - self.total) + x;
        }
    }
    /// Adds (or subtracts) the square of `x`, split into halves whose products are exact.
    fn add_square(&mut self, x: f64, sign: f64) {
        let t = x * 134_217_729.0;
        let high = t - (t - x);
        let low = x - high;
        self.add(sign * high * high, 0);
        self.add(sign * 2.0 * high * low, 1);
        self.add(sign * low * low, 2);
    }
    fn value(&self) -> f64 {
        let [a, b, c] = self.lost;
        self.total - 1.0 + (a + b + c)
    }
}

/// The Euclidean norm: scaled by a power of two, summed with a compensation, and corrected by one Newton step, as
/// CPython's `vector_norm` documents it.
fn norm(vector: &[f64]) -> f64 {
    let mut max = 0.0f64;
    let mut nan = false;
    for x in vector {
        nan |= x.is_nan();
        max = max.max(x.abs());
    }
    if max.is_infinite() {
        return max;
    }
    if nan {
        return f64::NAN;
    }
    if max == 0.0 || vector.len() < 2 {
        return max;
    }
    let (_, exponent) = float_frexp(max);
    let mut sum = Sum { total: 1.0, lost: [0.0; 3] };
    for x in vector {
        sum.add_square(float_ldexp(*x, -exponent as i64), 1.0);
    }
    let h = sum.value().sqrt();
    sum.add_square(h, -1.0);
    float_ldexp(h + sum.value() / (2.0 * h), exponent as i64)
}

fn hypot(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut vector = Vec::with_capacity(args.len());
    for v in args.rest(0) {
        vector.push(expect(vm, *v)?);
    }
    vm.float(norm(&vector))
}
fn dist(vm: &mut Vm, args: &Args<'_>) -> Res {
    let p = vm.collect_iterable(args.at(0))?;
    let q = vm.collect_iterable(args.at(1))?;
    if p.len() != q.len() {
        return vm.value_error(&["both points must have the same number of dimensions"]);
    }
    let mut vector = Vec::with_capacity(p.len());
    for (a, b) in p.into_iter().zip(q) {
        vector.push(expect(vm, a)? - expect(vm, b)?);
    }
    vm.float(norm(&vector))
}
fn prod(vm: &mut Vm, args: &Args<'_>) -> Res {
    let it = vm.iter(args.at(0))?;
    vm.root(it);
    let mut total = args.named(0).unwrap_or(Value::small(1));
    loop {
        let mark = vm.root_mark();
        vm.root(total);
        let item = vm.next(it)?;
        if item.is_unbound() {
            return Ok(total);
        }
        vm.root(item);
        total = vm.binary(2, total, item)?;
        vm.unroot(mark);
    }
}
fn sumprod(vm: &mut Vm, args: &Args<'_>) -> Res {
    let p = vm.collect_iterable(args.at(0))?;
    let q = vm.collect_iterable(args.at(1))?;
    if p.len() != q.len() {
        return vm.value_error(&["Inputs are not the same length"]);
    }
    let mut total = Value::small(0);
    for (a, b) in p.into_iter().zip(q) {
        let mark = vm.root_mark();
        vm.root(total);
        let product = vm.binary(2, a, b)?;
        vm.root(product);
        total = vm.binary(0, total, product)?;
        vm.unroot(mark);
    }
    Ok(total)
}

// Integers

/// An argument as an int of any size.
fn integer(vm: &mut Vm, v: Value) -> Res<Int> {
    let v = vm.index_value(v)?;
    let mut buffer = IntBuf::from_i64(0);
    Ok(vm.as_int(v).map(|i| i.view(&mut buffer).to_int()).unwrap_or_default())
}

/// An int or, where it would have been too large, MemoryError.
fn give(vm: &mut Vm, i: Option<Int>) -> Res {
    match i {
        Some(i) => vm.int_from(&i),
        None => vm.error(Builtin::MemoryError, ""),
    }
}

/// `(n - from) * (n - from - 1) * ... * (n - to + 1)`, halving the range so that factors are of like size.
fn falling(n: IntRef<'_>, from: u64, to: u64) -> Option<Int> {
    if to <= from {
        return Some(Int::from_u64(1));
    }
    if to - from == 1 {
        return Some(n.sub(Int::from_u64(from).as_ref()));
    }
    let middle = from + (to - from) / 2;
    let (a, b) = (falling(n, from, middle)?, falling(n, middle, to)?);
    a.as_ref().mul(b.as_ref(), LIMBS).ok()
}
fn factorial(vm: &mut Vm, args: &Args<'_>) -> Res {
    let n = integer(vm, args.at(0))?;
    if n.neg {
        return vm.value_error(&["factorial() not defined for negative values"]);
    }
    match n.as_ref().to_u64() {
        Some(count) if count < 1 << 31 => give(vm, falling(n.as_ref(), 0, count)),
        _ => vm.error(Builtin::OverflowError, "factorial() argument should not exceed 9223372036854775807"),
    }
}

/// The two arguments of `comb` and `perm`.
fn choose(vm: &mut Vm, args: &Args<'_>) -> Res<(Int, Int)> {
    let n = integer(vm, args.at(0))?;
    let k = match args.opt(1) {
        Some(v) if !v.is_none() => integer(vm, v)?,
        _ => n.clone(),
    };
    for (i, name) in [(&n, "n"), (&k, "k")] {
        if i.neg {
            return vm.value_error(&[name, " must be a non-negative integer"]);
        }
    }
    Ok((n, k))
}
fn perm(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (n, k) = choose(vm, args)?;
    if n.as_ref().compare(k.as_ref()).is_lt() {
        return Ok(Value::small(0));
    }
    match k.as_ref().to_u64() {
        Some(k) if k < 1 << 31 => give(vm, falling(n.as_ref(), 0, k)),
        _ => vm.error(Builtin::OverflowError, "k must not exceed 9223372036854775807"),
    }
}
fn comb(vm: &mut Vm, args: &Args<'_>) -> Res {
    let (n, mut k) = choose(vm, args)?;
    let rest = n.as_ref().sub(k.as_ref());
    if rest.neg {
        return Ok(Value::small(0));
    }
    if rest.as_ref().compare(k.as_ref()).is_lt() {
        k = rest;
    }
    match k.as_ref().to_u64() {
        Some(count) if count < 1 << 31 => {
            let (top, bottom) = (falling(n.as_ref(), 0, count), falling(k.as_ref(), 0, count));
            let quotient = match (top, bottom) {
                (Some(top), Some(bottom)) => top.as_ref().div_mod(bottom.as_ref()).map(|(q, _)| q),
                _ => None,
            };
            give(vm, quotient)
        }
        _ => vm.error(Builtin::OverflowError, "min(n - k, k) must not exceed 9223372036854775807"),
    }
}
fn isqrt(vm: &mut Vm, args: &Args<'_>) -> Res {
    match integer(vm, args.at(0))?.as_ref().isqrt() {
        Some(root) => vm.int_from(&root),
        None => vm.value_error(&["isqrt() argument must be nonnegative"]),
    }
}
fn gcd(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut total = Int::default();
    for v in args.rest(0) {
        let i = integer(vm, *v)?;
        total = total.as_ref().gcd(i.as_ref());
    }
    vm.int_from(&total)
}
fn lcm(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut total = Int::from_i64(1);
    for v in args.rest(0) {
        let i = integer(vm, *v)?;
        let common = total.as_ref().gcd(i.as_ref());
        let Some((part, _)) = total.as_ref().div_mod(common.as_ref()) else { return Ok(Value::small(0)) };
        total = match part.as_ref().mul(i.as_ref().magnitude(), LIMBS) {
            Ok(product) => product,
            Err(_) => return vm.error(Builtin::MemoryError, ""),
        };
    }
    vm.int_from(&total)
}

fn init(vm: &mut Vm, module: Gc<Module>) -> Res<()> {
    let dict = Gc::of(module.dict.get());
    use core::f64::consts::{E, PI, TAU};
    for (name, x) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        let value = vm.float(x)?;
        vm.dict_set_text(dict, name, value)?;
    }
    Ok(())
}

static FUNCTIONS: &[NativeDef] = &[
    function("sin", sin, 1, 1),
    function("cos", cos, 1, 1),
    function("tan", tan, 1, 1),
    function("asin", asin, 1, 1),
    function("acos", acos, 1, 1),
    function("atan", atan, 1, 1),
    function("sinh", sinh, 1, 1),
    function("cosh", cosh, 1, 1),
    function("tanh", tanh, 1, 1),
    function("asinh", asinh, 1, 1),
    function("acosh", acosh, 1, 1),
    function("atanh", atanh, 1, 1),
    function("exp", exp, 1, 1),
    function("exp2", exp2, 1, 1),
    function("expm1", expm1, 1, 1),
    function("log", log, 1, 2),
    function("log1p", log1p, 1, 1),
    function("log2", log2, 1, 1),
    function("log10", log10, 1, 1),
    function("sqrt", sqrt, 1, 1),
    function("cbrt", cbrt, 1, 1),
    function("fabs", fabs, 1, 1),
    function("degrees", degrees, 1, 1),
    function("radians", radians, 1, 1),
    function("ulp", ulp, 1, 1),
    function("erf", erf, 1, 1),
    function("erfc", erfc, 1, 1),
    function("gamma", gamma, 1, 1),
    function("lgamma", lgamma, 1, 1),
    function("atan2", atan2, 2, 2),
    function("copysign", copysign, 2, 2),
    function("pow", pow, 2, 2),
    function("fmod", fmod, 2, 2),
    function("remainder", remainder, 2, 2),
    function("nextafter", nextafter, 2, 2),
    function("isclose|a,b,*,rel_tol,abs_tol", isclose, 2, 2),
    function("isnan", isnan, 1, 1),
    function("isinf", isinf, 1, 1),
    function("isfinite", isfinite, 1, 1),
    function("frexp", frexp, 1, 1),
    function("ldexp", ldexp, 2, 2),
    function("modf", modf, 1, 1),
    function("floor", floor, 1, 1),
    function("ceil", ceil, 1, 1),
    function("trunc", trunc, 1, 1),
    function("fsum", fsum, 1, 1),
    function("hypot", hypot, 0, VAR),
    function("dist", dist, 2, 2),
    function("prod|*,start", prod, 1, 1),
    function("sumprod", sumprod, 2, 2),
    function("factorial", factorial, 1, 1),
    function("perm", perm, 1, 2),
    function("comb", comb, 2, 2),
    function("isqrt", isqrt, 1, 1),
    function("gcd", gcd, 0, VAR),
    function("lcm", lcm, 0, VAR),
];

/// The module's table.
pub const MATH: ModuleDef = ModuleDef { name: "math", functions: FUNCTIONS, init: Some(init) };
