# Assigning __class__, __bases__-like facts, __name__, __dict__ and functions after creation.
class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"

    def extra(self):
        return self.v


a = A()
a.v = 1
print(a.who())
a.__class__ = B
print(a.who(), a.extra(), type(a).__name__, isinstance(a, B))
try:
    a.__class__ = int
except TypeError as e:
    print("TypeError")
try:
    a.__class__ = 5
except TypeError as e:
    print(e)
A.__name__ = "Renamed"
print(A, A.__name__, A.__qualname__)
try:
    A.__name__ = 5
except TypeError as e:
    print(e)
A.who = lambda self: "patched"
print(A().who())
A.count = 0
A.count += 1
print(A.count, A().count)
del A.who
print(hasattr(A, "who"))
try:
    int.foo = 1
except TypeError as e:
    print(e)
try:
    del A.nothing
except AttributeError as e:
    print(e)
x = A()
x.__dict__ = {"p": 1}
print(x.p, vars(x))
x.__dict__["q"] = 2
print(x.q, sorted(x.__dict__))
try:
    x.__dict__ = 5
except TypeError as e:
    print(e)
print(A.__dict__["count"], type(A.__dict__).__name__)
try:
    A.__dict__["z"] = 1
except TypeError as e:
    print(e)
A.__doc__ = "words"
print(A.__doc__, B.__doc__)


def method(self):
    return self.v * 2


B.double = method
b = B()
b.v = 21
print(b.double(), b.double.__func__ is method, b.double.__self__ is b)
b.double = lambda: "instance"
print(b.double())
print(B.__module__, A.__mro__[-1], B.__base__, B.__bases__)
print(A.__subclasses__(), [c.__name__ for c in A.__mro__])
