# Generator expressions: lazy, single use, first iterable evaluated at once.
g = (x * x for x in range(5))
print(type(g).__name__, next(g), next(g), list(g), list(g))
print(sum(x for x in range(10) if x % 2), max(len(w) for w in "a bbb cc".split()))
print(dict((k, v) for k, v in zip("ab", (1, 2))), set(c for c in "aab") == {"a", "b"})
print(list((i, j) for i in range(3) for j in range(i)))
print(any(x > 3 for x in iter([1, 5, 1 / 1])), all(x for x in ()))

def loud(n):
    print("evaluated", n)
    return range(n)
g = (x for x in loud(2) for y in loud(3))
print("made")
print(list(g))
try:
    g = (x for x in 5)
except TypeError as e:
    print(e)
g = (1 // x for x in (1, 0))
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print("inside", type(e).__name__)
print(list(g))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
print([p for p, _ in zip(primes(), range(10))])
nested = ((y for y in range(x)) for x in range(3))
print([list(n) for n in nested])
print("".join(c for c in "hello" if c not in "l"), tuple(x for x in "ab"))
