//! Arithmetic and comparison of builtin numbers, and the table of what builtin operands an operator takes.

use core::cmp::Ordering;

use anypy_mini_base::bigint::{BitOp, TooBig};
use anypy_mini_base::bigint::{DivError, IntBuf, IntRef};
use anypy_mini_base::float;
use anypy_mini_syntax::opcode::Op;

use crate::heap::{Gc, kind};
use crate::layout::*;
use crate::make::IntView;
use crate::ops::ordered;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::{Vm, is};

/// Most limbs of an int: 16 MB.
const INT_LIMIT: usize = 1 << 22;

/// A number without its box.
enum Number {
    Int(IntView),
    Float(f64),
    Complex(f64, f64),
}

fn number(v: Value) -> Option<Number> {
    if v.is_small() {
        return Some(Number::Int(IntView::Small(v.as_small() as i64)));
    }
    if v.is_bool() {
        return Some(Number::Int(IntView::Small((v == Value::TRUE) as i64)));
    }
    if !v.is_heap() {
        return None;
    }
    match kind(v) {
        Kind::Big => Some(Number::Int(IntView::Big(Gc::of(v)))),
        Kind::Float => Some(Number::Float(Gc::<Float>::of(v).value.get())),
        Kind::Complex => Some(Number::Complex(Gc::<Complex>::of(v).re.get(), Gc::<Complex>::of(v).im.get())),
        _ => None,
    }
}

/// A float, or a small int as one, which is exact.
#[inline(always)]
pub(crate) fn double(v: Value) -> Option<f64> {
    if v.is_small() {
        Some(v.as_small() as f64)
    } else if is(v, Kind::Float) {
        Some(Gc::<Float>::of(v).value.get())
    } else {
        None
    }
}

impl Vm {
    fn limbs_allowed(&self) -> usize {
        if self.heap.limit == 0 { INT_LIMIT } else { INT_LIMIT.min((self.heap.limit / 8) as usize) }
    }

    /// An int as a float; OverflowError when it is too large.
    pub fn int_to_float(&mut self, i: &IntView) -> Res<f64> {
        match i {
            IntView::Small(i) => Ok(*i as f64),
            IntView::Big(_) => {
                let mut buffer = IntBuf::from_i64(0);
                match i.view(&mut buffer).to_f64() {
                    Some(x) => Ok(x),
                    None => self.error(Builtin::OverflowError, "int too large to convert to float"),
                }
            }
        }
    }

    /// A number as a float: ints and floats; `None` for anything else.
    pub fn number_as_float(&mut self, v: Value) -> Res<Option<f64>> {
        let v = self.unwrap(v);
        match number(v) {
            Some(Number::Float(x)) => Ok(Some(x)),
            Some(Number::Int(i)) => Ok(Some(self.int_to_float(&i)?)),
            _ => Ok(None),
        }
    }

    /// Comparison of numbers; `None` when one is none, or they have no such order.
    pub(crate) fn compare_numbers(&mut self, how: u32, a: Value, b: Value) -> Option<bool> {
        let (x, y) = (number(a)?, number(b)?);
        let order = match (x, y) {
            (Number::Int(IntView::Small(x)), Number::Int(IntView::Small(y))) => Some(x.cmp(&y)),
            (Number::Int(x), Number::Int(y)) => {
                let (mut bx, mut by) = (IntBuf::from_i64(0), IntBuf::from_i64(0));
                Some(x.view(&mut bx).compare(y.view(&mut by)))
            }
            (Number::Float(x), Number::Float(y)) => x.partial_cmp(&y),
            (Number::Int(x), Number::Float(y)) => {
                let mut b = IntBuf::from_i64(0);
                float::cmp_int(x.view(&mut b), y)
            }
            (Number::Float(x), Number::Int(y)) => {
                let mut b = IntBuf::from_i64(0);
                float::cmp_int(y.view(&mut b), x).map(Ordering::reverse)
            }
            (x, y) => {
                if how != 2 && how != 3 {
                    return None;
                }
                let (Some(x), Some(y)) = (complex_of(&x), complex_of(&y)) else { return Some(how == 3) };
                return Some((x == y) == (how == 2));
            }
        };
        match order {
            Some(order) => Some(ordered(how, order)),
            None => Some(how == 3), // NaN
        }
    }

    /// An operator on builtin operands; `None`: not on these.
    pub(crate) fn binary_builtin(&mut self, op: u32, a: Value, b: Value) -> Res<Option<Value>> {
        if let (Some(x), Some(y)) = (number(a), number(b)) {
            return self.binary_numbers(op, a, b, x, y);
        }
        self.binary_objects(op, a, b)
    }

    fn binary_numbers(&mut self, op: u32, a: Value, b: Value, x: Number, y: Number) -> Res<Option<Value>> {
        match (x, y) {
            (Number::Int(x), Number::Int(y)) => {
                if op >= 10 && a.is_bool() && b.is_bool() {
                    let (p, q) = (a == Value::TRUE, b == Value::TRUE);
                    return Ok(Some(Value::bool(match op {
                        10 => p & q,
                        11 => p | q,
                        _ => p ^ q,
                    })));
                }
                self.binary_ints(op, &x, &y)
            }
            (Number::Complex(..), _) | (_, Number::Complex(..)) => {
                let (p, q) = match (number(a), number(b)) {
                    (Some(x), Some(y)) => (self.complex_parts(x)?, self.complex_parts(y)?),
                    _ => return Ok(None),
                };
                self.binary_complex(op, p, q)
            }
            (x, y) => {
                let x = self.float_of(x)?;
                let y = self.float_of(y)?;
                self.binary_floats(op, x, y)
            }
        }
    }

    fn float_of(&mut self, n: Number) -> Res<f64> {
        match n {
            Number::Int(i) => self.int_to_float(&i),
            Number::Float(x) | Number::Complex(x, _) => Ok(x),
        }
    }

    fn complex_parts(&mut self, n: Number) -> Res<(f64, f64)> {
        match n {
            Number::Complex(re, im) => Ok((re, im)),
            n => Ok((self.float_of(n)?, 0.0)),
        }
    }

    fn binary_floats(&mut self, op: u32, x: f64, y: f64) -> Res<Option<Value>> {
        let r = match op {
            0 => x + y,
            1 => x - y,
            2 => x * y,
            4 => {
                if y == 0.0 {
                    return self.error(Builtin::ZeroDivisionError, "float division by zero");
                }
                x / y
            }
            5 => {
                if y == 0.0 {
                    return self.error(Builtin::ZeroDivisionError, "float floor division by zero");
                }
                float::floor_div(x, y)
            }
            6 => {
                if y == 0.0 {
                    return self.error(Builtin::ZeroDivisionError, "float modulo by zero");
                }
                float::modulo(x, y)
            }
            7 => return self.float_pow(x, y).map(Some),
            _ => return Ok(None),
        };
        Ok(Some(self.float(r)?))
    }

    fn float_pow(&mut self, x: f64, y: f64) -> Res {
        let platform = self.platform.clone();
        match float::pow(&*platform, x, y) {
            Ok(r) => self.float(r),
            Err(float::PowError::ZeroNegative) => {
                self.error(Builtin::ZeroDivisionError, "0.0 cannot be raised to a negative power")
            }
            Err(float::PowError::Overflow) => {
                let message = self.str("Numerical result out of range")?;
                self.error_with(Builtin::OverflowError, &[Value::small(34), message])
            }
            Err(float::PowError::Complex) => match self.binary_complex(7, (x, 0.0), (y, 0.0))? {
                Some(r) => Ok(r),
                None => Ok(Value::NONE),
            },
        }
    }

    fn binary_complex(&mut self, op: u32, (a, b): (f64, f64), (c, d): (f64, f64)) -> Res<Option<Value>> {
        let (re, im) = match op {
            0 => (a + c, b + d),
            1 => (a - c, b - d),
            2 => (a * c - b * d, a * d + b * c),
            4 => match complex_divide((a, b), (c, d)) {
                Some(r) => r,
                None => return self.error(Builtin::ZeroDivisionError, "complex division by zero"),
            },
            7 => {
                use anypy_mini_base::platform::{MathOp, MathOp2};
                let p = self.platform.clone();
                if c == 0.0 && d == 0.0 {
                    (1.0, 0.0)
                } else if a == 0.0 && b == 0.0 {
                    if d != 0.0 || c < 0.0 {
                        return self.error(Builtin::ZeroDivisionError, "zero to a negative or complex power");
                    }
                    (0.0, 0.0)
                } else if d == 0.0 && c == c.trunc() && c.abs() <= 100.0 {
                    // Small integer powers by multiplication: exact where CPython's are.
                    let mut n = c.abs() as u32;
                    let mut r = (1.0, 0.0);
                    let mut base = (a, b);
                    while n > 0 {
                        if n & 1 != 0 {
                            r = (r.0 * base.0 - r.1 * base.1, r.0 * base.1 + r.1 * base.0);
                        }
                        base = (base.0 * base.0 - base.1 * base.1, 2.0 * base.0 * base.1);
                        n >>= 1;
                    }
                    if c < 0.0 { complex_divide((1.0, 0.0), r).unwrap_or(r) } else { r }
                } else {
                    let abs = p.math2(MathOp2::Hypot, a, b);
                    let mut len = p.math2(MathOp2::Pow, abs, c);
                    let angle = p.math2(MathOp2::Atan2, b, a);
                    let mut phase = angle * c;
                    if d != 0.0 {
                        len /= p.math(MathOp::Exp, angle * d);
                        phase += d * p.math(MathOp::Log, abs);
                    }
                    (len * p.math(MathOp::Cos, phase), len * p.math(MathOp::Sin, phase))
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(self.complex(re, im)?))
    }

    fn binary_ints(&mut self, op: u32, x: &IntView, y: &IntView) -> Res<Option<Value>> {
        if let (IntView::Small(a), IntView::Small(b)) = (x, y) {
            // Operands are at most 31 bits wide, so that nothing below overflows but shifts and powers.
            let (a, b) = (*a, *b);
            let r = match op {
                0 => Some(a + b),
                1 => Some(a - b),
                2 => Some(a * b),
                4 if b != 0 => return Ok(Some(self.float(a as f64 / b as f64)?)),
                5 if b != 0 => Some(a.div_euclid(b) - (b < 0 && a.rem_euclid(b) != 0) as i64),
                6 if b != 0 => {
                    let r = a % b;
                    Some(if r != 0 && (r < 0) != (b < 0) { r + b } else { r })
                }
                7 if b >= 0 => small_pow(a, b),
                8 if (0..32).contains(&b) => Some(a << b),
                9 if b >= 0 => Some(a >> b.min(63)),
                10 => Some(a & b),
                11 => Some(a | b),
                12 => Some(a ^ b),
                _ => None,
            };
            if let Some(r) = r {
                return Ok(Some(self.int(r)?));
            }
        }
        self.binary_bigs(op, x, y)
    }

    #[inline(never)]
    fn binary_bigs(&mut self, op: u32, x: &IntView, y: &IntView) -> Res<Option<Value>> {
        let (mut bx, mut by) = (IntBuf::from_i64(0), IntBuf::from_i64(0));
        let (a, b) = (x.view(&mut bx), y.view(&mut by));
        let limit = self.limbs_allowed();
        // Two limbs each: the common case beyond the small range.
        if a.mag.len() <= 2 && b.mag.len() <= 2 && op <= 2 {
            let (p, q) = (wide(a), wide(b));
            let r = match op {
                0 => p + q,
                1 => p - q,
                _ => p.wrapping_mul(q), // 64 by 64 bits fit 128 with the sign
            };
            if op < 2 || p == 0 || (q.unsigned_abs().leading_zeros() + p.unsigned_abs().leading_zeros()) > 128
            {
                return Ok(Some(self.int_wide(r)?));
            }
        }
        let r = match op {
            0 => a.add(b),
            1 => a.sub(b),
            2 => match a.mul(b, limit) {
                Ok(r) => r,
                Err(TooBig) => return self.memory_error(),
            },
            4 => {
                return match a.true_div(b) {
                    Ok(x) => Ok(Some(self.float(x)?)),
                    Err(DivError::Zero) => self.error(Builtin::ZeroDivisionError, "division by zero"),
                    Err(DivError::Overflow) => {
                        self.error(Builtin::OverflowError, "integer division result too large for a float")
                    }
                };
            }
            5 | 6 => match a.div_mod(b) {
                Some((q, r)) => {
                    if op == 5 {
                        q
                    } else {
                        r
                    }
                }
                None => {
                    let message =
                        if op == 5 { "integer division or modulo by zero" } else { "integer modulo by zero" };
                    return self.error(Builtin::ZeroDivisionError, message);
                }
            },
            7 => {
                if b.neg {
                    let (p, q) = (self.int_to_float(x)?, self.int_to_float(y)?);
                    return self.float_pow(p, q).map(Some);
                }
                match a.pow(b, limit) {
                    Ok(r) => r,
                    Err(TooBig) => return self.memory_error(),
                }
            }
            8 | 9 => {
                if b.neg {
                    return self.value_error(&["negative shift count"]);
                }
                let bits = b.to_u64().unwrap_or(u64::MAX);
                if op == 9 {
                    a.shr(bits)
                } else if a.is_zero() {
                    return Ok(Some(Value::small(0)));
                } else {
                    match a.shl(bits, limit) {
                        Ok(r) => r,
                        Err(TooBig) => return self.memory_error(),
                    }
                }
            }
            10 => a.bit_op(BitOp::And, b),
            11 => a.bit_op(BitOp::Or, b),
            12 => a.bit_op(BitOp::Xor, b),
            _ => return Ok(None),
        };
        Ok(Some(self.int_from(&r)?))
    }

    /// An int of up to 128 bits.
    fn int_wide(&mut self, i: i128) -> Res {
        let m = i.unsigned_abs();
        let limbs = [m as u32, (m >> 32) as u32, (m >> 64) as u32, (m >> 96) as u32];
        let len = limbs.iter().rposition(|l| *l != 0).map_or(0, |n| n + 1);
        self.int_big(IntRef { neg: i < 0, mag: limbs.get(..len).unwrap_or(&[]) })
    }

    /// `divmod` of numbers.
    pub fn divmod_numbers(&mut self, a: Value, b: Value) -> Res<Option<Value>> {
        if number(a).is_none() || number(b).is_none() {
            return Ok(None);
        }
        if let (Some(Number::Int(x)), Some(Number::Int(y))) = (number(a), number(b)) {
            let (mut bx, mut by) = (IntBuf::from_i64(0), IntBuf::from_i64(0));
            return match x.view(&mut bx).div_mod(y.view(&mut by)) {
                Some((q, r)) => {
                    let q = self.int_from(&q)?;
                    let r = self.int_from(&r)?;
                    Ok(Some(self.tuple(&[q, r])?))
                }
                None => self.error(Builtin::ZeroDivisionError, "integer division or modulo by zero"),
            };
        }
        if is(a, Kind::Complex) || is(b, Kind::Complex) {
            return Ok(None);
        }
        let (Some(x), Some(y)) = (self.number_as_float(a)?, self.number_as_float(b)?) else {
            return Ok(None);
        };
        if y == 0.0 {
            return self.error(Builtin::ZeroDivisionError, "float floor division by zero");
        }
        let (q, r) = float::div_mod(x, y);
        let q = self.float(q)?;
        let r = self.float(r)?;
        Ok(Some(self.tuple(&[q, r])?))
    }

    /// `-v`, `+v`, `~v` of a builtin number.
    pub(crate) fn unary_number(&mut self, op: Op, v: Value) -> Res<Option<Value>> {
        let Some(n) = number(v) else { return Ok(None) };
        Ok(Some(match (op, n) {
            (Op::Neg, Number::Float(x)) => self.float(-x)?,
            (Op::Neg, Number::Complex(re, im)) => self.complex(-re, -im)?,
            (Op::Pos, Number::Float(_) | Number::Complex(..)) => v,
            (Op::Neg, Number::Int(IntView::Small(i))) => self.int(-i)?,
            (Op::Pos, Number::Int(IntView::Small(i))) => self.int(i)?,
            (Op::Pos, Number::Int(_)) => v,
            (Op::Invert, Number::Int(IntView::Small(i))) => self.int(!i)?,
            (Op::Neg, Number::Int(i)) => {
                let mut b = IntBuf::from_i64(0);
                self.int_big(i.view(&mut b).negated())?
            }
            (_, Number::Int(i)) => {
                let mut b = IntBuf::from_i64(0);
                let r = i.view(&mut b).invert();
                self.int_from(&r)?
            }
            _ => return Ok(None),
        }))
    }
}

/// Of at most two limbs, with sign.
fn wide(i: IntRef<'_>) -> i128 {
    let low = i.mag.first().copied().unwrap_or(0) as i128;
    let high = i.mag.get(1).copied().unwrap_or(0) as i128;
    let m = high << 32 | low;
    if i.neg { -m } else { m }
}

fn small_pow(base: i64, exponent: i64) -> Option<i64> {
    let mut result: i64 = 1;
    let mut b = base;
    let mut e = exponent;
    while e > 0 {
        if e & 1 != 0 {
            result = result.checked_mul(b)?;
        }
        e >>= 1;
        if e > 0 {
            b = b.checked_mul(b)?;
        }
    }
    Some(result)
}

fn complex_of(n: &Number) -> Option<(f64, f64)> {
    match n {
        Number::Complex(re, im) => Some((*re, *im)),
        Number::Float(x) => Some((*x, 0.0)),
        Number::Int(IntView::Small(i)) => Some((*i as f64, 0.0)),
        Number::Int(big) => {
            let mut b = IntBuf::from_i64(0);
            let view = big.view(&mut b);
            let x = view.to_f64()?;
            if float::cmp_int(view, x) == Some(Ordering::Equal) { Some((x, 0.0)) } else { None }
        }
    }
}

/// Smith's algorithm, as in CPython's `_Py_c_quot`.
fn complex_divide((a, b): (f64, f64), (c, d): (f64, f64)) -> Option<(f64, f64)> {
    if c == 0.0 && d == 0.0 {
        return None;
    }
    Some(if c.abs() >= d.abs() {
        let ratio = d / c;
        let den = c + d * ratio;
        ((a + b * ratio) / den, (b - a * ratio) / den)
    } else {
        let ratio = c / d;
        let den = c * ratio + d;
        ((a * ratio + b) / den, (b * ratio - a) / den)
    })
}
