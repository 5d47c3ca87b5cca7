# Generators consumed by every builtin and syntax that takes an iterable.
def g(*xs):
    for x in xs:
        yield x

a, b, c = g(1, 2, 3)
print(a, b, c)
first, *rest = g(1, 2, 3)
print(first, rest)
print([*g(1), *g(2)], (*g(1),), {*g(1, 1)}, {**dict(g(("k", 1)))})
print(list(g(1)), tuple(g(1)), set(g(1)), frozenset(g(1)), dict(g(("a", 1))), bytes(g(65)), bytearray(g(66)))
print(sum(g(1, 2)), min(g(3, 1)), max(g(3, 1)), sorted(g(3, 1)), any(g(0, 1)), all(g(0, 1)))
print("-".join(g("a", "b")), list(enumerate(g("x"))), list(zip(g(1), g(2))), list(map(str, g(1))), list(filter(None, g(0, 1))))
print(2 in g(1, 2, 3), 9 in g(1), print(*g("as", "arguments"), sep="/"))
l = [0]
l.extend(g(1, 2))
l += g(3)
l[1:2] = g("s")
print(l)
s = {0}
s.update(g(1), g(2))
print(s, {0}.union(g(5)), {0, 1} - {1}, {1, 2}.intersection(g(2)), {1}.isdisjoint(g(2)), {1}.issubset(g(1, 2)))
gen = g(1, 2, 3)
print(2 in gen, list(gen))
try:
    a, b = g(1)
except ValueError as e:
    print(e)
try:
    len(g(1))
except TypeError as e:
    print(e)
try:
    g(1)[0]
except TypeError as e:
    print(e)
print(bool(g()), g(1) == g(1), dict.fromkeys(g("a", "b"), 0))
