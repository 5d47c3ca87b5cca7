# math with infinities, NaN, zeros and signs.
import math
inf, nan = math.inf, math.nan
print(math.sqrt(inf), math.exp(-inf), math.exp(inf), math.log(inf), math.atan(inf) == math.pi / 2, math.tanh(inf), math.hypot(inf, nan), math.copysign(1, -inf), math.fabs(-inf), math.isinf(inf), math.isnan(nan))
print(math.sqrt(-0.0), math.floor(-0.5), math.ceil(-0.5), math.copysign(5, -0.0), math.atan2(0.0, -0.0) == math.pi, math.atan2(-0.0, 0.0), math.fmod(-0.0, 1), math.modf(-0.0), math.modf(inf), math.frexp(0.0), math.frexp(inf))
print(math.pow(0, 0), math.pow(1, nan), math.pow(2, -1), math.pow(-8, 3), math.pow(inf, 0), math.pow(0, inf), math.pow(-inf, 3))
print(math.nextafter(1, 2), math.nextafter(0, 1), math.ulp(1.0), math.remainder(7, 3), math.remainder(-7.5, 2), math.remainder(5, 2), math.isclose(inf, inf), math.isclose(nan, nan), math.isclose(1e9, 1e9 + 1, rel_tol=1e-8))
print(math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.fsum([0.1, 0.2, 0.3]), math.dist([1, 2], [4, 6]), math.hypot(), math.hypot(2), math.hypot(1, 2, 2), math.degrees(math.tau), math.radians(90) == math.pi / 2)
for f in ("math.sqrt(-1)", "math.log(-1)", "math.log(0)", "math.asin(2)", "math.fmod(inf, 1)", "math.exp(10000)", "math.pow(-8, 1/3)", "math.pow(10, 400)", "math.gamma(0)", "math.atanh(1)", "math.acosh(0)", "math.ldexp(1, 10000)", "math.sin(inf)", "math.floor(nan)", "math.cosh(1000)", "math.remainder(1, 0)", "math.factorial(1.0)", "math.log(1, 0)", "math.log10(0)"):
    try:
        print(f, eval(f))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        print(f, type(e).__name__)
