# Sorting many elements of several kinds.
x, data = 1, []
for _ in range(50000):
    x = (x * 1103515245 + 12345) & 0x7fffffff
    data.append(x >> 8)
s = sorted(data)
print(len(s), all(a <= b for a, b in zip(s, s[1:])), s[0], s[-1], sum(s) == sum(data))
r = sorted(data, reverse=True)
print(r == s[::-1], sorted(s) == s, sorted(r) == s)
t = sorted(data[:5000], key=lambda v: (v % 100, -v))
print(t[:3], t[-3:])
w = sorted(str(v) for v in data[:5000])
print(w[:3], w[-3:])
st = sorted(enumerate(data[:20000]), key=lambda p: p[1] % 10)
print(all(a[0] < b[0] for a, b in zip(st, st[1:]) if a[1] % 10 == b[1] % 10))
print(sorted([1] * 1000 + [0] * 1000)[999:1001], sorted([2.5, 1, 3.5] * 1000)[:2], sorted([(i % 5, "x" * (i % 3)) for i in range(1000)])[500])
