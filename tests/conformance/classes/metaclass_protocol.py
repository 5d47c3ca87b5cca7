# __prepare__, __call__, __new__, __init__ and attributes of metaclasses.
class Log(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("define", key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return Log()

    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *args, **kw):
        print("call", cls.__name__, args, kw)
        return super().__call__(*args, **kw)

    def __iter__(cls):
        return iter(cls.items)

    def __len__(cls):
        return len(cls.items)

    def __contains__(cls, x):
        return x in cls.items

    def __getitem__(cls, i):
        return cls.items[i]

    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "meta " + name

    def __bool__(cls):
        return False

    def __repr__(cls):
        return "<Meta %s>" % cls.__name__

    @property
    def size(cls):
        return len(cls.items) * 10


class A(metaclass=Meta, flag=1):
    items = ["x", "y"]

    def __init__(self, v):
        self.v = v


class B(A, extra=2):
    items = [1]


print(A, B, type(A).__name__, isinstance(A, Meta), bool(A))
a = A(5)
print(a.v, list(A), len(B), "x" in A, A[0], A.size, B.size, A.anything)
try:
    a.size
except AttributeError as e:
    print(e)
try:
    a.anything
except AttributeError as e:
    print(e)
print(Meta.__mro__ == (Meta, type, object))


class M2(type):
    pass


try:
    class C(A, metaclass=M2):
        pass
except TypeError as e:
    print(e)

D = Meta("D", (A,), {"items": []})
print(D, D.__bases__)


def maker(name, bases, ns, **kw):
    return (name, bases, sorted(k for k in ns if k[0] != "_"), kw)


class E(metaclass=maker, z=1):
    q = 2


print(E)
