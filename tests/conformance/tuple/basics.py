# Tuples: making, indexing, methods, hashing, immutability.
t = 1, "a", 2.5
print(t, len(t), t[0], t[-1], t[1:], t + (4,), t * 2, "a" in t, t.index("a"), t.count(1), (), (1,), tuple(), tuple("ab"), tuple([1, 2]), (1, (2, (3,))))
print((1, 2) == (1, 2), (1, 2) < (1, 3), hash((1, 2)) == hash((1, 2)), {(1, 2): "k"}[1, 2], (1, 2) != [1, 2], tuple(t) is t, bool(()), bool((0,)), max((3, 1)), sum((1, 2)), sorted((2, 1)), list(reversed((1, 2))))
for f in (lambda: t[5], lambda: t + [1], lambda: t.index("z"), lambda: t * "a", lambda: hash(([],)), lambda: t.append, lambda: tuple(5), lambda: t["a"], lambda: t.__setitem__):
    try:
        print(f())
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
m = ([1],)
m[0].append(2)
print(m, repr((1,)), str((1, 2)), "%s %s" % (1, 2), "%s" % ((1,),))
a = (1, 2)
b = a
b += (3,)
print(a, b)
def multi(): return 1, 2
x, y = multi()
print(x, y, type(multi()).__name__, (lambda: (1,))(), [(i, j) for i, j in [(1, 2)]], dict([(1, 2)]), (*a, *b))
