# Class patterns, __match_args__, built-in types.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Circle:
    def __init__(self, c, r): self.center, self.radius = c, r
def f(s):
    match s:
        case Point(0, 0): return "origin"
        case Point(x, 0): return f"on x axis at {x}"
        case Point(0, y=yy): return f"on y axis at {yy}"
        case Point(x=x, y=y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case Circle(center=Point(a, b), radius=r): return f"circle {a},{b} r{r}"
        case bool(): return "bool"
        case int(n): return f"int {n}"
        case float() | complex(): return "inexact"
        case str(t): return f"str {t}"
        case list([a, b]): return f"list of two {a} {b}"
        case dict(d): return f"dict {d}"
        case tuple(): return "tuple"
        case None: return "none"
        case _: return type(s).__name__
for s in (Point(0, 0), Point(5, 0), Point(0, 7), Point(3, 3), Point(1, 2), Circle(Point(1, 2), 3), True, 42, 1.5, 2j, "text", [1, 2], [1], {"a": 1}, (1,), None, {1}):
    print(f(s))
class Sub(Point): pass
print(f(Sub(0, 0)))
class NoArgs: pass
for pattern in ("NoArgs(1)", "Point(1, 2, 3)", "Point(1, x=2)", "int(1, 2)"):
    try:
        exec(f"match v:\n    case {pattern}: pass", {"v": {"N": NoArgs(), "P": Point(1, 2), "i": 5}[pattern[0]], "NoArgs": NoArgs, "Point": Point})
        print("no error", pattern)
    except TypeError as e:
        print(e)
match Point(1, 2):
    case Point(z=1): print("never")
    case Point(x=1): print("missing attribute doesn't match")
