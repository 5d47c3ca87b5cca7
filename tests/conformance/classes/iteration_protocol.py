# __iter__ and __next__, separate and on the same object.
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

c = Countdown(3)
print(list(c), list(c))
print(sum(Countdown(4)), max(Countdown(4)), 2 in Countdown(3), [*Countdown(2)], sorted(Countdown(3)))
a, b = Countdown(2)
print(a, b, dict(zip(Countdown(2), "xy")))

class Tree:
    def __init__(self, value, *kids):
        self.value, self.kids = value, kids
    def __iter__(self):
        yield self.value
        for k in self.kids:
            yield from k

t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), [(x, y) for x in t for y in t if x < y])
for x in t:
    if x == 3:
        break
else:
    print("not reached")
print(x)

class NotIter:
    def __iter__(self): return 5
class Blocked(list):
    __iter__ = None
for f in (lambda: iter(NotIter()), lambda: iter(Blocked()), lambda: iter(object())):
    try:
        f()
    except TypeError as e:
        print(e)
class Raises:
    def __iter__(self): return self
    def __next__(self): raise ValueError("from next")
try:
    for _ in Raises(): pass
except ValueError as e:
    print(e)
