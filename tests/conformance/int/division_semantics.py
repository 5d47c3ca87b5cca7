# Floor division and modulo across sign and size; true division of big ints.
pairs = [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 3), (6, 3), (-6, 3), (1, 10), (-1, 10),
         (10 ** 20, 7), (-10 ** 20, 7), (10 ** 20, -7), (10 ** 40, 10 ** 19 + 1), (-10 ** 40, 10 ** 19 + 1), (5, 10 ** 30), (-5, 10 ** 30), (2 ** 64, 2 ** 32)]
for a, b in pairs:
    q, r = a // b, a % b
    assert q * b + r == a and divmod(a, b) == (q, r)
    print(a, b, q, r)
print(1 / 3, 10 ** 20 / 3, 10 ** 30 / 10 ** 29, 2 ** 1000 / 2 ** 999, 1 / 10 ** 300, -7 / 2, 6 / 3)
print((2 ** 53 + 1) / 1, 3 / 7, 123456789012345678901234567890 / 987654321, 1 / 2 ** 1074)
try:
    print(10 ** 400 / 3)
except OverflowError as e:
    print(e)
print(10 ** 400 / 10 ** 399, 1 / 10 ** 400)
for d in (3, -3):
    print([n // d for n in range(-5, 6)], [n % d for n in range(-5, 6)])
