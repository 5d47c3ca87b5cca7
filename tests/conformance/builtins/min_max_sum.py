# min, max, sum with key, default, start.
print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max("a", "b"), min([1], [0, 9]), max((1, 2), (1, 3)), min(2, 1.5), max(1, True), max(True, 1))
print(min(["bb", "a"], key=len), max("apple", "fig", key=len), min([], default=7), max((), default=None), min([3, -5], key=abs), max({"a": 1, "b": 0}, key=lambda k: -ord(k)), min((x for x in [4, 2])), max([1], default=0), max("abc", key=None))
print(max([(1, "first"), (1, "second")], key=lambda t: t[0]), min([(1, "first"), (1, "second")], key=lambda t: t[0]))
print(sum([]), sum([1, 2]), sum([1], 10), sum((0.5, 1)), sum([[1], [2]], []), sum(range(5), start=5), sum([True, True]), sum({1: 2, 3: 4}), sum(x * x for x in range(4)), sum([2 ** 70, -2 ** 70]), sum([(1,), (2,)], ()))
for f in (lambda: min(), lambda: min(5), lambda: max(1, "a"), lambda: max(1, 2, default=3), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum(5), lambda: sum(["a"]), lambda: min([1], key=5), lambda: max(None, 1), lambda: sum([], [], [])):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
for f in (min, max):
    try:
        f([])
    except ValueError as e:
        print("ValueError", f.__name__)
class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): return A(self.n + (o.n if isinstance(o, A) else o))
    __radd__ = __add__
    def __lt__(self, o): return self.n < o.n
    def __gt__(self, o): return self.n > o.n
print(sum([A(1), A(2)]).n, max(A(1), A(5), A(3)).n, min(A(4), A(2)).n)
