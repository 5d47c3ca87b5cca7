# Counter: counting, arithmetic, comparison, most_common and the rest.
from collections import Counter

c = Counter("abracadabra")
print(c, c["a"], c["zz"], len(c), c.total())
print(c.most_common(2), c.most_common(0), Counter().most_common())
print(sorted(c.elements()), list(Counter(a=2, b=0, c=-1).elements()))
c.update("aaz")
c.update({"b": 10})
c.update(q=3)
print(c)
c.subtract("ab")
c.subtract({"q": 5}, z=1)
print(c)
del c["q"], c["nope"]
print("q" in c, c.get("q"), c.pop("z"))
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=0)
print(a + b, a - b, a | b, a & b, +Counter(x=-1, y=2), -Counter(x=-1, y=2))
a += b
print(a)
a -= Counter(y=3)
print(a)
a |= Counter(x=1, w=9)
a &= Counter(x=2, w=4)
print(a)
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) != Counter(a=2), Counter(a=1) <= Counter(a=1, b=2))
print(Counter(a=1) < Counter(a=2), Counter(a=2) >= Counter(a=1), Counter(a=2) > Counter(a=2))
print(Counter([1, 2, 2, 3, 3, 3]), Counter(), Counter(dict(a=1)), Counter(None), Counter(a=1, b=2).copy())
print(type(c.copy()).__name__, isinstance(c, dict), dict(Counter("aab")))


class Words(Counter):
    pass


print(Words("aa"), Words(["x"]) + Words(["x"]))
for f in (
    lambda: Counter.fromkeys("ab"),
    lambda: Counter(1),
    lambda: Counter(a=1) + 3,
    lambda: Counter("a", "b"),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
words = "the quick brown fox jumps over the lazy dog the end".split()
for word, n in Counter(words).most_common(1):
    print(word, n)
print(Counter(len(w) for w in words))
