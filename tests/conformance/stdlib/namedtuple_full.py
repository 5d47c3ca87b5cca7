# namedtuple: creation, defaults, renaming, replacement, subclassing, errors.
from collections import namedtuple

P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=9), P._make([5, 6]), P.__name__, P.__doc__)
print(p == (1, 2), p + (3,), len(p), list(p), hash(p) == hash((1, 2)), p < P(1, 3), max(P(1, 2), P(3, 0)))
x, y = p
print(x, y, isinstance(p, tuple), P.__mro__[1:], P._field_defaults, P.__match_args__)
print(namedtuple("E", "")(), namedtuple("One", "a")(1), namedtuple("C", "a, b  c")(1, 2, 3))
D = namedtuple("D", "a b c", defaults=(10, 20))
print(D(1), D(1, c=5), D._field_defaults)
R = namedtuple("R", "abc def x x _y", rename=True)
print(R._fields, R(1, 2, 3, 4, 5))
print(P.x.__doc__, P.y.__doc__)


class Point(P):
    __slots__ = ()

    @property
    def norm2(self):
        return self.x**2 + self.y**2

    def __str__(self):
        return f"<{self.x}, {self.y}>"


q = Point(3, 4)
print(q, repr(q), q.norm2, q._replace(y=0), Point._make((1, 1)).norm2)
match q:
    case Point(x=3, y=v):
        print("matched", v)
match q:
    case (a, b):
        print(a, b)
for f in (
    lambda: P(1),
    lambda: P(1, 2, 3),
    lambda: P(1, z=2),
    lambda: P._make([1]),
    lambda: setattr(p, "x", 3),
    lambda: namedtuple("X", "a a"),
    lambda: namedtuple("X", "class"),
    lambda: namedtuple("X", "_a"),
    lambda: namedtuple("X", "1a"),
    lambda: namedtuple("X Y", "a"),
    lambda: namedtuple("X", "a", defaults=(1, 2)),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    p._replace(q=1)
except (TypeError, ValueError) as e:
    print(e)
rows = [P(2, "b"), P(1, "c"), P(1, "a")]
print(sorted(rows), {P(1, 2): "v"}[1, 2], P(**{"x": 1, "y": 2}), P(*"ab"))
print(P.__new__.__defaults__, D.__new__.__defaults__, p.count(1), p.index(2), 2 in p, p[::-1])
