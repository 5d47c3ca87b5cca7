# Operators on floats and mixed operands.
print(1.5 + 2, 1.5 - 2, 1.5 * 2, 1.5 / 2, 7.5 // 2, 7.5 % 2, 2.5 ** 2, -2.5 ** 2, 2 ** 0.5, 4 ** -0.5)
print(-7.5 // 2, -7.5 % 2, 7.5 // -2, 7.5 % -2, -7.5 // -2, -7.5 % -2, 5.0 // 0.1, 5.0 % 0.1, 1.0 // 0.1)
print(divmod(7.5, 2), divmod(-7.5, 2), divmod(7.5, -2), divmod(-0.5, 1), divmod(1e20, 3))
print(0.0 == -0.0, 0.0 * -1, -0.0 + 0.0, 0.0 % -1, -0.0 % 1, 1.0 % -1e-20 == 0.0)
print(1e308 * 10, -1e308 * 10, 1e-308 / 1e10, 1e-320 * 1e-10, 1e308 + 1e308 - 1e308)
print(0.1 + 0.2 == 0.3, 0.1 + 0.2 - 0.3, 0.5 + 0.25 == 0.75, 1e16 + 1 == 1e16, 1e16 + 2)
print(abs(-2.5), -(2.5), +2.5, not 0.0, not 0.1, 1.5 < 2, 2.0 >= 2, 1.0 != 1)
print(sum([0.1] * 4), min(1.5, 1), max(2, 2.5), 1.5 + True, 10 // 4.0, 2 ** 1023 * 1.0)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1):
    try:
        f()
    except ZeroDivisionError:
        print("zero", end=" ")
print()
for f in (lambda: 10.0 ** 400, lambda: 2.0 ** 1024, lambda: 1.0 + "x", lambda: 1.5 | 1, lambda: 1.5 << 1, lambda: ~1.5, lambda: 1.5 @ 2):
    try:
        print(f())
    except (OverflowError, TypeError) as e:
        print(type(e).__name__)
print((-8) ** (1 / 3), (-2.0) ** 2, (-2.0) ** 3, (-2.0) ** -1, 0.0 ** 0, 2.0 ** 0.5, 1e-10 ** 2)
