# __init_subclass__ with keywords, __class_getitem__, __set_name__ order, __instancecheck__.
class Registry:
    known = {}

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.known[cls.__name__] = tag
        print("subclass", cls.__name__, tag)


class X(Registry, tag="x"):
    pass


class Y(X):
    pass


try:
    class Z(Registry, other=1):
        pass
except TypeError as e:
    print(e)
print(Registry.known)


class Box:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


class Sub(Box):
    pass


print(Box[int], Sub[1, 2], Box["a":"b"])
try:
    Box()[0]
except TypeError as e:
    print(e)
try:
    X[0]
except TypeError as e:
    print(e)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)


class Holder:
    def __init_subclass__(cls):
        print("init_subclass", cls.__name__, hasattr(cls, "f"))


class H(Holder):
    e = Named()
    f = Named()


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("no " + name)


try:
    class Q:
        attr = BadName()
except (RuntimeError, ValueError) as e:
    print("failed")


class Even(type):
    def __instancecheck__(cls, x):
        return isinstance(x, int) and x % 2 == 0

    def __subclasscheck__(cls, c):
        return c is int


class E(metaclass=Even):
    pass


print(isinstance(4, E), isinstance(3, E), issubclass(int, E), issubclass(str, E))
print(isinstance(4, (str, E)), issubclass(int, (str, E)))
E2 = type("E2", (), {"__set_name__": None})
print(E2.__name__)
