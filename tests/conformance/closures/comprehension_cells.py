# Comprehensions have their own scope and may close over the function's.
def f(n):
    table = [[i * j for j in range(n)] for i in range(n)]
    fs = [lambda: n + k for k in range(2)]
    n += 100
    return table, [g() for g in fs]

print(f(3))

i = "outer"
print([i for i in range(3)], i)
print({i: i for i in range(2)}, i)
print(list(i for i in range(2)), i)

def gen(limit):
    total = 0
    def bump(x):
        nonlocal total
        total += x
        return total
    return [bump(x) for x in range(limit)], total

print(gen(5))

def lazy():
    factor = 2
    g = (x * factor for x in range(4))
    factor = 10
    return list(g)

print(lazy())

def eager_first():
    items = [1, 2]
    g = (x for x in items)
    items = [3, 4]
    return list(g)

print(eager_first())
