# Delegation: values, results, send, throw and close pass through.
def inner():
    x = yield 1
    print("inner got", x)
    try:
        y = yield 2
    except ValueError as e:
        print("inner caught", e)
        y = "recovered"
    return ("inner result", x, y)

def outer():
    result = yield from inner()
    print("result", result)
    yield from [10, 20]
    yield from "ab"
    return "outer result"

g = outer()
print(next(g), g.send("sent"), g.throw(ValueError("thrown")), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)

def flatten(x):
    if isinstance(x, (list, tuple)):
        for y in x:
            yield from flatten(y)
    else:
        yield x
print(list(flatten([1, (2, [3, [4]], ()), 5])))

def walk(n):
    if n:
        yield from walk(n - 1)
        yield n
        yield from walk(n - 1)
print(list(walk(3)))

def result():
    return (yield from (x for x in ()))
print(list(result()))
class It:
    def __iter__(self): return iter((7, 8))
def dele(): yield from It()
print(list(dele()))
def bad(): yield from 5
try:
    next(bad())
except TypeError as e:
    print(e)
def to_list():
    g = (yield from range(2)), (yield from range(2))
    return g
print(list(to_list()))
g = outer()
next(g)
try:
    g.throw(KeyError("through"))
except KeyError as e:
    print("through", e)
class Plain:
    def __iter__(self): return self
    def __next__(self): return 0
def d(): yield from Plain()
g = d(); next(g)
try:
    g.send(1)
except AttributeError as e:
    print(e)
