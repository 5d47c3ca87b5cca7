# Generators as methods, in classes, with closures and default arguments.
class Tree:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right
    def __iter__(self):
        if self.left: yield from self.left
        yield self.v
        if self.right: yield from self.right
    def depth_first(self, level=0):
        yield level, self.v
        for kid in (self.left, self.right):
            if kid:
                yield from kid.depth_first(level + 1)

t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, None, Tree(7)))
print(list(t))
for level, v in t.depth_first():
    print("  " * level + str(v))

def make(k):
    def gen(n, scale=2):
        nonlocal k
        for i in range(n):
            k += 1
            yield i * scale + k
    return gen
g = make(100)
print(list(g(3)), list(g(3, 0)))

class Lazy:
    @property
    def items(self):
        yield 1
        yield 2
    @staticmethod
    def st():
        yield "static"
    @classmethod
    def cl(cls):
        yield cls.__name__
print(list(Lazy().items), list(Lazy.st()), list(Lazy.cl()))
gens = [(lambda n: (n * x for x in range(3)))(n) for n in range(3)]
print([list(x) for x in gens])
