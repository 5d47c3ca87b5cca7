# array.array: typecodes, the methods of lists, slices, bytes, buffers, comparisons, and the errors.
import array
import struct
from array import array as A


def t(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for code in "bBhHiIlLqQfd":
    a = A(code, [1, 2, 100])
    print(a, a.typecode, a.itemsize > 0, len(a), a[0], a[-1], type(a[1]).__name__, a.tolist())
print([A(c).itemsize for c in "bBhHqQfd"], A("u", "aé€"), A("u", ["x", "y"]).tounicode(), set("bBhHiIlLqQfd") <= set(array.typecodes))
print(A("i"), A("i", (1, 2)), A("i", range(3)), A("d", A("i", [1, 2])), A("h", b"\1\0\2\0"), A("b", bytearray(b"ab")), A("i", iter([5])))
for code, values in [("b", (-129, 128)), ("B", (-1, 256)), ("h", (-40000, 40000)), ("H", (70000,)), ("i", (-2**31 - 1, 2**31)),
                     ("I", (-1, 2**32)), ("q", (2**63,)), ("Q", (-1, 2**64))]:
    for v in values:
        try:
            A(code, [v])
        except OverflowError as e:
            print(code, v, "OverflowError")
for args in [("x",), (1,), ("ii",), ("i", "abc"), ("i", 5), ("h", b"abc"), ("i", ["x"]), ("i", [1.5]), ("d", ["x"]), ("i", A("u", "a"))]:
    t(A, *args)

a = A("i", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.extend(A("i", [7]))
a.insert(0, 0)
a.insert(-1, 66)
a.insert(100, 9)
print(a, a.pop(), a.pop(0), a.pop(-2), a.index(3), a.count(2), 7 in a, 8 in a, a.index(3, 1), a.index(7, -1))
a.remove(2)
a.reverse()
a[0], a[-1] = 70, 10
del a[1]
print(a, list(a), max(a), sorted(a), [x * 2 for x in a], sum(a), tuple(reversed(a)))
a = A("i", range(8))
print(a[2:5], a[::-2], a[5:2], a[-3:], a[:0])
a[1:3] = A("i", [10, 20, 30])
a[::4] = A("i", [-1, -2, -3])
print(a)
del a[::2]
print(a)
del a[1:]
print(a, a * 3, 2 * a, a + A("i", [9]), a * 0)
a += A("i", [1])
a *= 2
print(a, a == A("i", [1]), a == A("q", a), a != A("i"), a == [1], A("i", [1, 2]) < A("i", [1, 3]), A("i", [1]) >= A("d", [0.5]), bool(A("i")))

b = A("H", [1, 256])
b.byteswap()
print(b, b.tobytes(), bytes(b), bytearray(b), b.tobytes().hex())
b.frombytes(b"\5\0")
b.fromlist([7, 8])
print(b, A("d", [1.5, -0.0]), A("f", [0.1, 1e10]), A("d", [float("nan"), float("inf")]))
m = memoryview(b)
print(m.format, m.itemsize, len(m), m[1], m.tolist(), m.tobytes() == b.tobytes(), m.nbytes)
m[0] = 999
print(b[0], struct.unpack_from("<H", b), b"".join([b"x", A("b", [97])]), int.from_bytes(A("B", [1, 2]), "little"))
m.release()
struct.pack_into("<H", b, 2, 77)
print(b)

a = A("i", [1, 2, 3])
t(lambda: a[3])
t(lambda: a["x"])
t(a.__setitem__, 5, 1)
t(lambda: A("i").pop())
t(a.pop, 9)
t(a.remove, 9)
t(a.index, 9)
t(lambda: a + [1])
t(a.extend, A("b", [1]))
t(a.extend, [4, "x"])
t(a.__setitem__, slice(0, 1), [1])
t(a.__setitem__, slice(0, 4, 2), A("i", [1]))
t(a.frombytes, b"abc")
t(a.fromlist, (1,))
t(a.fromlist, [1, "x"])
t(a.tounicode)
for f in (lambda: a < [1], lambda: hash(a)):
    try:
        f()
    except TypeError as e:
        print(str(e).replace("array.array", "array"))
print(b"abc" == A("b", b"abc"), A("b", b"abc") != b"abc", [1] == A("i", [1]))
print(a)


class Numbers(A):
    def total(self):
        return sum(self)


n = Numbers("i", [1, 2])
n.name = "n"
print(n, n.total(), n.name, isinstance(n, A), A is array.ArrayType, A.__module__, A.__name__)
it = iter(n)
n.append(3)
print(list(it), list(it), next(iter(A("d", [1])), None))
