# type() with one and with three arguments; class objects are mutable.
print(type(1) is int, type("") is str, type(None).__name__, type(type).__name__)
A = type("A", (), {"x": 1, "hello": lambda self: f"hello {self.x}"})
print(A.__name__, A.x, A().hello())
B = type("B", (A,), dict(x=2))
print(B().hello(), B.__bases__ == (A,))
A.later = lambda self, n: n * self.x
print(B().later(21))
setattr(A, "prop", property(lambda self: "p"))
print(B().prop)
del A.later
print(hasattr(B(), "later"))
B.__name__ = "Renamed"
print(B.__name__)
print(isinstance(A, type), isinstance(A(), A), type(A) is type)
try:
    type("X")()
    type(1, 2)
except TypeError as e:
    print(e)
try:
    type("X", (5,), {})
except TypeError as e:
    print("TypeError")
try:
    int.x = 1
except TypeError as e:
    print(e)
print(sorted(k for k in vars(A) if not k.startswith("__")))
print(object() == object(), object().__class__ is object)
