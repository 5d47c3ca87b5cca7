# Deep recursion ends in RecursionError and the program goes on.
import sys


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(500))


def forever(n=0):
    return forever(n + 1)


for attempt in range(3):
    try:
        forever()
    except RecursionError as e:
        print("RecursionError", str(e).startswith("maximum recursion depth exceeded"))


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __eq__(self, other):
        return self == other

    def __repr__(self):
        return repr(self)

    def __call__(self):
        return self()

    def __len__(self):
        return len(self)

    def __iter__(self):
        return iter(self)

    def __add__(self, other):
        return self + other

    def __hash__(self):
        return hash(self)

    def __getitem__(self, i):
        return self[i]

    def __bool__(self):
        return bool(self)

    def __contains__(self, x):
        return x in self


d = Deep()
for f in (lambda: d.attr, lambda: d == 1, lambda: repr(d), lambda: d(), lambda: len(d), lambda: iter(d), lambda: d + 1, lambda: hash(d), lambda: d[0], lambda: bool(d), lambda: 1 in d):
    try:
        f()
        print("no error")
    except RecursionError:
        print("ok", end=" ")
print()
l = []
l.append(l)
print(l, l == l, repr([l, l])[:20])
t = ([],)
t[0].append(t)
print(t)
di = {}
di["self"] = di
print(di)
a, b = [], []
a.append(b)
b.append(a)
try:
    print(a == b)
except RecursionError:
    print("RecursionError in comparison")
nested = []
for _ in range(100000):
    nested = [nested]
try:
    repr(nested)
except RecursionError:
    print("RecursionError in repr")
old = sys.getrecursionlimit()
sys.setrecursionlimit(200)
try:
    down(1000)
except RecursionError:
    print("limited")
sys.setrecursionlimit(old)
print(down(300))


def gen(n):
    if n:
        yield from gen(n - 1)
    yield n


print(sum(gen(200)))
