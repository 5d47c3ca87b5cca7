# Function attributes: defaults, closures, code, names, docs; and changing them.
def f(a, b=1, /, c=2, *args, d, e=5, **kw) -> int:
    """Doc
    string."""
    x = a
    return x, b, c, args, d, e, kw


print(f.__name__, f.__qualname__, f.__module__, repr(f.__doc__), f.__defaults__, f.__kwdefaults__, f.__annotations__)
co = f.__code__
print(co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_varnames, co.co_name, co.co_flags & 12)
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"d": 4, "e": 50}
print(f(1), f(1, 2, 3, 4, d=5, z=6))
f.__defaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
f.__name__ = "renamed"
f.__qualname__ = "Q.renamed"
try:
    f()
except TypeError as e:
    print(e)
f.attr = 1
print(f.__dict__, f.attr)
try:
    f.__defaults__ = [1]
except TypeError as e:
    print(e)
try:
    f.__name__ = 1
except TypeError as e:
    print(e)
try:
    f.__code__ = 5
except TypeError as e:
    print(e)


def outer():
    n = 1
    m = 2

    def inner():
        return n + m

    return inner


i = outer()
print(sorted(c.cell_contents for c in i.__closure__), sorted(i.__code__.co_freevars), sorted(outer.__code__.co_cellvars), f.__closure__)
for cell in i.__closure__:
    cell.cell_contents = 10
print(i(), type(i.__closure__[0]).__name__)


def g():
    return "g"


def h():
    return "h"


g.__code__ = h.__code__
print(g(), g.__name__)
print((lambda: 0).__name__, (lambda x, *y: 0).__code__.co_varnames, outer.__globals__ is globals())
T = type(f)
made = T(h.__code__, {"__name__": "elsewhere"}, "made", (1,))
print(made.__name__, made.__defaults__, made())
try:
    T(i.__code__, {})
except (TypeError, ValueError) as e:
    print(type(e).__name__)
try:
    T(1, {})
except TypeError as e:
    print(e)


class C:
    def m(self):
        "m doc"

    s = staticmethod(h)
    c = classmethod(lambda cls: cls.__name__)


m = C().m
print(m.__name__, m.__qualname__, m.__doc__, m.__func__ is C.m, type(m).__name__, m == C().m, C.s.__name__, C.c(), C().s())
try:
    m.attr = 1
except AttributeError as e:
    print("AttributeError")
print(C.m is C.__dict__["m"], C.__dict__["s"].__func__ is h, C.__dict__["c"].__func__.__name__)
del f.attr
print(hasattr(f, "attr"))
print(callable(f), f == f, hash(f) == hash(f), bool(f))
