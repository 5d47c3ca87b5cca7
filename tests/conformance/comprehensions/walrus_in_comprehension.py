# := in a comprehension binds outside it.
data = [1, 5, 3, 8]
print([y for x in data if (y := x * 2) > 5], y)
print(any((found := x) > 4 for x in data), found)
print([last := x for x in range(3)], last)
def running(xs):
    total = 0
    return [total := total + x for x in xs], total
print(running(data))
print({k: v for k in "ab" if (v := k.upper())}, v)
while (chunk := data[:2]):
    print(chunk)
    data = data[2:]
def f():
    r = [(a := i, b := i + 1) for i in range(2)]
    return r, a, b
print(f())
def g():
    global made
    [made := i for i in range(5)]
g()
print(made)
print([(m := max(a, b)) + m for a, b in ((1, 2), (5, 3))])
