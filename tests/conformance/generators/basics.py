# Laziness, state, exhaustion, return.
def count(n):
    print("started")
    for i in range(n):
        print("producing", i)
        yield i
    print("finished")

g = count(2)
print(type(g).__name__, iter(g) is g)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(next(g, "default"), list(g))

def early(n):
    yield 1
    if n:
        return "result"
    yield 2

print(list(early(0)), list(early(1)))
g = early(1)
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)

def empty():
    return
    yield

print(list(empty()))

def infinite():
    n = 0
    while True:
        yield n
        n += 1

def take(n, it):
    out = []
    for x in it:
        if len(out) == n:
            break
        out.append(x)
    return out

print(take(5, infinite()))
a, b = infinite(), infinite()
print(next(a), next(a), next(b), next(a))
print(count.__name__, g.__name__, g.gi_running)
