# keys, values and items are live, and keys and items are sets.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, type(k).__name__)
d["c"] = 3
print(k, list(v), sorted(i), len(i))
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "q"}), k == {"a", "b", "c"}, k >= {"a"}, k <= {"a"}, k < {"a", "b", "c", "d"}, k.isdisjoint({"x"}))
print(sorted(i & {("a", 1), ("b", 9)}), i == {("a", 1), ("b", 2), ("c", 3)}, sorted({"a", "x"} & k), sorted(["a"] | k) if False else sorted(k | ["x"]), v == d.values(), k == d.keys())
print(list(reversed(k)), [x for x in v], max(v), dict(i), iter(k) is iter(k), set(k) == {"a", "b", "c"}, k.mapping == d)
d.clear()
print(k, v, i, list(k), bool(k))
for f in (lambda: k[0], lambda: hash(k), lambda: v & {1}, lambda: k + ["a"], lambda: k.add("x")):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
