# Exceptions cross functions, methods, generators, comprehensions, callbacks and class bodies.
def boom(kind="boom"):
    raise RuntimeError(kind)

def level(n):
    if n == 0:
        boom("deep")
    level(n - 1)

class A:
    def __init__(self, fail=False):
        if fail: boom("init")
    def __len__(self): boom("len")
    def __eq__(self, o): boom("eq")
    def __hash__(self): return 1
    def __repr__(self): boom("repr")
    def __iter__(self): boom("iter")
    def __bool__(self): boom("bool")
    def __getattr__(self, n): boom("getattr " + n)
    def __getitem__(self, k): boom("getitem")
    def __contains__(self, k): boom("contains")
    def __add__(self, o): boom("add")
    def __call__(self): boom("call")
    def __del__(self): pass
    def __format__(self, s): boom("format")
    @property
    def p(self): boom("property")

def in_class():
    class Body:
        boom("class body")

def default(x=None): return x
tests = [
    lambda: level(20), lambda: A(True), lambda: len(A()), lambda: A() == 1, lambda: repr(A()), lambda: list(A()),
    lambda: not A(), lambda: A().foo, lambda: A()[1], lambda: 1 in A(), lambda: A() + 1, lambda: A()(),
    lambda: f"{A()}", lambda: A().__class__.p.fget(A()), lambda: [boom("listcomp") for _ in "a"],
    lambda: list(boom("genexp") for _ in "a"), lambda: list(map(lambda x: boom("map"), [1])),
    lambda: sorted([2, 1], key=lambda x: boom("key")), lambda: {A(): 1, A(): 2}, in_class,
    lambda: default(boom("argument")), lambda: [1, boom("display")], lambda: max([1], key=lambda x: boom("max key")),
    lambda: A() and 1, lambda: [A()].index(1), lambda: print(A()), lambda: "%s" % A(), lambda: next(filter(lambda x: boom("filter"), [1])),
]
for t in tests:
    try:
        t()
        print("no exception")
    except RuntimeError as e:
        print(e)
