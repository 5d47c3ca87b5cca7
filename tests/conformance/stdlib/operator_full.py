# operator: every operator as a function, and the getters.
import operator as op

print(op.add(1, 2), op.sub(5, 3), op.mul(3, 4), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 10))
print(op.lshift(1, 5), op.rshift(32, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.neg(3), op.pos(-3), op.invert(5), op.abs(-4))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 2), op.ne(1, 2), op.gt(1, 2), op.ge(2, 2), op.not_([]), op.truth([1]), op.is_(None, None), op.is_not(1, None))
print(op.concat([1], [2]), op.contains("abc", "b"), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.getitem([5, 6], 1), op.index(True))
x = [1, 2]
print(op.iadd(x, [3]), x, op.isub(5, 3), op.imul([1], 2), op.iconcat([1], [2]), op.ior({1}, {2}))
op.setitem(x, 0, "s")
op.delitem(x, 1)
print(x, op.length_hint([1, 2]), op.length_hint(iter([1])), op.length_hint(object(), 7), op.__add__(1, 2), op.__lt__(1, 2), op.__not__(1))
first, pair = op.itemgetter(0), op.itemgetter("a", "b")
print(first([9, 8]), pair({"a": 1, "b": 2}), op.itemgetter(slice(1, 3))("abcd"), first, pair)


class A:
    def __init__(self, v, inner=None):
        self.v = v
        self.inner = inner

    def scale(self, k, *, offset=0):
        return self.v * k + offset


a = A(3, A(4))
print(op.attrgetter("v")(a), op.attrgetter("inner.v", "v")(a), op.attrgetter("inner.v"), op.methodcaller("scale", 2)(a))
print(op.methodcaller("scale", 2, offset=1)(a), op.methodcaller("upper")("abc"), op.methodcaller("split", ",", maxsplit=1))
print(sorted([{"n": 3}, {"n": 1}], key=op.itemgetter("n")), sorted([A(2), A(1)], key=op.attrgetter("v"))[0].v)
print(list(map(op.mul, [1, 2, 3], [4, 5, 6])), list(map(op.itemgetter(1), ["ab", "cd"])), op.call(max, 1, 2))
for f in (
    lambda: op.add(1, "a"),
    lambda: op.itemgetter(),
    lambda: op.itemgetter(5)([1]),
    lambda: op.attrgetter("nope")(a),
    lambda: op.attrgetter(3),
    lambda: op.methodcaller(),
    lambda: op.indexOf([1], 2),
    lambda: op.concat(1, 2),
    lambda: op.index(1.5),
    lambda: op.itemgetter(0)(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)


class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return V(self.n + other.n)

    def __matmul__(self, other):
        return ("matmul", self.n, other.n)

    def __index__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n


print(op.add(V(1), V(2)).n, op.matmul(V(1), V(2)), op.index(V(7)), op.eq(V(1), V(1)), op.getitem("abc", V(2)))
