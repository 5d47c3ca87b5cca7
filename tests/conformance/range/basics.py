# range: length, indexing, slicing, membership, equality.
print(range(5), range(1, 5), range(1, 10, 3), list(range(5)), list(range(5, 0, -2)), list(range(0)), list(range(3, 1)), list(range(-3, 3)), range(0, -5, -1), [*range(2)])
r = range(10, 50, 5)
print(len(r), r[0], r[-1], r[2:4], r[::-1], r[::2], list(r[1:-1:3]), 15 in r, 16 in r, 15.0 in r, "a" in r, r.index(20), r.count(20), r.count(21), r.start, r.stop, r.step)
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], hash(range(3)) == hash(range(0, 3, 1)), range(3) != range(4), bool(range(0)), bool(range(1)), {range(2): 1}[range(0, 2)])
print(list(reversed(range(5))), list(reversed(range(1, 10, 4))), sum(range(101)), max(range(5)), min(range(3, 9)), sorted(range(3, 0, -1)), list(zip(range(3), range(3, 6))), tuple(range(2)), set(range(2)) == {0, 1})
for f in (lambda: range(), lambda: range(1.5), lambda: range("a"), lambda: range(1, 2, 0), lambda: range(5)[5], lambda: range(1, 2, 3, 4), lambda: range(3) < range(4), lambda: range(3) + range(2), lambda: range(3).append(1), lambda: setattr(range(3), "start", 1)):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__ + ":", e)
a, b, *c = range(5)
print(a, b, c, range(True), range(-1), repr(range(0, 10, 1)), iter(range(2)).__next__(), next(iter(range(7, 9))))
