# Comprehensions inside comprehensions, in every position.
print([[y for y in range(x)] for x in [z for z in range(4) if z]])
print([x for x in [y for y in [z for z in range(3)]]])
print([sum(i * j for j in range(i)) for i in range(5)])
print({k: {i for i in range(k)} == set(range(k)) for k in range(3)})
print([(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
print([x for x in range(30) if all(x % d for d in range(2, x)) and x > 1])
print(["".join(c for c in w if c not in "aeiou") for w in ["hello", "world"]])
grid = [[0] * 4 for _ in range(3)]
grid[1][2] = 5
print(grid)
print([row[::-1] for row in zip(*[[1, 2], [3, 4]])])
print([x for xs in (range(n) for n in range(4)) for x in xs])
print([f(3) for f in [lambda x, n=n: x ** n for n in range(4)]])
print(dict(sorted({len(w): [v for v in ["a", "bb", "cc"] if len(v) == len(w)] for w in ["a", "bb"]}.items())))
print([[i, [j, [k for k in range(j)]]] for i in range(2) for j in range(i + 1)])
print([i for i in range(100) if str(i) == str(i)[::-1] if i > 20])
