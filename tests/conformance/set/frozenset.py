# frozenset: hashable, same algebra, mixed operations.
f = frozenset([1, 2, 3])
print(f == {1, 2, 3}, {1, 2, 3} == f, hash(f) == hash(frozenset([3, 2, 1])), {f: "v"}[frozenset([1, 2, 3])], f in {f}, {1, 2, 3} in {f}, type(f | {4}).__name__, type({4} | f).__name__, type(f & {1}).__name__)
print(sorted(f | {9}), sorted(f - {1}), sorted(f ^ {1, 8}), sorted(f.union([7])), f.issubset({1, 2, 3, 4}), f.copy() is f, frozenset(f) is f, len(f), 2 in f, sorted(f))
print(frozenset([frozenset([1]), frozenset([2]), frozenset([1])]) == {frozenset([1]), frozenset([2])}, frozenset("a"), [frozenset()], repr(frozenset([5])))
for n in ("add", "remove", "update", "pop", "clear", "discard"):
    print(n, hasattr(f, n), end=" ")
print()
g = f
g |= {4}
print(sorted(f), sorted(g), f is g)
def powerset(s):
    s = sorted(s)
    return {frozenset(x for i, x in enumerate(s) if m >> i & 1) for m in range(2 ** len(s))}
p = powerset("abc")
print(len(p), frozenset("ab") in p, frozenset() in p, sorted("".join(sorted(x)) for x in p))
