# ** and pow with two and three arguments.
print(2 ** 0, 2 ** 1, 2 ** 64, (-2) ** 63, (-2) ** 64, 0 ** 5, 1 ** 10 ** 9, (-1) ** (10 ** 9 + 1), 10 ** 25)
print(pow(2, 10), pow(2, 10, 1000), pow(3, 200, 13), pow(-2, 3, 5), pow(2, 3, -5), pow(7, 0, 1), pow(0, 0, 7), pow(5, 0))
print(pow(123456789, 987654321, 10 ** 9 + 7), pow(2, 10 ** 18, 998244353), pow(3, 2 ** 100, 2 ** 61 - 1))
print(pow(3, -1, 7), pow(10, -2, 97), pow(38, -1, 97) * 38 % 97)
print(2 ** -1, pow(2, -2), 4 ** 0.5, (-8) ** 2, 2.0 ** 3, 2 ** 3.0, (-1) ** 0.5 == 1j or "complex")
for f in (lambda: pow(2, 3, 0), lambda: pow(2, -1, 4), lambda: 0 ** -1, lambda: pow(2, 3.0, 5), lambda: pow("a", 2), lambda: pow(2.5, 2, 2)):
    try:
        print(f())
    except (ValueError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__)
print(pow(base=2, exp=5), pow(2, 5, mod=7))
def is_probable_prime(n):
    return n > 1 and all(pow(a, n - 1, n) == 1 for a in (2, 3, 5, 7) if a % n)
print([n for n in range(2, 60) if is_probable_prime(n)], is_probable_prime(2 ** 127 - 1), is_probable_prime(2 ** 127 + 1))
print(7 ** 77 % 10 ** 10, str(3 ** 500)[:20], len(str(3 ** 500)), str(3 ** 500)[-10:])
