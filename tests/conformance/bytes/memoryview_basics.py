# memoryview: a window on a buffer.
data = bytearray(b"abcdefgh")
m = memoryview(data)
print(len(m), m[0], m[-1], bytes(m[2:5]), m[::2].tolist(), m.tobytes(), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.readonly)
m[0] = 65
m[1:3] = b"BC"
print(data)
s = m[4:]
s[0] = 90
print(data, bytes(s), s == b"Zfgh", m == data, memoryview(b"ab") == b"ab", memoryview(b"ab") != b"ac", list(s), 90 in s)
data[7] = 33
print(m[7], bytes(s[-1:]), s[1:][1:].tobytes(), m.hex(), bytes(reversed(m)))
r = memoryview(b"const")
print(r.readonly, hash(r) == hash(b"const"), r.tolist(), b"".join([r, b"!"]), bytearray(r))
for f in (lambda: r.__setitem__(0, 1), lambda: m.__setitem__(0, 256), lambda: m.__setitem__(slice(0, 2), b"abc"), lambda: m[100], lambda: memoryview("text"), lambda: memoryview(5)):
    try:
        print(f())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__)
m2 = memoryview(bytearray(4))
m2[:] = b"wxyz"
print(m2.tobytes(), m2.contiguous, m2.obj)
with memoryview(b"ctx") as c:
    print(c[0])
try:
    c[0]
except ValueError:
    print("released")
