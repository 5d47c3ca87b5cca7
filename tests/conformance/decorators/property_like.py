# Lazy and validated attributes as descriptors used like decorators.
class lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        print("computing", self.name)
        v = obj.__dict__[self.name] = self.f(obj)
        return v
class Data:
    def __init__(self, n): self.n = n
    @lazy
    def total(self): return sum(range(self.n))
d = Data(10)
print(d.total, d.total, vars(d))
def validated(check):
    class V:
        def __init__(self, f): self.f = f
        def __set_name__(self, o, n): self.n = n
        def __get__(self, o, t): return self.f(o) if self.n not in o.__dict__ else o.__dict__[self.n]
        def __set__(self, o, v):
            if not check(v): raise ValueError(f"bad {self.n}: {v}")
            o.__dict__[self.n] = v
    return V
class Acc:
    @validated(lambda v: v >= 0)
    def balance(self): return 100
a = Acc()
print(a.balance)
a.balance = 5
print(a.balance)
try:
    a.balance = -1
except ValueError as e:
    print(e)
class classproperty:
    def __init__(self, f): self.f = f
    def __get__(self, o, t): return self.f(t)
class C:
    @classproperty
    def name(cls): return cls.__name__.lower()
class D(C): pass
print(C.name, D.name, D().name)
