# Functions in containers, as arguments, as results.
def apply(f, *args):
    return f(*args)

table = {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "max": max, "len2": lambda a, b: len(a + b)}
print(table["add"](2, 3), table["sub"](2, 3), table["max"](2, 3), table["len2"]("ab", "c"))
print(apply(apply, apply, max, 1, 5, 3))

def twice(f):
    def g(x):
        return f(f(x))
    return g

print(twice(twice(lambda x: x + 3))(0))
print(list(map(str.upper, ["a", "b"])))
print(list(map(len, ["", "a", "ab"])))

def partial(f, *args, **kwargs):
    def g(*more, **kwmore):
        return f(*args, *more, **{**kwargs, **kwmore})
    return g

p = partial(lambda *a, **k: (a, k), 1, 2, x=1)
print(p(3, y=2, x=9))

def curry(f, n):
    def step(args):
        return f(*args) if len(args) == n else lambda x: step(args + [x])
    return step([])

print(curry(lambda a, b, c: a * 100 + b * 10 + c, 3)(1)(2)(3))
f = g = twice
print(f is g, f == twice, f is not apply)

pipeline = [str.strip, str.title, lambda s: s + "!"]
s = "  hello world "
for step in pipeline:
    s = step(s)
print(s)
