# Slots beside a __dict__, inherited slots, and what lacks them.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Named(Point):
    pass


class Mixed:
    __slots__ = ("a", "__dict__")


class Three(Point):
    __slots__ = ["z"]


p = Point(1, 2)
print(p.x, p.y, hasattr(p, "__dict__"))
try:
    p.z = 3
except AttributeError as e:
    print(type(e).__name__)
n = Named(3, 4)
n.name = "n"
print(n.__dict__, n.x, n.y)
m = Mixed()
m.a = 1
m.b = 2
print(m.__dict__, m.a, m.b)
del m.a
try:
    m.a
except AttributeError as e:
    print("AttributeError", e)
print(Mixed.a, Point.x) if False else print(type(Mixed.a).__name__)
t = Three(1, 2)
t.z = 3
print(t.x + t.y + t.z, Three.__slots__, Point.__slots__)
print(Point.x.__get__(p), Point.x.__get__(None, Point) is Point.x)
Point.x.__set__(p, 10)
print(p.x)
Point.x.__delete__(p)
print(hasattr(p, "x"))
try:
    del p.x
except AttributeError as e:
    print(type(e).__name__, e)
try:
    class Clash:
        __slots__ = ("v",)
        v = 1
except ValueError as e:
    print(e)
try:
    class Bad:
        __slots__ = ("1x",)
except TypeError as e:
    print(e)
try:
    class Number:
        __slots__ = (1,)
except TypeError as e:
    print(e)


class One:
    __slots__ = "only"


o = One()
o.only = 5
print(o.only, One.__slots__)


class Private:
    __slots__ = ("__secret",)

    def __init__(self):
        self.__secret = 42

    def get(self):
        return self.__secret


print(Private().get(), hasattr(Private(), "_Private__secret"))
