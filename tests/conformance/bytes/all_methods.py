# Every method of bytes and bytearray at least once.
b = b"Hello, World"
for T in (bytes, bytearray):
    b = T(b"Hello, World")
    print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b.center(16, b"*"), b.ljust(14, b"."), b.rjust(14), b.zfill(15))
    print(b.find(b"o"), b.rfind(b"o"), b.find(b"z"), b.index(111), b.rindex(b"o"), b.count(b"l"), b.count(108), b.find(b"o", 5, 9))
    print(b.startswith(b"He"), b.startswith((b"x", b"H")), b.endswith(b"d"), b.endswith(b"W", 0, 8))
    print(b.split(b", "), b.rsplit(b"o", 1), b.partition(b", "), b.rpartition(b"o"), b.split(), T(b"a\nb\r\nc").splitlines(), T(b"a\nb").splitlines(True))
    print(b.replace(b"l", b"L"), b.replace(b"l", b"", 1), T(b" \tx ").strip(), T(b"xxaxx").strip(b"x"), T(b"xa").lstrip(b"x"), T(b"ax").rstrip(b"x"))
    print(b.hex(), b.hex(" "), b.hex("-", 2), T.fromhex("48 65 6c"), b.translate(None, b"lo"), b.translate(bytes.maketrans(b"Hl", b"hL")))
    print(T(b"abc").isalpha(), T(b"1").isdigit(), T(b"a1").isalnum(), T(b" ").isspace(), T(b"A").isupper(), T(b"a").islower(), T(b"Ab").istitle(), T(b"\xff").isascii())
    print(b.removeprefix(b"Hello"), b.removesuffix(b"World"), T(b"a\tb").expandtabs(4), T(b",").join([b"a", bytearray(b"b")]), b.decode(), T(b"\xe9").decode("latin-1"))
    print(b[0], b[-1], b[1:4], b[::-1], b[::3], len(b), 72 in b, b"World" in b, b + b"!", b * 2, 2 * b[:2], list(b[:3]))
    print(b == b"Hello, World", b < b"Z", b == "Hello, World", hash(b) == hash(bytes(b)) if T is bytes else "unhashable", max(b), sorted(b[:3]))
    print(T(3), T([1, 2, 255]), T(range(3)), T("é", "utf-8"), T(b"x"), T(), T(memoryview(b"mv")), repr(T(b"'\"\\\n\x00\xff")), str(T(b"s")))
    for f in (lambda: T([256]), lambda: T("x"), lambda: T(-1), lambda: T([1, "a"]), lambda: b.index(b"zz"), lambda: b.find("x"), lambda: T(b"a").join(["s"]), lambda: T.fromhex("4"), lambda: b[99], lambda: T(1.5), lambda: b + "s", lambda: T(b"\xff").decode(), lambda: T(b"x", "utf-8"), lambda: b.split(b""), lambda: b["x"]):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a.extend([103, 104])
a.insert(0, 65)
print(a, a.pop(), a.pop(0), a)
a.remove(98)
a.reverse()
print(a, a.copy(), a.copy() is a)
a[0] = 90
a[1:3] = b"xyz"
del a[-1]
a += b"!"
a *= 2
print(a)
a[::2] = b"-" * len(a[::2])
print(a)
a.clear()
print(a, bool(a))
for f in (lambda: a.pop(), lambda: a.append(256), lambda: a.append("x"), lambda: a.remove(5), lambda: a.extend([300]), lambda: a.__setitem__(0, 1), lambda: hash(a)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
x = bytearray(b"0123456789")
x[2:5] = b""
x[1:1] = b"ab"
del x[::2]
print(x)
print(bytes.maketrans(b"a", b"b")[97], b"%s" % b"x", bytes(5) == b"\0" * 5, b"a" b"b", rb"\n", b"\x41\101\n")
