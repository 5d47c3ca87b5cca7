# Set operators of views with other views and any iterable, from both sides.
a, b = {"x": 1, "y": 2, "z": 3}, {"y": 2, "z": 4}
for name, op in (("&", lambda p, q: p & q), ("|", lambda p, q: p | q), ("-", lambda p, q: p - q), ("^", lambda p, q: p ^ q)):
    print(name, sorted(op(a.keys(), b.keys())), sorted(op(a.items(), b.items())))
    print(name, sorted(op(a.keys(), ["x", "q"])), sorted(op(["x", "q"], a.keys())), sorted(op("xq", a.keys())))
    print(name, sorted(op(b.values(), {2: 0, 5: 0}.keys())))
    for p, q in ((a.values(), b.values()), (a.keys(), 5), ([1], [2])):
        try:
            print(op(p, q))
        except TypeError:
            print("TypeError")
print(a.keys() >= b.keys(), a.items() >= b.items(), a.keys() == {"x", "y", "z"}, a.keys().isdisjoint("ab"))
