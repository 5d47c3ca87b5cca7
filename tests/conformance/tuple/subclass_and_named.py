# A named tuple built by hand.
def named(name, *fields):
    def __new__(cls, *args):
        if len(args) != len(fields): raise TypeError(f"expected {len(fields)} arguments, got {len(args)}")
        return tuple.__new__(cls, args)
    ns = {"__slots__": (), "__new__": __new__, "_fields": fields,
          "__repr__": lambda self: f"{name}({', '.join(f'{f}={v!r}' for f, v in zip(fields, self))})",
          "_replace": lambda self, **kw: type(self)(*(kw.get(f, v) for f, v in zip(fields, self)))}
    for i, f in enumerate(fields):
        ns[f] = property(lambda self, i=i: self[i])
    return type(name, (tuple,), ns)
P = named("P", "x", "y")
p = P(1, 2)
print(p, p.x, p.y, p[0], p == (1, 2), p + (3,), len(p), list(p), p._replace(y=5), {p: 1}[1, 2], P._fields, isinstance(p, tuple))
x, y = p
print(x, y, hasattr(p, "__dict__"), p < P(1, 3), sorted([P(2, 1), P(1, 9)]))
for f in (lambda: P(1), lambda: setattr(p, "x", 5), lambda: p.z):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
class V(tuple):
    def __add__(self, o): return V(a + b for a, b in zip(self, o))
    def __mul__(self, k): return V(a * k for a in self)
print(V((1, 2)) + (10, 20), V((1, 2)) * 3, type(V((1,)) * 2).__name__, V([1]) == (1,))
