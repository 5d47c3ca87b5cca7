# % formatting of bytes.
print(b"%s %b %a %r" % (b"x", b"y", "é", "q"), b"%d %i %5d|%-5d|%05d %+d" % (1, -2, 3, 4, 5, 6), b"%x %X %#x %o" % (255, 255, 255, 8), b"%c%c" % (65, b"B"), b"%.2f %e %g" % (3.14159, 1e10, 0.5), b"%%", b"%s" % bytearray(b"ba"))
print(b"%(k)s" % {b"k": b"v"}, b"%5s|%-5s|%.2s" % (b"ab", b"ab", b"abcd"), bytearray(b"%d") % 7, b"%s" % memoryview(b"mv"))
class B:
    def __bytes__(self): return b"B!"
print(b"%s" % B(), b"%b" % B())
for f in (lambda: b"%s" % "text", lambda: b"%d" % b"x", lambda: b"%c" % 300, lambda: b"%s %s" % b"x", lambda: b"x" % 1, lambda: b"%q" % 1):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__)
