# Bound methods: identity, equality, __self__, __func__, use as callbacks.
class Counter:
    def __init__(self, n):
        self.n = n
    def add(self, k=1):
        self.n += k
        return self.n
    @classmethod
    def make(cls):
        return cls(0)

c = Counter(10)
add = c.add
print(add(), add(5), c.n)
print(add.__self__ is c, add.__func__ is Counter.add)
print(c.add == c.add, c.add is c.add)
print(Counter(1).add == Counter(1).add)
print(Counter.make.__self__ is Counter)
print(add.__name__, Counter.make.__name__)
print(list(map(c.add, [1, 2, 3])))
print(Counter.add(c, 100))

items = []
push = items.append
for i in range(3):
    push(i)
print(items)
print(push.__self__ is items)
print("-".join(map("{:02d}".format, range(3))))

# A function on an instance is not bound; MethodType-like binding by __get__.
c.free = lambda *a: a
print(c.free(1))
bound = (lambda self, x: (self.n, x)).__get__(c)
print(bound(7))
print({c.add: "by method"}[c.add])
