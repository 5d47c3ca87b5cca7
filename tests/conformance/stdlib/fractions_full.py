# fractions: construction, arithmetic with other numbers, comparison, rounding, limits, errors.
import math
from fractions import Fraction
from numbers import Rational

F = Fraction
print(F(3, 6), F(-3, 6), F(3, -6), F(5), F(), F("3/4"), F(" -1.25 "), F("1e-3"), F("7"), F(0.5), F(F(1, 2), F(3, 4)), repr(F(1, 3)))
print(F(0.1), F("1_000/3"), F("-.5"), F("2.5e2"), F.from_float(0.25), F(True))
a, b = F(1, 2), F(2, 3)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(F(7, 2), F(2, 3)), -a, +a, abs(-a), a**2, a**-2, b**3)
print(a + 1, 1 + a, 2 - a, a * 4, 3 / a, a / 2, 1 // b, 7 % b, 2**F(2), 4**a, a**0.5, a + 0.5, 0.25 * a, a + 1j)
print(F(7, 3) // 1, F(-7, 3) // 1, F(-7, 3) % 1, divmod(-3, F(2, 5)), F(5, 2) % -1)
print(a < b, a <= 0.5, a == 0.5, a == F(2, 4), b > 1, a != 1, b >= F(2, 3), F(3) == 3, 3 == F(3), F(1, 3) == 1 / 3, a < float("inf"), a > float("nan"))
print(hash(F(3)) == hash(3), hash(F(1, 2)) == hash(0.5), {F(1, 2): "half"}[0.5], bool(F(0)), bool(a), F(-1, 2) < 0)
print(int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), math.trunc(F(7, 2)), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), round(F(1234), -2), float(F(1, 3)))
print(F(math.pi).limit_denominator(10), F(math.pi).limit_denominator(1000), F("3.1415926").limit_denominator(), F(4, 3).limit_denominator(1), F(-22, 7).limit_denominator(3))
print(a.numerator, a.denominator, F(4, 2).as_integer_ratio(), isinstance(a, Rational), sum([F(1, n) for n in range(1, 11)]), max(a, b), sorted([b, a, F(1, 6)]))
print(F(10**30, 3 * 10**29), F(1, 10**20) + F(1, 10**21), str(F(4, 2)), f"{F(1, 3)}", "%s" % F(7, 9))
for f in (
    lambda: F(1, 0),
    lambda: F("x"),
    lambda: F("1/0"),
    lambda: F("1 / 2"),
    lambda: F([1]),
    lambda: F(1.5, 2),
    lambda: F(float("nan")),
    lambda: F(float("inf")),
    lambda: a / 0,
    lambda: F(0) ** -1,
    lambda: a + "x",
    lambda: a < "x",
    lambda: F(1, 3).limit_denominator(0),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e if isinstance(e, ValueError) else "")
e = sum(F(1, math.factorial(n)) for n in range(15))
print(e, float(e))
