# The format specification mini-language on str, bool and None.
for s in ("", "s", "10", "<10", ">10", "^10", "*^10", "-<10", ".2", "10.2", ">10.2s", "^5.1", ".0", "010", "é^9"):
    print(f"{s!r}: {'hello':{s}}|")
print(f"{'':5}|{'':*^3}|{'toolong':3}|{'x':^4}|{'x':^5}|{'xy':^5}|")
print(f"{'日本':>6}|{'é':<3}|{'😀':^5}|")
print(f"{True!s:>6}|{None!s:>6}|{True:>6}|{False:6}|")
for v, s in (("x", "d"), ("x", "+"), ("x", ","), ("x", "=5"), ("x", ".-1"), ("x", "f"), ("x", "#"), (None, "5"), ([], "5"), ("x", "5 "), ("x", " ")):
    try:
        print(repr(format(v, s)))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, repr(s))
try:
    format("x", "d")
except ValueError as e:
    print(e)
try:
    format([], "5")
except TypeError as e:
    print(e)
try:
    format(1, 5)
except TypeError as e:
    print(e)
print(format("x"), format([1, "a"]), format(None), format((1,)), format({}))
print("{:>{w}}".format("x", w=4), "{0:{1}}|{0:>{1}}".format("ab", 5))
