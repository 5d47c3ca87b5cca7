# repr of nested and self-containing lists.
l = [1, "a", None, [2.5, []], (1,), {"k": [1]}]
print(l, str(l), f"{l}", [l][0] is l)
r = [1]
r.append(r)
print(r, r[1] is r, len(r), r[1][1][0])
a, b = [], []
a.append(b); b.append(a)
print(a, b)
t = ([],)
t[0].append(t)
print(t)
d = {}
d["self"] = d
d["list"] = [d]
print(d)
print([r, r], {"r": r})
try:
    print(r == [1, r])
except RecursionError:
    print("RecursionError")
print(r == r, r in r, r.index(r), r.count(r))
class R:
    def __repr__(self): return f"R{l!r}"[:10]
l[:] = [R(), R()]
print(len(repr(l)) < 100)
