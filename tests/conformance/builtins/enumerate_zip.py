# enumerate and zip: lazy, any iterable, start, strict.
print(list(enumerate("abc")), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate("x", start=-1)), next(enumerate("q")))
print(list(zip("abc", range(2))), list(zip()), list(zip("a")), list(zip("ab", [1, 2], (3, 4))), dict(zip("ab", "cd")), list(zip(*[(1, 2), (3, 4)])), list(zip("ab", "cd", strict=True)))
for f in (lambda: list(zip("ab", "c", strict=True)), lambda: list(zip("a", "cd", strict=True)), lambda: enumerate(), lambda: enumerate(5), lambda: zip(1), lambda: zip("a", 5), lambda: enumerate("a", "b")):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
def loud(name, n):
    for i in range(n):
        print(name, i, end="; ")
        yield i
for a, b in zip(loud("a", 2), loud("b", 3)): print((a, b))
print()
it = iter(range(6))
print(list(zip(it, it)), list(zip(it, it)), [i + x for i, x in enumerate([10, 20])], list(enumerate(zip("ab", "cd"))), list(zip(enumerate("x"), "y")))
z = zip("ab", "cd")
print(iter(z) is z, next(z), list(z), list(z), type(z).__name__, type(enumerate("")).__name__)
