# Big sets, mixed element types, deletions.
s = set(range(10000))
s -= set(range(0, 10000, 2))
print(len(s), min(s), max(s), sum(s), 5 in s, 6 in s)
for i in range(0, 10000, 4): s.add(i)
for i in range(1, 10000, 4): s.discard(i)
print(len(s), sum(s))
m = {1, "1", (1,), None, 1.5, b"1", True, frozenset([1]), 2 ** 70, "é", ...}
print(len(m), "1" in m, 1.0 in m, 2 ** 70 in m, (1.0,) in m, None in m, frozenset([1.0]) in m, ... in m, "x" in m)
out = []
t = {f"s{i}" for i in range(100)}
while t: out.append(t.pop())
print(len(out), len(set(out)), sorted(out)[:3], t)
a, b = {i * 7 for i in range(1000)}, {i * 11 for i in range(1000)}
print(len(a & b), len(a | b), len(a - b), len(a ^ b), (a - b) | (a & b) == a, sorted(a & b)[:4])
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 3
    def __eq__(self, o): return self.v == o.v
h = {H(i % 20) for i in range(100)}
print(len(h), H(5) in h, H(25) in h)
