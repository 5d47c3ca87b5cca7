# Names with two leading underscores are mangled inside classes.
class A:
    __secret = "A secret"
    def __init__(self):
        self.__x = 1
        self.__dunder__ = 2
        self._single = 3
    def get(self):
        return self.__x, self.__secret
    def __hidden(self):
        return "hidden"
    def call(self):
        return self.__hidden()

class B(A):
    def __init__(self):
        super().__init__()
        self.__x = "B"
    def own(self):
        return self.__x

b = B()
print(b.get(), b.own())
print(sorted(b.__dict__))
print(b._A__secret, b._A__hidden(), b.call())
try:
    b.__x
except AttributeError as e:
    print(e)

class _Lead:
    def __init__(self): self.__v = 1
print(vars(_Lead()))

def outside(o):
    return [n for n in dir(o) if n.endswith("__x")]
print(outside(b))

class C:
    def f(self):
        __local = 5
        def g(__p): return __p + __local
        return g(1), "__local" in str(list(locals()))
print(C().f(), getattr(b, "_B__x"))
