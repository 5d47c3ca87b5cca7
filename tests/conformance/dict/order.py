# Insertion order through updates, deletions and re-insertions.
d = {}
for k in "zebra": d[k] = len(d)
print(d)
d["e"] = "updated"
print(d)
del d["z"]; d["z"] = "again"
print(d, list(reversed(d)), next(iter(d)), d.popitem(), list(d.items())[0], list(reversed(d.items())), list(reversed(d.values())))
d.update(b="bb", new=1)
print(d, {**d, "e": 0}, d | {"q": 1, "e": 2}, dict(sorted(d.items())), sorted(d), max(d), list(d)[-1])
big = {i: i for i in range(100)}
for i in range(0, 100, 2): del big[i]
for i in range(0, 10, 2): big[i] = "back"
print(list(big)[:5], list(big)[-5:], len(big), sum(k for k in big))
while big: big.popitem()
big["x"] = 1
print(big)
print({k: v for k, v in sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1], reverse=True)}, dict.fromkeys("hello"), list(dict.fromkeys([3, 1, 3, 2, 1])))
def f(**kw): return list(kw)
print(f(z=1, a=2, m=3), [k for k in {"z": 1, "a": 2}], *{"q": 1, "p": 2}, {True: 1, 1: 2, 1.0: 3})
class C:
    z = 1; a = 2
print([k for k in C.__dict__ if not k.startswith("_")])
