# Unbounded recursion ends in RecursionError, again and again, and leaves a working program.
def f(): f()
def count(n=0):
    try: return count(n + 1)
    except RecursionError: return n
for _ in range(3):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__, isinstance(e, RuntimeError))
print(count() > 100)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + "x")
    def __add__(self, o): return self + o
for g in (lambda: repr(R()), lambda: R() == R(), lambda: R().a, lambda: R() + 1):
    try:
        g()
    except RecursionError:
        print("RecursionError")
def gen(): yield from gen()
try:
    list(gen())
except RecursionError:
    print("generator RecursionError")
a = lambda n: b(n)
b = lambda n: a(n)
try:
    a(1)
except RecursionError:
    print("mutual")
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(400))
