# bytearray: in-place changes.
a = bytearray(b"hello")
a[0] = 72
a[-1:] = b"0!"
print(a, len(a), a[0], a[1:3], type(a[1:3]).__name__)
a.append(33); a.extend(b"xy"); a.extend([1, 2]); a.insert(0, 62); a += b"z"
print(a, a.pop(), a.pop(0), a)
a.remove(33); a.reverse()
print(a)
del a[0], a[1:3], a[::2]
print(a)
a[:] = b"abcdef"
a[::2] = b"XYZ"
a[1:1] = [48, 49]
a *= 2
print(a, a.index(b"Y"), a.count(b"X"), a.copy() == a, a.copy() is a)
b = a
b += b"!"
print(a is b, a.endswith(b"!"), a == bytes(a), bytes(a) == a)
a.clear()
print(a, bool(a), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"x") + b"y", b"y" + bytearray(b"x"), bytearray(b"ab") * 2, bytearray(range(3)))
for f in (lambda: bytearray(b"a").append(256), lambda: bytearray(b"a").append("x"), lambda: bytearray().pop(), lambda: bytearray(b"a").remove(1), lambda: bytearray("x"), lambda: hash(bytearray()), lambda: bytearray(b"a").__setitem__(5, 1), lambda: bytearray(b"abc").__setitem__(slice(0, 3, 2), b"x")):
    try:
        print(f())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
print(bytearray(b"A b").lower().upper().split(), bytearray(b"x,y").partition(b","), [c for c in bytearray(b"az")], 97 in bytearray(b"a"), bytearray(b"a") < b"b", repr(bytearray(b"'")), bytearray(b"q").decode())
