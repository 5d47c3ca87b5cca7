# Ordering of floats among themselves, ints and bools.
xs = [2.5, -1.0, 0.0, 1e10, -0.5, 3, True, 10 ** 15, -7]
print(sorted(xs), sorted(xs, reverse=True), min(xs), max(xs))
print(0.1 < 0.2 < 0.3, 1.0 == 1, 1.5 == "1.5", 0.1 + 0.1 + 0.1 == 0.3, 0.5 in [1, 0.5], 1 in [1.0])
def close(a, b, tolerance=1e-9):
    return abs(a - b) <= tolerance * max(abs(a), abs(b))
print(close(0.1 + 0.2, 0.3), close(1.0, 1.001))
import math
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9))
print({0.0: "a", -0.0: "b"}, {1.5, 1.5, 3 / 2}, {2.0: "two"}[2])
print(1e16 == 10 ** 16, 1e23 == 10 ** 23, float(10 ** 23) == 1e23, 2.0 ** 53 == 2 ** 53, 2.0 ** 53 + 1 == 2 ** 53 + 1, 0.1 == 1 / 10)
for f in (lambda: 1.5 < "2", lambda: 1.5 > None, lambda: 1.5 <= [], lambda: 1.5 < 1j):
    try:
        f()
    except TypeError as e:
        print(e)
x, n = 1.0, 0
while x + 1 > 1:
    x /= 2
    n += 1
print(n, 2.0 ** -52 + 1 > 1, 2.0 ** -53 + 1 > 1)
