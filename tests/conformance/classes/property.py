# Properties: get, set, delete, read only, inherited, made by hand.
class Celsius:
    def __init__(self, t):
        self._t = t
    @property
    def fahrenheit(self):
        """Degrees Fahrenheit."""
        return self._t * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f):
        self._t = (f - 32) * 5 / 9
    @fahrenheit.deleter
    def fahrenheit(self):
        print("deleting")
        self._t = 0
    @property
    def ro(self):
        return "read only"

c = Celsius(100)
print(c.fahrenheit)
c.fahrenheit = 32
print(c._t)
del c.fahrenheit
print(c.fahrenheit)
print(Celsius.fahrenheit.__doc__)
for act in (lambda: setattr(c, "ro", 1), lambda: delattr(c, "ro")):
    try:
        act()
    except AttributeError as e:
        print(e)
c.__dict__["ro"] = "shadow"
print(c.ro)

class Square:
    def __init__(self, side): self.side = side
    area = property(lambda self: self.side ** 2, doc="side squared")
    def _set(self, v): self.side = v
    width = property(None, _set)

s = Square(3)
print(s.area, Square.area.__doc__)
s.width = 5
print(s.area)
try:
    s.width
except AttributeError as e:
    print(e)

class K(Celsius):
    @Celsius.fahrenheit.getter
    def fahrenheit(self):
        return "K"
k = K(5)
print(k.fahrenheit)
k.fahrenheit = 212
print(k._t, isinstance(K.__dict__["fahrenheit"], property))
