# Variables of comprehensions stay inside; what is read comes from outside.
x = "module"
print([x for x in range(2)], x)

def f(x):
    y = [x for x in range(2)]
    return x, y
print(f("param"))

def uses_outer(k):
    return [i + k for i in range(3)], {i: k for i in range(2)}, {k for _ in range(2)}, list(i * k for i in range(3))
print(uses_outer(10))

class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    both = [(i, j) for i in items for j in (7,)]
print(C.doubled, C.both, hasattr(C, "i"))

def names():
    a = 1
    return sorted(n for n in locals()), [b for b in range(2)]
print(names()[1])

def assigns():
    total = 0
    squares = [total := total + i for i in range(4)]
    return squares, total
print(assigns())
fs = [[lambda: (i, j) for j in range(2)] for i in range(2)]
print([f() for row in fs for f in row])
def nested(n):
    return [[(n, a, b) for b in range(a)] for a in range(n)]
print(nested(3))
def deleted():
    v = 5
    r = [v for _ in range(1)]
    del v
    try:
        return r, [v for _ in range(1)]
    except NameError as e:
        return r, isinstance(e, NameError)
print(deleted())
