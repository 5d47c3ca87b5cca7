# struct: sizes, byte orders, every code, buffers, Struct objects, iteration, and the errors.
import struct


def t(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for order in "<>=!":
    print(order, [struct.calcsize(order + c) for c in "xcbB?hHiIlLqQefd"], struct.pack(order + "hIqd", -2, 3, -4, 1.5))
print(struct.calcsize("@bhbiq"), struct.calcsize("<bhbiq"), struct.calcsize("3h2s x"), struct.calcsize(""), struct.calcsize("0i"))
print(struct.pack("<bBhHiIqQ", -1, 255, -300, 65535, -70000, 4000000000, -(2**63), 2**64 - 1))
print(struct.unpack("<bBhHiIqQ", b"\xff\xff\xd4\xfe\xff\xff\x90\xee\xfe\xff\x00(k\xee" + b"\0" * 7 + b"\x80" + b"\xff" * 8))
print(struct.pack("<efd", 1.5, -0.1, 3.14), struct.unpack("<e", b"\x00\x7c"), struct.unpack(">f", b"\x7f\xc0\0\0"))
print(struct.pack("3s5s0s", b"abcd", b"xy", b"z"), struct.unpack("3s2xs", b"abc\0\0d"), struct.pack("4p3p", b"abcdef", b"x"))
print(struct.unpack("4p3p?c", b"\x03abc\x01x\x00\x02q"), struct.pack("???", 1, [], "x"), struct.pack("2c", b"a", b"b"))
print(struct.pack("<i", True), struct.pack("<2h", *[1, 2]), struct.pack(b">H", 258))


class Index:
    def __index__(self):
        return 7


class Real:
    def __float__(self):
        return 0.5


print(struct.pack("<bd", Index(), Real()), struct.pack("<f", 3))

# Out of range and of the wrong type
for code, value in [("b", 128), ("B", -1), ("B", 256), ("h", 40000), ("H", -1), ("<i", 2**31), ("<I", 2**32), ("<I", -1), ("<q", 2**63),
                    ("<Q", -1), ("<Q", 2**64), ("<l", -(2**31) - 1), ("<L", 2**40), ("i", "x"), ("i", 1.0), ("f", "x"), ("c", b"ab"),
                    ("c", 5), ("s", "x"), ("p", 1), ("<e", 1e6), ("<f", 1e40)]:
    try:
        print(struct.pack(code, value))
    except OverflowError as e:
        print(code, "OverflowError", e)
    except struct.error:
        print(code, value, "error")
t(struct.pack, "ii", 1)
t(struct.pack, "i", 1, 2)
t(struct.unpack, "i", b"abc")
t(struct.unpack, "<h", b"abc")
t(struct.calcsize, "z")
t(struct.calcsize, "3")
t(struct.unpack, "i", 5)
print(struct.error.__name__, issubclass(struct.error, Exception))

# Buffers
b = bytearray(10)
struct.pack_into("<hh", b, 2, 1, -1)
struct.pack_into("<b", b, -1, 5)
struct.pack_into(">I", memoryview(b)[4:], 2, 9)
print(b, struct.unpack_from("<hh", b, 2), struct.unpack_from("<b", b, offset=-2), struct.unpack_from("<h", memoryview(b)[2:]))
t(struct.pack_into, "<i", b, 8, 1)
t(struct.pack_into, "<i", b, -3, 1)
t(struct.pack_into, "<i", b, -13, 1)
t(struct.unpack_from, "<i", b, 8)
t(struct.unpack_from, "<i", b, -2)
t(struct.unpack_from, "<i", b, -20)
try:
    struct.pack_into("<i", b"1234", 0, 1)
except TypeError:
    print("TypeError")

# Struct objects and iteration
s = struct.Struct("<hb")
print(s.format, s.size, s.pack(1, 2), s.unpack(b"\1\0\2"), s.unpack_from(b"xx\1\0\2", 2), list(s.iter_unpack(b"\1\0\2\3\0\4")))
s.pack_into(b, 0, 3, 4)
print(b[:3], struct.Struct(b">i").format, list(struct.iter_unpack("<H", bytearray(range(6)))))
it = struct.iter_unpack("b", b"ab")
print(next(it), list(it), list(it))
t(struct.iter_unpack, "<i", b"abcde")
t(struct.iter_unpack, "", b"")
t(struct.Struct, "5")
