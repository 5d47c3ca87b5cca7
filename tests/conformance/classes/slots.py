# __slots__ reserves names and leaves out the instance dict.
class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y

p = Point(1, 2)
p.x += 10
print(p.x, p.y)
print(hasattr(p, "__dict__"))
try:
    p.z = 1
except AttributeError:
    print("no z")
del p.y
try:
    p.y
except AttributeError as e:
    print(type(e).__name__)
p.y = 5
print(p.y)

class Sub(Point):
    __slots__ = ["z"]

s = Sub(1, 2)
s.z = 3
print(s.x, s.y, s.z, hasattr(s, "__dict__"))

class WithDict(Point):
    pass

w = WithDict(1, 2)
w.anything = 1
print(w.x, w.__dict__)

class One:
    __slots__ = "only"
o = One()
o.only = 1
print(o.only, One.__slots__)
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print(e)
class D:
    __slots__ = ("a", "__dict__")
d = D()
d.a, d.b = 1, 2
print(d.__dict__, d.a)
