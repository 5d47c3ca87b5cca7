# List comprehensions: filters, nesting, conditional expressions, side effects in order.
print([x for x in range(5)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in "ab"])
print([x if x % 2 else -x for x in range(6)])
print([[i * j for j in range(3)] for i in range(3)])
print([y for x in [[1, 2], [], [3]] for y in x])
print([x for x in range(50) if x > 5 and x < 9 or x == 40])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [h for h, *_ in ["abc", "de"]], [t for *_, t in ["abc", "de"]])
log = []
def note(x):
    log.append(x)
    return x
r = [note(x * 10) for x in range(3) if note(x) != 1]
print(r, log)
print([len(w) for w in "the quick brown fox".split() if w.startswith(("q", "f"))])
print([x for x in []], [None for _ in range(2)], [*[x for x in range(2)], 9])
d = {}
[d.__setitem__(k, v) for k, v in zip("ab", range(2))]
print(d)
x = ["outer"]
[x.append(i) for i in range(2)]
print(x)
print([lambda: None for _ in "ab"][0]() is None)
out = [0] * 3
print([out[0] for out[0] in range(3)], out)
