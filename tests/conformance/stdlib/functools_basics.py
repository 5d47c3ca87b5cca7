# functools.
from functools import reduce, partial, lru_cache, wraps, cmp_to_key, total_ordering, singledispatch, cached_property
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 0), partial(pow, 2)(5), partial(int, base=2)("101"), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info().misses)
def deco(f):
    @wraps(f)
    def inner(): "inner"; return f()
    return inner
@deco
def named(): "doc"; return 1
print(named.__name__, named.__doc__, named())
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2))
@singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
print(show(1), show("s"))
class C:
    @cached_property
    def p(self): print("once"); return 5
c = C(); print(c.p + c.p)
