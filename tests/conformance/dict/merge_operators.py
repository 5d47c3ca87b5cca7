# | and |= on dicts.
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print(a | b, b | a, a, b, a | {}, {} | a)
c = a
c |= b
print(a, c is a)
c |= [("w", 4)]
print(c)
for f in (lambda: a | [("q", 1)], lambda: [1] | a, lambda: a | None, lambda: a & b, lambda: a + b, lambda: a - b, lambda: a < b):
    try:
        print(f())
    except TypeError as e:
        print(e)
class D(dict): pass
print(type(D(a=1) | {"b": 2}).__name__, D(a=1) | {"b": 2}, {"a": 1} | D(b=2), {**a, **b} == a | b)
def merge(*ds):
    out = {}
    for d in ds: out |= d
    return out
print(merge({"a": 1}, {"b": 2}, {"a": 3}))
def deep(a, b):
    return {k: deep(a[k], b[k]) if k in a and k in b and isinstance(a[k], dict) and isinstance(b[k], dict) else b.get(k, a.get(k)) for k in a | b}
print(deep({"a": {"x": 1, "y": 2}, "b": 1}, {"a": {"y": 9, "z": 3}, "c": 4}))
