# Decorating classes and methods; classes as decorators.
class CountCalls:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
    def __get__(self, obj, owner): return lambda *a: self(obj, *a)
@CountCalls
def f(x): return x * 2
print(f(1), f(2), f.n)
class A:
    @CountCalls
    def m(self, x): return (type(self).__name__, x)
print(A().m(5), A().m(6), A.__dict__["m"].n)
def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{k}={v}' for k, v in vars(self).items())})"
    return cls
@add_repr
class P:
    def __init__(self, x): self.x = x
print(P(3))
def singleton(cls):
    inst = {}
    def get(*a):
        if cls not in inst: inst[cls] = cls(*a)
        return inst[cls]
    return get
@singleton
class S:
    def __init__(self, v): self.v = v
print(S(1) is S(2), S(3).v)
def with_attrs(**kw):
    def deco(cls):
        for k, v in kw.items(): setattr(cls, k, v)
        return cls
    return deco
@with_attrs(a=1, b=2)
@add_repr
class W: pass
print(W.a + W.b, W())
class B:
    @staticmethod
    @CountCalls
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
    @property
    def p(self): return "p"
print(B.s(1), B.c(2), B().p)
