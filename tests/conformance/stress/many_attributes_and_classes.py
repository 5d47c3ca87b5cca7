# Objects with many attributes, many classes, long MROs.
class O: pass
o = O()
for i in range(2000): setattr(o, f"a{i}", i)
print(len(vars(o)), o.a1999, sum(getattr(o, f"a{i}") for i in range(2000)))
for i in range(0, 2000, 2): delattr(o, f"a{i}")
print(len(vars(o)), hasattr(o, "a0"), o.a1)
cls = object
for i in range(100): cls = type(f"C{i}", (cls,), {f"m{i}": lambda self, i=i: i, "depth": i})
c = cls()
print(len(cls.__mro__), c.m0(), c.m99(), c.depth, sum(getattr(c, f"m{i}")() for i in range(100)))
class Base:
    def go(self): return 0
for i in range(60):
    Base = type(f"D{i}", (Base,), {"go": (lambda b: lambda self: super(b[0], self).go() + 1)(box := [None])})
    box[0] = Base
print(Base().go())
objs = [O() for _ in range(20000)]
for i, x in enumerate(objs): x.v = i
print(sum(x.v for x in objs))
classes = [type(f"K{i}", (), {"v": i}) for i in range(1000)]
print(sum(k().v for k in classes))
d = {f"key{i}": [i] * (i % 5) for i in range(20000)}
print(sum(map(len, d.values())))
