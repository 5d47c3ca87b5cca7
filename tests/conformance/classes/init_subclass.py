# __init_subclass__ with keywords, registries, and its place in class creation.
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls
        print("created", cls.__name__, name)

class A(Plugin): pass
class B(Plugin, name="bee"): pass
class C(B): pass

print(sorted(Plugin.registry))
print(Plugin.registry["bee"] is B)

class Strict:
    def __init_subclass__(cls):
        if not hasattr(cls, "required"):
            raise TypeError(f"{cls.__name__} lacks 'required'")

class Good(Strict):
    required = 1
try:
    class Bad(Strict):
        pass
except TypeError as e:
    print(e)
try:
    class WithKw(Strict, x=1):
        required = 1
except TypeError as e:
    print("TypeError")
try:
    class Plain(x=1):
        pass
except TypeError as e:
    print(e)
class Counter:
    subclasses = 0
    def __init_subclass__(cls):
        Counter.subclasses += 1
class D(Counter): pass
class E(D): pass
print(Counter.subclasses)
