# Every set method; results shown sorted.
def show(*sets): print(*(sorted(s) for s in sets))
a, b = {1, 2, 3}, {3, 4}
show(a | b, a & b, a - b, a ^ b, b - a)
show(a.union(b, [9]), a.intersection(b, {3}), a.difference(b, [1]), a.symmetric_difference(b), a.union(), a.copy())
print(a <= {1, 2, 3, 4}, a < a, a <= a, a >= {1}, a > {1}, a == {3, 2, 1}, a != b, a.isdisjoint({7}), a.issubset(range(5)), a.issuperset([1]), 2 in a, 9 not in a, len(a))
c = set(a)
c.add(5); c.add(5); c.discard(1); c.discard(99); c.remove(2); c.update([7, 8], (9,)); c.difference_update({9}); c.intersection_update({3, 5, 7}); c.symmetric_difference_update({7, 6})
show(c)
x = {42}
print(x.pop(), x, set(), {1}, set("a"), frozenset(), frozenset([1]), bool(set()), {1, 1.0, True}, set(), repr(set("")))
for f in (lambda: set().pop(), lambda: {1}.remove(2), lambda: {1} | [2], lambda: {1} + {2}, lambda: hash({1}), lambda: {1} < 5, lambda: set(5), lambda: {1}.add(), lambda: frozenset([1]).add(2), lambda: {1}.update(5)):
    try:
        print(f())
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
show({*a, *b}, set(range(3)), set("hello"), {x % 2 for x in range(5)}, set([(1, 2), (1, 2)]), set({"k": 1}))
