# Every dict method.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d, len(d), "a" in d, "zz" not in d, 1 in d)
d.update({"b": 20, "e": 5}); d.update([("f", 6)], g=7); d.update(); d.update(dict(h=8).items())
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()), d.copy() == d, d.copy() is d)
del d["a"]
print(d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), d.clear(), d)
print(dict(), dict(a=1), dict([("x", 1), ["y", 2]]), dict({"k": 1}, k=2, j=3), dict(zip("ab", (1, 2))), {**{"a": 1}, "a": 2}, dict(["ab", "cd"]))
for f in (lambda: {}["k"], lambda: {}.pop("k"), lambda: {}.popitem(), lambda: {}.__delitem__("x"), lambda: dict(5), lambda: {}.get(), lambda: {}.update(5), lambda: {}.nothing):
    try:
        print(f())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
print({1: "a", "1": "b", (1,): "c", None: "d", 1.5: "e", b"1": "f", frozenset([1]): "g", True: "h"})
print({"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == [], {"a": 1} != {"a": 2}, bool({}), bool({0: 0}))
