# Integer operators and precedence.
print(7 + 3, 7 - 10, 7 * -3, 7 / 2, 7 // 2, 7 % 3, 2 ** 10)
print(1 + 2 * 3 - 4, (1 + 2) * 3, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, 2 ** -1, 10 - 3 - 2, 100 / 10 / 2, 2 * 3 % 4)
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7 // -2, -7 % -2, 0 // 5, 0 % -5)
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(-7, -3))
for a in (-5, -1, 0, 1, 5):
    for b in (-3, -1, 1, 2):
        q, r = divmod(a, b)
        assert q * b + r == a and (r == 0 or (r < 0) == (b < 0)), (a, b)
print("divmod holds")
print(abs(-5), -(-5), +5, ~5, ~-1, not 5, - -5, -+-5)
print(5 == 5.0, (5 < 6) is not None, 1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2, 1 == 1 != 2)
print(True + True, True * 5, 3 - False, -True)
print(1_000_000 + 0xff + 0o17 + 0b11, 0XFF, 0O17, 0B11)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 0 ** -1):
    try:
        f()
    except ZeroDivisionError:
        print("ZeroDivisionError", end=" ")
print()
print(0 ** 0, 1 ** -5, (-1) ** -3, 2 ** -2, 10 ** -3)
print(6 & 3, 6 | 3, 6 ^ 3, 1 << 4, 256 >> 3, 1 | 2 ^ 3 & 4 << 1)
