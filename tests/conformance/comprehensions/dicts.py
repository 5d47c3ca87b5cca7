# Dict comprehensions: order, overwriting, unpacked targets.
print({x: x * x for x in range(4)})
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]})
print({v: k for k, v in {"x": 1, "y": 2}.items()})
print({w: len(w) for w in ["one", "three"] if len(w) > 3})
print({(i, j): i * j for i in range(2) for j in range(2)})
print({k: [v for v in range(k)] for k in range(3)})
log = []
def note(kind, x):
    log.append(kind + str(x))
    return x
print({note("k", i): note("v", i) for i in range(2)}, log)
text = "mississippi"
print({c: text.count(c) for c in text})
print({**{i: 0 for i in range(2)}, **{i: 1 for i in range(1, 3)}})
print({k.upper(): v for k, v in dict(a=1, b=2).items()})
print({a: b for a, *b in ("abc", "d")})
try:
    {[]: 1 for _ in range(1)}
except TypeError:
    print("unhashable key")
print(len({i % 3: i for i in range(10)}), {i % 3: i for i in range(10)})
print({True: "t", 1: "one", 1.0: "float"})
