# getattr, setattr, hasattr, delattr, vars, dir.
class A:
    x = 1
    def m(self): return "m"
a = A()
setattr(a, "y", 2); setattr(A, "z", 3); setattr(a, "not an identifier", 4)
print(getattr(a, "x"), getattr(a, "y"), getattr(a, "q", "default"), getattr(a, "m")(), hasattr(a, "z"), hasattr(a, "q"), vars(a), getattr(a, "not an identifier"), a.__dict__ is vars(a))
delattr(a, "y")
print(vars(a), hasattr(a, "y"), [n for n in dir(a) if not n.startswith("__")], "x" in vars(A), "__init__" in dir(a), sorted(dir(a)) == dir(a))
for f in (lambda: getattr(a, "y"), lambda: delattr(a, "y"), lambda: delattr(a, "x"), lambda: getattr(a, 5), lambda: setattr(a, 5, 1), lambda: setattr(a, "x"), lambda: vars(5), lambda: hasattr(a), lambda: setattr(5, "x", 1), lambda: hasattr(a, 5)):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__)
print(getattr("abc", "upper")(), getattr([], "append", None) is not None, getattr(int, "real").__class__.__name__ != "", [getattr(5, n) for n in ("real", "imag")])
class P:
    @property
    def bad(self): raise AttributeError("inside property")
    @property
    def worse(self): raise ValueError("not an attribute error")
print(hasattr(P(), "bad"), getattr(P(), "bad", "fallback"))
try:
    hasattr(P(), "worse")
except ValueError as e:
    print(e)
def local(a, b=2):
    c = 3
    return vars(), locals() == {"a": a, "b": b, "c": c}
print(local(1))
def names():
    zz = 1; aa = 2
    return dir()
print(names(), "names" in dir(), "names" in globals())
