"""Functions of complex numbers."""

import math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)
_ln2 = math.log(2.0)


def phase(x):
    x = complex(x)
    return math.atan2(x.imag, x.real)


def polar(x):
    x = complex(x)
    return abs(x), math.atan2(x.imag, x.real)


def rect(r, phi):
    if phi == 0:
        return complex(r, r * phi)
    if math.isinf(phi) and r:
        raise ValueError("math domain error")
    return complex(r * math.cos(phi), r * math.sin(phi))


def exp(x):
    x = complex(x)
    if x.imag == 0:
        return complex(math.exp(x.real), x.imag)
    if math.isinf(x.imag) and math.isfinite(x.real):
        raise ValueError("math domain error")
    if x.real > 709:
        half = math.exp(x.real - 1)
        return complex(half * math.cos(x.imag) * e, half * math.sin(x.imag) * e)
    r = math.exp(x.real)
    return complex(r * math.cos(x.imag), r * math.sin(x.imag))


def log(x, base=None):
    x = complex(x)
    if x == 0:
        raise ValueError("math domain error")
    re, im = abs(x.real), abs(x.imag)
    big, small = max(re, im), min(re, im)
    if 0.5 <= big <= 2 and 0.71 <= math.hypot(re, im) <= 1.73:
        # Near the unit circle the difference from 1 is what counts.
        real = math.log1p((big - 1) * (big + 1) + small * small) / 2
    elif big > 1e308:
        real = math.log(math.hypot(re / 2, im / 2)) + _ln2
    else:
        real = math.log(math.hypot(re, im))
    result = complex(real, math.atan2(x.imag, x.real))
    return result if base is None else result / log(base)


def log10(x):
    x = log(x)
    return complex(x.real / math.log(10.0), x.imag / math.log(10.0))


def sqrt(x):
    x = complex(x)
    a, b = x.real, x.imag
    if a == 0 and b == 0:
        return complex(0.0, b)
    if math.isinf(b):
        return complex(inf, b)
    s = math.sqrt((abs(a) / 8 + math.hypot(a / 8, b / 8))) * 2
    d = abs(b) / (2 * s)
    return complex(s, math.copysign(d, b)) if a >= 0 else complex(d, math.copysign(s, b))


def sinh(x):
    x = complex(x)
    return complex(math.cos(x.imag) * math.sinh(x.real), math.sin(x.imag) * math.cosh(x.real))


def cosh(x):
    x = complex(x)
    return complex(math.cos(x.imag) * math.cosh(x.real), math.sin(x.imag) * math.sinh(x.real))


def tanh(x):
    x = complex(x)
    if abs(x.real) > 350:
        return complex(math.copysign(1.0, x.real), 0.0)
    t, c = math.tan(x.imag), math.cosh(x.real)
    th = math.tanh(x.real)
    s = 1 + (th * t) ** 2
    return complex(th * (1 + t * t) / s, t / (c * c) / s)


def _turned(f, x):
    """`f` of the right angle ahead, back by it: the circular functions of the hyperbolic ones."""
    x = complex(x)
    y = f(complex(-x.imag, x.real))
    return complex(y.imag, -y.real)


def sin(x):
    return _turned(sinh, x)


def cos(x):
    x = complex(x)
    return cosh(complex(-x.imag, x.real))


def tan(x):
    return _turned(tanh, x)


def asinh(x):
    x = complex(x)
    s1, s2 = sqrt(complex(1 + x.imag, -x.real)), sqrt(complex(1 - x.imag, x.real))
    real = math.asinh(s1.real * s2.imag - s2.real * s1.imag)
    return complex(real, math.atan2(x.imag, s1.real * s2.real - s1.imag * s2.imag))


def acosh(x):
    x = complex(x)
    s1, s2 = sqrt(complex(x.real - 1, x.imag)), sqrt(complex(x.real + 1, x.imag))
    return complex(math.asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * math.atan2(s1.imag, s2.real))


def acos(x):
    x = complex(x)
    s1, s2 = sqrt(complex(1 - x.real, -x.imag)), sqrt(complex(1 + x.real, x.imag))
    return complex(2 * math.atan2(s1.real, s2.real), math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def asin(x):
    return _turned(asinh, x)


def atanh(x):
    x = complex(x)
    if x.real < 0 or x.real == 0 and math.copysign(1.0, x.real) < 0:
        return -atanh(-x)
    a, b = x.real, x.imag
    if a == 1 and b == 0:
        raise ValueError("math domain error")
    real = math.log1p(4 * a / ((1 - a) ** 2 + b * b)) / 4
    imag = -math.atan2(-2 * b, (1 - a) * (1 + a) - b * b) / 2
    return complex(real, imag)


def atan(x):
    return _turned(atanh, x)


def isfinite(x):
    x = complex(x)
    return math.isfinite(x.real) and math.isfinite(x.imag)


def isnan(x):
    x = complex(x)
    return math.isnan(x.real) or math.isnan(x.imag)


def isinf(x):
    x = complex(x)
    return math.isinf(x.real) or math.isinf(x.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    return abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)
