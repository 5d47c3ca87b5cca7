# Every form of pattern, with captures, guards and nesting.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = 1
    BLUE = "blue"


def m(v):
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case -1 | 1.5 | 2 + 3j | "a" "b" | b"by":
            return "literal"
        case Color.RED | Color.BLUE:
            return "value"
        case []:
            return "empty"
        case [x]:
            return ("one", x)
        case [1, *_, 9]:
            return "1..9"
        case (first, *middle, last) if first == last:
            return ("same ends", middle)
        case [int() as a, str(b)]:
            return ("int str", a, b)
        case [Point(x=0), *rest]:
            return ("origin", len(rest))
        case {"k": 1, **rest}:
            return ("mapping", rest)
        case {"n": {"deep": [_, d]}}:
            return ("nested", d)
        case {}:
            return "some mapping"
        case Point(0, 0):
            return "zero"
        case Point(x, y=0) | Point(0, y=x):
            return ("axis", x)
        case Point() as p:
            return ("point", p.x, p.y)
        case str() | bytes() as s if len(s) > 3:
            return ("long", s)
        case int(n) | float(n):
            return ("number", n)
        case (1 | 2, "x") | "y":
            return "or"
        case _:
            return "other"


for v in [None, True, -1, 1.5, 2 + 3j, "ab", b"by", 1, "blue", [], (5,), [1, 2, 9], [1, 9], [3, 4, 3], [4, "s"], [Point(0, 1), 2], {"k": 1, "z": 2},
          {"n": {"deep": [1, 2]}}, {}, {"q": 1}, Point(0, 0), Point(5, 0), Point(0, 6), Point(1, 2), "longer", b"bytes", 42, 4.5, "y", {1}, "xy", range(2), range(3, 4)]:
    print(m(v))


class Base:
    pass


class Sub(Base):
    __match_args__ = "only",
    only = 3


match Sub():
    case Base(only=3) as b:
        print("base attr", type(b).__name__)
match Sub():
    case Sub(3):
        print("positional")
for subject, kind in [(5, "int"), ("s", "str")]:
    match subject, kind:
        case int(), "int":
            print("pair int")
        case str() as text, k:
            print(text, k)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as e:
    print(e)
try:
    match Point(1, 2):
        case Point(1, x=1):
            pass
except TypeError as e:
    print(e)
try:
    match 5:
        case m():
            pass
except TypeError as e:
    print(type(e).__name__)
match = 5
case = match + 1
print(match, case)
match (1, 2):
    case a, b:
        print(a + b)
match [1, [2, 3]]:
    case [a, [b, *c]]:
        print(a, b, c)
match {"a": 1, "b": 2}:
    case {"a": x} if x > 5:
        print("no")
    case {"a": x, "b": 2 | 3 as y}:
        print(x, y)
for text in ["case x: pass\n case y: pass", "case x | 1: pass", "case [x, x]: pass", "case {**r, 'a': 1}: pass", "case [*a, *b]: pass",
             "case 1 + x: pass", "case f'x': pass", "case {x: 1}: pass", "case (x | y): pass", "case a.b(): pass", "case -x: pass", "case C(x=1, x=2): pass", "case C(x=1, 2): pass"]:
    try:
        compile("match v:\n " + text, "t", "exec")
        print("ok")
    except SyntaxError as e:
        print("SyntaxError")
