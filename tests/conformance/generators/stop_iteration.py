# StopIteration inside a generator becomes RuntimeError; in plain iterators it means the end.
def leaks():
    yield 1
    raise StopIteration("leak")

g = leaks()
print(next(g))
try:
    next(g)
except RuntimeError as e:
    print(e, "|", type(e.__cause__).__name__)

def calls_next():
    it = iter([1])
    while True:
        yield next(it)
try:
    print(list(calls_next()))
except RuntimeError as e:
    print(e)

def f(x):
    if x > 2:
        raise StopIteration
    return x
print(list(map(f, range(10))))
try:
    print(list(f(x) for x in range(10)))
except RuntimeError as e:
    print("genexp:", e)
try:
    print([f(x) for x in range(10)])
except StopIteration:
    print("listcomp: StopIteration passes")

def safe():
    try:
        yield 1
        raise StopIteration
    except StopIteration:
        yield "caught inside"
print(list(safe()))
try:
    next(iter([]))
except StopIteration as e:
    print(e.args, e.value)
def reenter():
    yield next(me)
me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
