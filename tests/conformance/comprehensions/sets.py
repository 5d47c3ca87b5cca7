# Set comprehensions, printed in sorted order.
print(sorted({x % 3 for x in range(10)}))
print(sorted({c for c in "hello world" if c.isalpha()}))
print(len({(x, y) for x in range(3) for y in range(3) if x <= y}))
print({x for x in ()} == set(), type({x for x in ()}).__name__)
print(sorted({x * y for x in range(1, 4) for y in range(1, 4)}))
print({frozenset({a, b}) for a in (1, 2) for b in (1, 2)} == {frozenset({1}), frozenset({2}), frozenset({1, 2})})
print(sorted({len(w) for w in "a bb cc ddd".split()}))
print({1 for _ in range(5)}, {None for _ in "abc"})
try:
    {[x] for x in range(2)}
except TypeError:
    print("unhashable element")
print(sorted({abs(x) for x in (-2, -1, 1, 2)} | {x for x in range(2)}))
primes = {n for n in range(2, 50)} - {a * b for a in range(2, 25) for b in range(2, 25)}
print(sorted(primes))
