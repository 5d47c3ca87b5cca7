# Infinities and NaN: arithmetic, comparison, containers.
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf + 1, inf * -2, 1 / inf, -1 / inf, inf ** 2, inf ** -1, (-inf) ** 3, inf ** 0, nan ** 0, 1 ** nan)
print(inf - inf, inf * 0, inf / inf, inf % 5, 5 % inf, -5 % inf, 5 // inf, -5 // inf)
print(inf == inf, inf > 1e308, -inf < inf, nan == nan, nan != nan, nan < 1, nan > 1, inf > 10 ** 1000)
print(nan in [nan], [nan] == [nan], nan in [float("nan")], [nan].index(nan), [nan].count(nan), {nan: 1}[nan], (nan,) == (nan,))
print(max(1, nan), max(nan, 1) != max(nan, 1), min(nan, 1) != 1, sorted([inf, 1, -inf, 0]))
for s in ("inf", "-INF", "+Infinity", "nan", "-NaN", " inf ", "iNfInItY"):
    print(float(s), end=" ")
print()
for f in (lambda: int(inf), lambda: int(nan), lambda: round(inf), lambda: round(nan), lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: float("infin")):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__ + ":", e)
print(round(inf, 2), round(nan, 2), inf.is_integer(), nan.is_integer(), abs(-inf), -nan != -nan, bool(nan), bool(inf))
import math
print(math.isinf(-inf), math.isnan(nan), math.isfinite(1e308), math.inf == inf, math.isnan(math.nan))
print(hash(inf) == hash(float("inf")), hash(-inf) == -hash(inf), inf.hex(), (-inf).hex(), nan.hex())
