# deque: both ends, bounds, rotation, indexing, comparison, iteration and errors.
from collections import deque

d = deque()
for i in range(5):
    d.append(i)
    d.appendleft(-i)
print(d, len(d), bool(d), bool(deque()))
print(d.pop(), d.popleft(), d[0], d[-1], d[3])
d[0] = "first"
d[-1] = "last"
del d[2]
print(list(d), list(reversed(d)))
d.rotate(2)
print(d)
d.rotate(-3)
print(d)
d.rotate()
print(d, d.count(0), d.index(0), "last" in d)
d.insert(1, "ins")
d.insert(-1, "x")
d.insert(100, "end")
d.remove("x")
print(d)
d.reverse()
print(d)
d.extend("ab")
d.extendleft("cd")
print(d)
d.clear()
print(d, d.maxlen)

b = deque(range(10), maxlen=3)
print(b, b.maxlen)
b.append(10)
b.appendleft(0)
print(b)
b.extend([1, 2, 3, 4])
b.rotate(1)
print(b, b.copy(), b * 2, b + deque([9]))
b += [7]
print(b)
print(deque([1, 2], 5) * 3, deque("ab") * 0, 2 * deque("ab"))
print(deque(maxlen=0), deque([1, 2], maxlen=0), deque(iterable=[1], maxlen=4))

a, c = deque([1, 2, 3]), deque([1, 2, 4])
print(a == deque([1, 2, 3]), a != c, a < c, a <= c, a > c, a >= c, a == [1, 2, 3])
print([x for x in deque(range(50)) if x % 9 == 0], sum(deque(range(1000))), max(deque([3, 9, 2])))
big = deque(range(100))
for i in range(1000):
    big.append(big.popleft())
print(big[0], big[99], big.index(50), big.index(50, 10), big.index(5, -95))
nested = deque([1])
nested.append(nested)
print(nested)


class Queue(deque):
    def __init__(self, items=(), name="q"):
        super().__init__(items, maxlen=4)
        self.name = name


q = Queue([1, 2, 3, 4, 5], name="jobs")
print(q, q.name, q.maxlen, type(q).__name__, isinstance(q, deque), q[0])

for f in (
    lambda: deque().pop(),
    lambda: deque().popleft(),
    lambda: deque([1])[1],
    lambda: deque([1]).remove(2),
    lambda: deque([1]).index(2),
    lambda: deque([1], -1),
    lambda: deque([1], maxlen=1).insert(0, 2),
    lambda: deque([1], maxlen="x"),
    lambda: hash(deque()),
    lambda: deque(5),
    lambda: deque([1])["a"],
    lambda: deque() < 3,
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e if "deque'" not in str(e) and "sequence index" not in str(e) else "")
m = deque([1, 2, 3])
try:
    for x in m:
        m.append(x)
except RuntimeError as e:
    print(e)
match_ok = [*deque("xyz")]
print(match_ok, dict(enumerate(deque("ab"))))
