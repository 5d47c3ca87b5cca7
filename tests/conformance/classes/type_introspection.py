# Attributes of classes and of type itself.
class Base:
    "A base."

    def f(self):
        pass


class Derived(Base):
    class Inner:
        def g(self):
            pass


print(Derived.__name__, Derived.__qualname__, Derived.Inner.__qualname__, Derived.Inner.g.__qualname__)
print(Base.__doc__, Derived.__doc__, Derived.__base__.__name__, Derived.__bases__)
print([c.__name__ for c in Derived.__mro__], [c.__name__ for c in Derived.mro()])
print(type(Base), type(type), type.__mro__)
print(Base.__subclasses__(), Base.__module__)
print(type("T", (Base,), dict(x=1)).x, type(3), type(None), type(...), type(NotImplemented))
print(type.__name__, type.__call__(int, "12"), int.__call__("7") if False else "-")
print(Derived.__dict__.keys() >= {"Inner", "__module__"}, "f" in Base.__dict__, "f" in Derived.__dict__)
print(Base.f.__name__, Base().f.__name__, Base.f.__qualname__)
print(isinstance(Base, type), issubclass(Base, object), issubclass(type, object), isinstance(object, type))
for bad in [(1,), ("X",), ("X", ()), ("X", 1, {}), (1, (), {}), ("X", (), 1)]:
    try:
        print(type(*bad))
    except TypeError as e:
        print(e)
for cls in (bool, range, slice, type(None), type(lambda: 0), memoryview):
    try:
        type("S", (cls,), {})
    except TypeError as e:
        print(e)
try:
    type("S", (int, str), {})
except TypeError as e:
    print(e)
try:
    type("S", (Base, Base), {})
except TypeError as e:
    print(e)
try:
    type("S", (object, Base), {})
except TypeError as e:
    print(type(e).__name__)
print(int.__flags__ & 0 if hasattr(int, "__flags__") else 0, Base.__basicsize__ > 0 if hasattr(Base, "__basicsize__") else True)
print(dir(type("D", (), {"b": 1, "a": 2}))[-2:])
o = Base()
print(o.__class__, o.__class__.__class__, o.__doc__, o.__module__)
print(Base.__init__ is object.__init__, Base.__new__ is object.__new__, o.__init__ is o.__init__)
