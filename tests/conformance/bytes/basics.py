# bytes: literals, indexing, iteration, operators, comparison.
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b[:3]), b + b"!", b * 2, 104 in b, b"ell" in b, b"" in b)
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), bytes(bytearray(b"y")), bytes((65, 66)), b"a" b"b")
print(b"a" < b"b", b"a" == b"a", b"a" != b"b", b"abc" > b"ab", hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], sorted([b"b", b"a"]), b"a" == bytearray(b"a"), max(b"az"))
print(repr(b"it's"), repr(b'"'), repr(b"'\""), str(b"x"), f"{b'x'}", b"\t\n\r\\\x7f\x80", "%s" % b"z", [b"a"])
for f in (lambda: b[10], lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("x"), lambda: bytes(["a"]), lambda: b"a" + "b", lambda: bytes(-1), lambda: 300 in b"a", lambda: bytes(1.5), lambda: b"a" < "a", lambda: bytes(None)):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
class B:
    def __bytes__(self): return b"from __bytes__"
print(bytes(B()), bool(b""), bool(b"\x00"), b.hex(), bytes.fromhex("00ff 10"), sum(b"abc"), b"%d %s %x" % (5, b"s", 255), iter(b"a").__next__())
