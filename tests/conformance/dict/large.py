# Growth, deletion and lookups in big dicts.
d = {}
for i in range(20000): d[f"k{i}"] = i
print(len(d), d["k0"], d["k19999"], "k20000" in d, sum(d.values()))
for i in range(0, 20000, 3): del d[f"k{i}"]
print(len(d), "k3" in d, d["k4"], list(d)[:3], list(d)[-2:])
for i in range(0, 20000, 3): d[f"k{i}"] = -1
print(len(d), list(d)[-1], d["k3"])
e = {i: i * i for i in range(-5000, 5000)}
print(len(e), e[-5000], e[4999], e.get(5000))
t = {(i, j): i + j for i in range(100) for j in range(100)}
print(len(t), t[50, 50], (100, 0) in t)
f = {i * 1024: i for i in range(3000)}
print(all(f[i * 1024] == i for i in range(3000)), len(f))
g = {float(i) / 2: i for i in range(1000)}
print(g[2.5], g[100], len(g))
m = {}
for i in range(10000):
    m[i % 10] = i
    if i % 7 == 0: m.pop(i % 10)
print(sorted(m.items()))
c = d.copy()
c.clear()
print(len(c), len(d), d == dict(d), dict(d) is d)
