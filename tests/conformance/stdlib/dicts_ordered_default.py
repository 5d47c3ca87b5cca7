# OrderedDict, defaultdict, ChainMap, UserDict, UserList and UserString.
from collections import ChainMap, OrderedDict, UserDict, UserList, UserString, defaultdict

o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
o.move_to_end("c", last=False)
print(list(o.items()), list(reversed(o)), o.popitem(), o.popitem(last=False), len(o))
print(OrderedDict([(1, 2), (3, 4)]) == OrderedDict([(3, 4), (1, 2)]), OrderedDict([(1, 2), (3, 4)]) == {3: 4, 1: 2})
print(OrderedDict(), list(OrderedDict.fromkeys("xyz", 0).items()), o.copy() == o, type(o.copy()).__name__)
o["new"] = 5
o.update(z=6)
print(list(o), o.pop("new"), o.setdefault("k", 1), o.get("none"), "k" in o)
print(list((o | {"m": 1}).items()), type(o | {}).__name__)
for f in (lambda: OrderedDict().popitem(), lambda: o.move_to_end("missing")):
    try:
        f()
    except KeyError as e:
        print(repr(e))

d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, d["a"], "c" in d, d.get("c"), len(d), d.default_factory)
n = defaultdict(int, x=5)
for ch in "hello":
    n[ch] += 1
print(dict(n), n == {"x": 5, "h": 1, "e": 1, "l": 2, "o": 1})
print(defaultdict(lambda: "dflt")["q"], defaultdict(None, a=1), type(n.copy()), n.copy().default_factory)
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(dict(t["a"]["b"]), list(t))
for f in (lambda: defaultdict()["k"], lambda: defaultdict(3), lambda: defaultdict(None)[1]):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(repr(e))
print(sorted((defaultdict(int, a=1) | {"b": 2}).items()))

base, over = {"a": 1, "b": 2}, {"b": 3}
m = ChainMap(over, base)
print(m["a"], m["b"], len(m), sorted(m), m.get("z"), m.get("z", 0), "a" in m, m)
m["c"] = 4
del m["b"]
print(over, base, m["b"], m.parents, m.new_child({"x": 9})["x"], list(m.maps), dict(m))
for f in (lambda: m["nope"], lambda: m.pop("a"), lambda: ChainMap().popitem()):
    try:
        f()
    except KeyError as e:
        print(e)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u["b"] = 2
u.update(c=3)
print(u, u["A"], "B" in u, len(u), sorted(u), u.data, u.copy(), u.pop("A"), u == {"B": 2, "C": 3}, dict(u))
items = UserList([3, 1, 2])
items.append(0)
items.sort()
print(items, items[1:3], items + [9], items * 2, items.index(2), 3 in items, items == [0, 1, 2, 3], len(items))
s = UserString("Hello")
print(s, s.upper(), s + "!", s[1:3], len(s), "ell" in s, s == "Hello", s.replace("l", "L"), s.split("l"), type(s * 2).__name__)
