# __new__: instance creation apart from initialisation; subclasses of immutable types.
class A:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)
    def __init__(self, *args):
        print("init", args)

A(1, 2)

class Inch(float):
    def __new__(cls, n):
        return super().__new__(cls, n * 2.54)
print(Inch(10), type(Inch(1)).__name__, Inch(1) + 1)

class Even(int):
    def __new__(cls, n):
        return super().__new__(cls, n - n % 2)
    def half(self):
        return self // 2
print(Even(7), Even(7).half(), Even(9) + 1, Even(8) == 8, {8: "eight"}[Even(9)])

class Upper(str):
    def __new__(cls, s):
        return str.__new__(cls, s.upper())
print(Upper("abc"), len(Upper("abc")), Upper("a") == "A", type(Upper("a").lower()).__name__)

class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))
    first = property(lambda self: self[0])
p = Pair(1, 2)
print(p, p.first, p == (1, 2), len(p), p + (3,))

class Other:
    def __new__(cls):
        return "not an instance"
    def __init__(self):
        print("never")
print(Other())

class Cached:
    cache = {}
    def __new__(cls, k):
        return cls.cache.setdefault(k, object.__new__(cls))
print(Cached(1) is Cached(1), Cached(1) is Cached(2))
for f in (lambda: object(1), lambda: object.__new__(int), lambda: A.__new__()):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)
