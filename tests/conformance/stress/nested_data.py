# Deeply nested lists, dicts, tuples, calls and expressions.
l = []
for _ in range(100): l = [l]
print(repr(l).count("["), str(l) == "[" * 101 + "]" * 101)
d = {}
for i in range(50): d = {i: d}
print(repr(d)[:30], repr(d).count("{"))
t = ()
for _ in range(100): t = (t,)
print(repr(t).count(","), hash(t) == hash(t), t == t)
big = cur = []
for _ in range(100000):
    cur.append([]); cur = cur[0]
n, cur = 0, big
while cur: cur = cur[0]; n += 1
print(n)
try:
    text = repr(big)          # how deep repr can go is the runtime's own limit
    print(text == "[" * 100001 + "]" * 100001)
except RecursionError:
    print(True)
r = [1]; r.append({"r": r, "t": (r, [r])})
print(r)
print(eval("(" * 50 + "1" + ")" * 50), eval("[" * 50 + "]" * 50) != [], eval("-" * 40 + "1"), eval("+".join(["1"] * 1000)), eval("not " * 40 + "0"))
ns = {}
exec("x = 0\n" + "x += 1\n" * 5000, ns)
print(ns["x"], len(eval("[" + ",".join(str(i) for i in range(5000)) + "]")), len(eval("{" + ",".join(f"{i}:{i}" for i in range(3000)) + "}")))
