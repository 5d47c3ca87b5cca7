# A list of half a million elements.
l = list(range(500000))
l.append(-1); l.insert(0, -2); l += [7] * 1000
print(len(l), l[0], l[250000], l[-1001], sum(l), max(l), l.index(499999))
del l[::2]
print(len(l), l[:5], l[-3:])
l.reverse(); l.extend(l[:10]); l[100:200000] = []
print(len(l), l[99:102], l.count(7))
m = [i * i for i in range(100000)]
print(sum(m[::7]), m[::-1][5], len(m + m), (m * 2)[150000], m == list(m), 99999 ** 2 in m)
while len(l) > 10: l.pop()
print(l)
n = [[] for _ in range(50000)]
for i, x in enumerate(n): x.append(i)
print(len(n), n[49999], len(set(map(id, n))))
a, *b, c = range(10000)
print(a, len(b), c)
def f(*args): return len(args), args[-1]
print(f(*range(10000)))
