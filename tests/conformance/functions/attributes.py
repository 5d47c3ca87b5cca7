# Functions are objects with writable attributes.
def f(a, b=1, *, c=2):
    """Docs of f."""
    f.calls += 1
    return a

f.calls = 0
f(1), f(2)
print(f.calls)
print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
print(f.__defaults__, f.__kwdefaults__)
f.__name__ = "renamed"
print(f.__name__)
print(f.__dict__)
f.extra = [1]
print(sorted(f.__dict__))
del f.extra
print(hasattr(f, "extra"))
try:
    f.missing
except AttributeError as e:
    print(e)

def g():
    "first"
    "second"

print(g.__doc__)
def h():
    x = 1
print(h.__doc__)

class C:
    """Docs of C."""
    def m(self):
        """Docs of m."""
    class D:
        def n(self):
            def inner():
                pass
            return inner

print(C.__doc__, C.m.__doc__, C().m.__doc__)
print(C.m.__qualname__, C.D.n.__qualname__, C.D().n().__qualname__)
try:
    f.__name__ = 5
except TypeError as e:
    print(e)
