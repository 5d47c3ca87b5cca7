# Data and non-data descriptors against instance attributes, on instances, classes and metaclasses.
class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        return ("data", self.name, obj is None, cls.__name__ if cls else None)

    def __set__(self, obj, value):
        print("set", self.name, value)

    def __delete__(self, obj):
        print("delete", self.name)


class NonData:
    def __get__(self, obj, cls=None):
        return "nondata"


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["only"] = value * 2


class C:
    d = Data("d")
    n = NonData()
    only = OnlySet()


c = C()
print(c.d, C.d, c.n, C.n)
c.__dict__["d"] = 1
c.__dict__["n"] = 2
print(c.d, c.n)
c.d = 5
del c.d
c.n = 7
print(c.n)
del c.n
print(c.n)
print(type(c.only).__name__)
c.only = 21
print(c.only)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name
        print("named", owner.__name__, name)

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        value = self.f(obj)
        obj.__dict__[self.name] = value
        return value


class L:
    @Lazy
    def costly(self):
        print("computed")
        return 99


l = L()
print(l.costly, l.costly)


class Meta(type):
    m = Data("meta")
    x = NonData()


class K(metaclass=Meta):
    m = "own"
    x = "own"


print(K.m, K.x, K().m)
f = C.__init__
print(C.d[2], getattr(c, "missing", "default"))
print(C.__dict__["n"].__get__(None, C))


class Raises:
    def __get__(self, obj, cls=None):
        raise AttributeError("from get")


class R:
    r = Raises()

    def __getattr__(self, name):
        return "fallback " + name


print(R().r, hasattr(C, "zzz"))
