# memoryview: indexing, slices, casts, formats, assignment, release, comparison.
b = bytearray(b"abcdefgh")
m = memoryview(b)
print(m[0], m[-1], len(m), m[2:4].tobytes(), m[::-1].tobytes(), m[::2].tolist(), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.readonly)
m[0] = 65
m[1:3] = b"BC"
m[-2:] = bytearray(b"YZ")
print(b, m.tobytes(), bytes(m), list(m[:2]), m.hex())
for f in (lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, "a"), lambda: m.__setitem__(slice(0, 2), b"xyz"), lambda: m[100], lambda: m["a"], lambda: m.__delitem__(0), lambda: memoryview("s"), lambda: memoryview(5), lambda: m.__setitem__(0, b"a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
r = memoryview(b"read only")
try:
    r[0] = 1
except TypeError as e:
    print(e)
print(r.readonly, r == b"read only", r == memoryview(b"read only"), r != b"x", r[:4] == b"read", hash(r) == hash(b"read only"), r == "read only")
try:
    hash(m)
except ValueError as e:
    print(e)
m.release()
b.append(1)
print(b)
try:
    m[0]
except ValueError as e:
    print(e)
with memoryview(b) as w:
    print(w[0])
try:
    w[0]
except ValueError as e:
    print("released")
i = memoryview(bytearray(8)).cast("I")
i[0] = 0x01020304
print(i.tolist(), i.format, i.itemsize, len(i), i.nbytes, i.tobytes(), i.shape)
h = i.cast("B").cast("h")
print(h.tolist(), h.itemsize)
d = memoryview(bytearray(16)).cast("d")
d[1] = 1.5
print(d.tolist(), d[1], d.obj is not None)
print(72 in memoryview(b"H"), [x for x in memoryview(b"it")], memoryview(b"abc")[1:].obj, list(reversed(memoryview(b"abc"))), memoryview(b"x").c_contiguous)
s = memoryview(b"abcdef")[1:5][::2]
print(s.tolist(), s.strides, s.contiguous, s[0], s[-1], len(s), s.tobytes())
print(memoryview(b"ab").tobytes() + b"c", bytearray(memoryview(b"q")), b"".join([memoryview(b"x"), b"y"]), b"abc".find(memoryview(b"c")))
print(type(memoryview(b"")).__name__, memoryview(memoryview(b"zz")).tobytes(), int.from_bytes(memoryview(b"\x01\x00"), "big"))
x = memoryview(bytearray(b"12345"))
x[1:4] = x[0:3]
print(x.tobytes(), x.toreadonly().readonly)
