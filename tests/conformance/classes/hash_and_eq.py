# Objects as keys: __hash__ with __eq__.
class Key:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, Key) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def __repr__(self): return f"Key({self.n})"

d = {Key(1): "one"}
d[Key(1)] = "uno"
d[Key(2)] = "two"
print(d, len(d), d[Key(2)], Key(3) in d)
print(len({Key(1), Key(1), Key(2)}))

class Collide:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __hash__(self): return 7
many = {Collide(i): i for i in range(50)}
print(len(many), many[Collide(33)], Collide(99) in many)
del many[Collide(33)]
print(Collide(33) in many, len(many))

class NoHash:
    __hash__ = None
try:
    hash(NoHash())
except TypeError as e:
    print(e)
class Sub(Key):
    pass
class SubEq(Key):
    def __eq__(self, o): return True
print(hash(Sub(5)) == hash(5))
print(SubEq.__hash__)
class BadHash:
    def __hash__(self): return "x"
try:
    hash(BadHash())
except TypeError as e:
    print(e)
class BigHash:
    def __hash__(self): return 2 ** 100 + 1
print(isinstance(hash(BigHash()), int), hash(BigHash()) == hash(2 ** 100 + 1))
x = object()
print(hash(x) == hash(x), {x: 1}[x])
