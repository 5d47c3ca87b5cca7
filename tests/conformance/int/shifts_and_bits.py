# Shifts and bit operations, negative and big operands.
print([1 << n for n in (0, 1, 10, 31, 32, 63, 64, 100)])
print([-1 << n for n in (0, 1, 10, 31, 64)], 0 << 1000, 5 << 0)
big = 2 ** 100 + 12345
print([big >> n for n in (0, 1, 50, 99, 100, 101, 1000)])
print([-big >> n for n in (1, 50, 100, 101, 1000)], -1 >> 100, -5 >> 1, 5 >> 1, -8 >> 2)
print(big & 0xffff, big | 1 << 101, big ^ big, big & -1 == big, big & ~0xff)
print(-5 & 3, -5 | 3, -5 ^ 3, ~-5, -1 & 2 ** 70, -2 ** 70 & 2 ** 71 - 1, -2 ** 70 | 1, -2 ** 70 ^ 2 ** 70, ~(2 ** 70))
print([n.bit_length() for n in (0, 1, -1, 2, 255, 256, -256, 2 ** 100, -2 ** 100)])
print([n.bit_count() for n in (0, 1, -1, 255, -255, 2 ** 100 - 1)])
for f in (lambda: 1 << -1, lambda: 1 >> -1):
    try:
        f()
    except ValueError as e:
        print(e)
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c
print(popcount(0xdeadbeef), popcount(2 ** 200 - 1))
print(0xdeadbeef & 0xff00ff00, 0xdeadbeef | 0xff, hex(0xdeadbeef ^ 0xffffffff), hex(0xdeadbeef << 4 & 0xffffffff), True << 3, True & False, True | 2)
h = 2166136261
for c in b"hash me":
    h = (h ^ c) * 16777619 & 0xffffffff
print(hex(h))
