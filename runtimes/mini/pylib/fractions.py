"""Rational numbers, exact at any size."""

import math
from numbers import Number, Rational, Real

__all__ = ["Fraction"]


def _parse(text):
    """Numerator and denominator of "3", "-3/4", "1.5", "2e-3"; None for anything else."""
    s = text.strip()
    sign = 1
    if s[:1] in ("+", "-"):
        sign = -1 if s[0] == "-" else 1
        s = s[1:]

    def digits(t):
        parts = t.split("_")
        return all(p.isdecimal() for p in parts)

    if "/" in s:
        n, d = s.split("/", 1)
        if not digits(n) or not digits(d):
            return None
        return sign * int(n), int(d)
    exponent = 0
    for mark in ("e", "E"):
        if mark in s:
            s, exp = s.split(mark, 1)
            if not digits(exp[1:] if exp[:1] in ("+", "-") else exp):
                return None
            exponent = int(exp)
            break
    whole, _, part = s.partition(".")
    if not (whole or part) or whole and not digits(whole) or part and not digits(part):
        return None
    part = part.replace("_", "")
    n = sign * int((whole or "0") + part)
    exponent -= len(part)
    return (n * 10**exponent, 1) if exponent >= 0 else (n, 10**-exponent)


def _make(n, d):
    self = object.__new__(Fraction)
    self._numerator = n
    self._denominator = d
    return self


def _reduced(n, d):
    if d < 0:
        n, d = -n, -d
    g = math.gcd(n, d)
    return _make(n // g, d // g)


class Fraction(Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                n, d = numerator, 1
            elif isinstance(numerator, Rational):
                n, d = numerator.numerator, numerator.denominator
            elif isinstance(numerator, float) or not isinstance(numerator, str) and hasattr(numerator, "as_integer_ratio"):
                n, d = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                parts = _parse(numerator)
                if parts is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                n, d = parts
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, Rational) and isinstance(denominator, Rational):
            n = numerator.numerator * denominator.denominator
            d = numerator.denominator * denominator.numerator
        else:
            raise TypeError("both arguments should be Rational instances")
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        if d < 0:
            n, d = -n, -d
        g = math.gcd(n, d)
        self = object.__new__(cls)
        self._numerator = int(n // g)
        self._denominator = int(d // g)
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # The convergents of the continued fraction; the best is the last one in bounds or a step beyond it.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _make(p1, q1)
        return _reduced(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, spec):
        if not spec:
            return str(self)
        return format(float(self), spec) if spec[-1] in "eEfFgG%" else format(str(self), spec)

    def __add__(a, b):
        return _combine(a, b, _add, lambda x, y: x + y)

    def __radd__(b, a):
        return _combine(b, a, lambda x, y: _add(y, x), lambda x, y: y + x)

    def __sub__(a, b):
        return _combine(a, b, _sub, lambda x, y: x - y)

    def __rsub__(b, a):
        return _combine(b, a, lambda x, y: _sub(y, x), lambda x, y: y - x)

    def __mul__(a, b):
        return _combine(a, b, _mul, lambda x, y: x * y)

    __rmul__ = __mul__

    def __truediv__(a, b):
        return _combine(a, b, _div, lambda x, y: x / y)

    def __rtruediv__(b, a):
        return _combine(b, a, lambda x, y: _div(y, x), lambda x, y: y / x)

    def __floordiv__(a, b):
        return _combine(a, b, _floordiv, lambda x, y: x // y)

    def __rfloordiv__(b, a):
        return _combine(b, a, lambda x, y: _floordiv(y, x), lambda x, y: y // x)

    def __mod__(a, b):
        return _combine(a, b, _mod, lambda x, y: x % y)

    def __rmod__(b, a):
        return _combine(b, a, lambda x, y: _mod(y, x), lambda x, y: y % x)

    def __divmod__(a, b):
        return _combine(a, b, lambda x, y: (_floordiv(x, y), _mod(x, y)), divmod)

    def __rdivmod__(b, a):
        return _combine(b, a, lambda x, y: (_floordiv(y, x), _mod(y, x)), lambda x, y: divmod(y, x))

    def __pow__(a, b):
        if isinstance(b, Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            n = b.numerator
            if n >= 0:
                return _make(a._numerator**n, a._denominator**n)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -n}, 0)")
            p, q = a._denominator**-n, a._numerator**-n
            return _make(p, q) if q > 0 else _make(-p, -q)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, Rational):
            return Fraction(a) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return _make(a._numerator, a._denominator)

    def __neg__(a):
        return _make(-a._numerator, a._denominator)

    def __abs__(a):
        return _make(abs(a._numerator), a._denominator)

    def __int__(a):
        n = a._numerator
        return -(-n // a._denominator) if n < 0 else n // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or rest * 2 == self._denominator and whole % 2 == 0:
                return whole
            return whole + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        f = self._numerator / self._denominator
        return hash(f) if f.as_integer_ratio() == (self._numerator, self._denominator) else hash((self._numerator, self._denominator))

    def __eq__(a, b):
        if isinstance(b, int):
            return a._numerator == b and a._denominator == 1
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return a == Fraction(b) if math.isfinite(b) else 0.0 == b
        return NotImplemented

    def _order(self, other, op):
        if isinstance(other, Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(self, Fraction(other)) if math.isfinite(other) else op(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        return a._order(b, lambda x, y: x < y)

    def __gt__(a, b):
        return a._order(b, lambda x, y: x > y)

    def __le__(a, b):
        return a._order(b, lambda x, y: x <= y)

    def __ge__(a, b):
        return a._order(b, lambda x, y: x >= y)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _combine(a, b, exact, inexact):
    if isinstance(b, Fraction):
        return exact(a, b)
    if isinstance(b, int):
        return exact(a, _make(int(b), 1))
    if isinstance(b, float):
        return inexact(float(a), b)
    if isinstance(b, complex):
        return inexact(complex(float(a)), b)
    if isinstance(b, Rational):
        return exact(a, Fraction(b))
    return NotImplemented


def _add(a, b):
    return _reduced(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)


def _sub(a, b):
    return _reduced(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)


def _mul(a, b):
    return _reduced(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    if b._numerator == 0:
        raise ZeroDivisionError(f"Fraction({a._numerator * b._denominator}, 0)")
    return _reduced(a._numerator * b._denominator, a._denominator * b._numerator)


def _floordiv(a, b):
    return a._numerator * b._denominator // (a._denominator * b._numerator)


def _mod(a, b):
    d = a._denominator * b._denominator
    return _reduced(a._numerator * b._denominator % (b._numerator * a._denominator), d)
