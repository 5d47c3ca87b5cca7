# sort and sorted: stability, key, reverse, errors.
pairs = [("b", 2), ("a", 2), ("c", 1), ("d", 2), ("e", 1)]
print(sorted(pairs), sorted(pairs, key=lambda p: p[1]), sorted(pairs, key=lambda p: p[1], reverse=True), sorted(pairs, key=lambda p: (-p[1], p[0])))
l = [5, 2, 9, 1, 5, 6]
print(l.sort(), l, l.sort(reverse=True), l, sorted(l, key=lambda x: x % 3), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([]), sorted([True, 0, 2.5, -1]))
print(sorted(["bb", "a", "ccc"], key=len, reverse=True), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]), sorted(["10", "9", "1"], key=int), sorted([-3, 2, -1], key=abs))
for f in (lambda: [1, "a"].sort(), lambda: sorted([None, 1]), lambda: sorted([1], 5), lambda: sorted(5), lambda: [1, 2].sort(key=lambda: 1), lambda: sorted([1j, 2j]), lambda: [1].sort(len)):
    try:
        print(f())
    except TypeError as e:
        print(e)
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or -x)
print(calls)
l = [3, 1, 2]
try:
    l.sort(key=lambda x: l.append(9) or x)
except ValueError as e:
    print(e)
class OnlyLt:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return str(self.n)
print(sorted([OnlyLt(3), OnlyLt(1), OnlyLt(2)]), max([OnlyLt(1)]), sorted([OnlyLt(2), OnlyLt(1)], reverse=True))
x, seq = 12345, []
for _ in range(500):
    x = x * 1103515245 + 12345 & 0x7fffffff
    seq.append(x >> 16)
s = sorted(seq)
print(all(a <= b for a, b in zip(s, s[1:])), s[:3], s[-3:], sorted(s) == s, sorted(s[::-1]) == s)
recs = [(v % 7, i) for i, v in enumerate(seq)]
print(all(a[1] < b[1] for a, b in zip(sorted(recs, key=lambda r: r[0]), sorted(recs, key=lambda r: r[0])[1:]) if a[0] == b[0]))
def boom(x): raise KeyError(x)
l = [1, 2]
try:
    l.sort(key=boom)
except KeyError as e:
    print(e, l)
