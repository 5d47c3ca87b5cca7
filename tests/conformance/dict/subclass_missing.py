# dict subclasses: __missing__, overridden methods, attribute access.
class Counter(dict):
    def __missing__(self, k): return 0
c = Counter()
for ch in "banana": c[ch] += 1
print(c, c["zzz"], "zzz" in c, c.get("zzz"))
class Default(dict):
    def __init__(self, factory): self.factory = factory
    def __missing__(self, k):
        v = self[k] = self.factory()
        return v
g = Default(list)
for w in ("apple", "avocado", "bean"): g[w[0]].append(w)
print(g, isinstance(g, dict))
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
a = Attr(x=1)
a.y = 2
del a.x
print(a, a.y)
try:
    a.nope
except KeyError as e:
    print("KeyError", e)
tree = lambda: Default(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t)
class Case(dict):
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def keys(self): return ["overridden"]
x = Case(a=1)
print(x["A"], x.get("A"), x.keys(), list(x), {**{"q": 1}}, len(x))
class Rep(dict):
    def __repr__(self): return f"Rep{dict.__repr__(self)}"
    def copy(self): return Rep(self)
print(Rep(a=1), [Rep()], Rep(a=1).copy(), Rep(a=1) == {"a": 1}, type(Rep.fromkeys("a")).__name__, dict(Rep(z=1)))
