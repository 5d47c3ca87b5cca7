# functools: caches, partial, reduce, ordering and wrappers.
from functools import *


@lru_cache(maxsize=2)
def square(x):
    calls.append(x)
    return x * x


calls = []
print([square(i) for i in (1, 2, 1, 3, 1, 2)], calls, square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info(), square.__name__, square.__wrapped__(5))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache(typed=True)
def kind(x, *, y=0):
    return type(x).__name__, y


print(kind(1), kind(1.0), kind(True), kind(1, y=2), kind(x=1), kind.cache_info().misses)


@lru_cache
def plain(*args, **kw):
    return args, sorted(kw)


print(plain(1, 2, a=3), plain(1, 2, a=3), plain(), plain.cache_info().hits)
try:
    plain([1])
except TypeError as e:
    print(e)


class Shape:
    made = 0

    def __init__(self, n):
        self.n = n

    @cached_property
    def area(self):
        "The area."
        Shape.made += 1
        return self.n**2

    @lru_cache
    def scaled(self, k):
        return self.n * k

    def cell(self, state, flag=None):
        return self.n, state, flag

    alive = partialmethod(cell, True)
    dead = partialmethod(cell, False, flag="x")


s = Shape(3)
print(s.area, s.area, Shape.made, Shape.area.__doc__, s.scaled(2), s.scaled(2), s.alive(), s.dead(), s.__dict__["area"])
del s.area
print(s.area, Shape.made)

p = partial(int, base=2)
print(p("1010"), p.func is int, p.args, p.keywords, p("77", base=8))
add = lambda *a, **k: (a, k)
q = partial(partial(add, 1, x=1), 2, y=2)
print(q(3, x=9), q.args, q.keywords, q.func is add, repr(partial(print, 1, sep="")).replace("functools.", ""))
for bad in (lambda: partial(), lambda: partial(3), lambda: reduce(max, []), lambda: lru_cache(maxsize="x")):
    try:
        bad()
    except TypeError as e:
        print(e)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, ["x", "y"], "s"), reduce(max, [3]))
print(sorted(["b", "A", "c"], key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, Version) else NotImplemented


a, b = Version(1, 2), Version(1, 3)
print(a < b, a <= b, a > b, a >= b, a <= Version(1, 2), max(a, b) is b)
try:
    a > 3
except TypeError as e:
    print(e)
try:
    total_ordering(type("Nothing", (), {}))
except ValueError as e:
    print(e)


def deco(f):
    @wraps(f)
    def inner(*args):
        "inner doc"
        return f(*args)

    return inner


@deco
def documented(a: int) -> str:
    "the doc"
    return str(a)


print(documented.__name__, documented.__doc__, documented.__wrapped__(1), documented.__annotations__, documented.__qualname__)
