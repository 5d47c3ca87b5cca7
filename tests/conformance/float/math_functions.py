# The math module on floats (results that are exact or well rounded everywhere).
import math
print(math.sqrt(2), math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.fabs(-3), math.copysign(2, -0.0))
print(math.fmod(7.5, 2), math.fmod(-7.5, 2), math.modf(3.25), math.modf(-3.25), math.frexp(10.0), math.ldexp(0.625, 4))
print(math.pow(2, 10), math.pow(2, 0.5), math.exp(0), math.log(1), math.log2(8), math.log10(1000), math.log(8, 2), math.hypot(3, 4))
print(round(math.sin(1), 12), round(math.cos(1), 12), round(math.tan(1), 12), round(math.atan2(1, -1), 12), round(math.asin(1), 12), round(math.acos(0.5), 12), round(math.atan(1), 12))
print(round(math.exp(1), 12), round(math.log(10), 12), round(math.sinh(1), 12), round(math.cosh(1), 12), round(math.tanh(1), 12), round(math.expm1(1e-10), 20), round(math.log1p(1e-10), 20))
print(math.degrees(math.pi), math.radians(180) == math.pi, math.pi, math.e, math.tau, math.inf, math.nan)
print(math.fsum([0.1] * 10), math.prod([1.5, 2, 4]), math.prod([]), math.dist((0, 0), (3, 4)), math.isclose(1, 1 + 1e-10))
print(round(math.gamma(5), 9), round(math.lgamma(10), 9), round(math.erf(0.5), 9), round(math.erfc(0.5), 9), round(math.cbrt(27.0), 9), math.exp2(3))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.sqrt("x"), lambda: math.floor("x"), lambda: math.floor(math.inf), lambda: math.pow(0, -1), lambda: math.fmod(1, 0)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__)
