# Instances, class attributes, instance attributes, deletion.
class Point:
    """A point."""
    dimensions = 2
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

p = Point(1)
q = p.moved(2, 3)
print(p.x, p.y, q.x, q.y)
print(p.dimensions, Point.dimensions)
p.dimensions = 3
print(p.dimensions, q.dimensions)
del p.dimensions
print(p.dimensions)
Point.dimensions = 4
print(q.dimensions)
print(p.__dict__, q.__class__ is Point, type(q) is Point)
print(Point.__name__, Point.__doc__, Point.__module__, Point.__bases__)
try:
    p.z
except AttributeError as e:
    print(e)
try:
    Point.z
except AttributeError as e:
    print(e)
try:
    del p.z
except AttributeError as e:
    print(type(e).__name__)
p.z = 5
print(hasattr(p, "z"), sorted(vars(p)))
p.__dict__["w"] = 6
print(p.w)
p.__class__ = type("Other", (), {"hello": lambda self: "hi"})
print(p.hello(), type(p).__name__)
