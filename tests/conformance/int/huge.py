# Numbers of thousands of bits.
a = 3 ** 2000
b = 7 ** 1100
print(a.bit_length(), b.bit_length(), a % 1000000007, b % 1000000007)
print((a * b) % 1000000007, (a * b).bit_length(), (a + b) % 998244353, (a - b) % 998244353)
q, r = divmod(a, 7 ** 300)
print(q % 1000000007, r % 1000000007, q * 7 ** 300 + r == a)
print((a >> 1000) % 1000003, (a << 777) % 1000003, (a & b) % 1000003, (a | b) % 1000003, (a ^ b) % 1000003, (-a & b) % 1000003)
s = str(a)
print(len(s), s[:30], s[-30:], int(s) == a, sum(map(int, s)))
h = hex(b)
print(len(h), h[:20], h[-20:], int(h, 16) == b)
m = 2 ** 2203 - 1
print(m.bit_length(), str(m)[:15], str(m)[-15:], m.bit_count())
x = 1
for i in range(2, 500):
    x *= i
print(len(str(x)), x % (10 ** 9 + 7), str(x)[:12])
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x: return x
        x = y
r = isqrt(2 * 10 ** 200)
print(r)
def fib(n):
    a, b = 0, 1
    for _ in range(n): a, b = b, a + b
    return a
f = fib(5000)
print(len(str(f)), str(f)[:10], str(f)[-10:])
