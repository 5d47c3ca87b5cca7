# Metaclasses: __new__, __init__, __call__, __prepare__, inheritance of the metaclass.
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)
        ns["added"] = "by meta"
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
    @property
    def upper(cls):
        return cls.__name__.upper()
    def __len__(cls):
        return 42
    def __iter__(cls):
        return iter("xyz")
    def __contains__(cls, x):
        return x == "in"
    def __getattr__(cls, name):
        return "meta " + name

class A(metaclass=Meta, flag=1):
    x = 1
    def __init__(self, *args):
        self.args = args

class B(A):
    pass

a = A(5)
print(a.args, A.added, type(B) is Meta, A.upper, len(A), list(B), "in" in A, A.nothing)
print(hasattr(a, "upper"))

class Prep(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {"prepared": name}
class P(metaclass=Prep):
    copy = prepared
print(P.prepared, P.copy)

class Singleton(type):
    instances = {}
    def __call__(cls, *a):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*a)
        return cls.instances[cls]
class S(metaclass=Singleton):
    pass
print(S() is S())
class M2(type): pass
class C2(metaclass=M2): pass
try:
    class Conflict(A, C2): pass
except TypeError as e:
    print(str(e)[:18])
