# Unpacking order and several sources in calls and displays.
def f(*a, **k):
    return a, k
log = []
def src(*xs):
    log.append(xs)
    return xs
print(f(*src(1), *src(2, 3), 4, *src()), log)
print(f(1, *[2], x=1, *[3], **{"y": 2}))
def g(a, b=0, *c, d, **e):
    return a, b, c, d, e
print(g(*"ab", *"cd", **{"d": 1}, **{"e": 2, "f": 3}))
print(g(1, d=2, **{"a2": 3}))
print(max(*[3, 1], *[2]), print(*[], sep="x", end=""), "{} {}".format(*"ab"))
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return iter(range(self.n))
print(f(*It(2), *It(1)), [*It(3)], (*It(0),))
print(dict(**{"a": 1}, b=2), dict({"x": 1}, **{"x": 2}))
def h(first, *rest):
    return (first, *h(*rest)) if rest else (first,)
print(h(1, 2, 3))
wrap = lambda fn, *a, **k: fn(*a, **k)
print(wrap(wrap, wrap, f, 1, 2, z=3))
print(f(*zip(*[(1, 2), (3, 4)])))
