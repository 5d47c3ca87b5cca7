# Complex numbers: operators and mixed operands.
a, b = 3 + 4j, 1 - 2j
print(a, b, a + b, a - b, a * b, a / b, -a, +a, a == b, a != b, a == 3 + 4j)
print(abs(a), a.real, a.imag, a.conjugate(), a * a.conjugate(), bool(0j), bool(1j))
print(a + 1, 1 + a, a - 1.5, 2 * a, a / 2, a * 1j, 1j * 1j, 1j ** 2 == -1, (1 + 1j) ** 2, (1 + 1j) ** 0, 2 ** 1j != 0)
print(5 == 5 + 0j, 5.0 == 5 + 0j, hash(5 + 0j) == hash(5), {5: "x"}[5 + 0j], 1j in [1j], sum([1j, 2, 3.5]))
for f in (lambda: a < b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: int(a), lambda: float(a), lambda: a | b, lambda: round(a)):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)
for f in (lambda: a / 0, lambda: 0j ** -1, lambda: a / 0j):
    try:
        f()
    except ZeroDivisionError:
        print("zero")
print(type(1j * 1j).__name__, (2 + 0j).real, -1j, 0 - 1j)
