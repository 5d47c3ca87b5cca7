# % formatting of str and bytes: flags, widths, mappings, errors.
print("%d %i %u %x %X %o %c %c %s %r %a %%" % (1, -2, 3, 255, 255, 8, 65, "B", "s", "r", "é"))
print("%5d|%-5d|%05d|%+d|% d|%+05d|%-+5d|" % (42, 42, 42, 42, 42, 42, 42))
print("%#x %#X %#o %#5x|%#-8x|%#08x" % (255, 255, 8, 10, 10, 10))
print("%e %E %f %F %g %G" % (1234.5, 1234.5, 1234.5, 1234.5, 1234.5, 0.00001))
print("%.2f %.0f %10.3f|%-10.3f|%010.3f|%+.1e" % (1.005, 2.5, 3.14159, 3.14159, -3.14159, 12345.678))
print("%.3s|%10.2s|%-6s|%6s" % ("abcdef", "abcdef", "ab", "ab"))
print("%*d|%-*d|%.*f|%*.*f" % (5, 42, 5, 42, 2, 3.14159, 8, 3, 2.71828))
print("%(a)s %(b)05d %(a)r %(c).2f %%" % {"a": "x", "b": 7, "c": 1.5})
print("%s" % (1,), "%s" % [1, 2], "%s" % None, "%s %s" % ((1, 2), 3), "%s" % ((1, 2),))
print("%d" % 3.99, "%d" % True, "%x" % 10**20, "%d" % -(10**20), "%i" % 2.0)
print("%g %g %g %g" % (1e5, 1e6, 1e-4, 1e-5), "%#g %#.3g %#.0f" % (1.0, 1.0, 1.0))
print("%f %f %f" % (float("inf"), float("-inf"), float("nan")), "%5.1f|%-8e|" % (float("inf"), float("nan")))
print("%c%c" % ("é", 0x1F600), "%s" % "é", "%5s|" % "é")
print(b"%d %s %b %x %c %a %r" % (1, b"by", b"te", 255, 65, "é", "x"), b"%5d|%-5s|%.2f" % (3, b"a", 2.5))
print(b"%(k)s" % {b"k": b"v"}, bytearray(b"%d") % 5, "%ld %hd" % (1, 2))
for fmt, args in [
    ("%d", "x"), ("%d", (1, 2)), ("%d %d", 1), ("%d %d", (1,)), ("%x", 1.5), ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%y", 1), ("%", 1),
    ("%(a)s", 1), ("%(a)s", {}), ("%(a", {"a": 1}), ("abc", 1), ("%s", ()), ("%*d", ("a", 1)), ("%.*f", ("a", 1)), ("%f", "x"), ("%d", None),
]:
    try:
        print("ok", fmt % args)
    except Exception as e:
        print(type(e).__name__, e)
for fmt, args in [(b"%s", "str"), (b"%d", b"x"), (b"%c", 256), (b"%b", 5)]:
    try:
        print("ok", fmt % args)
    except Exception as e:
        print(type(e).__name__, e)


class C:
    def __str__(self):
        return "str!"

    def __repr__(self):
        return "repr!"

    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 9


print("%s %r %a %x %f %o" % (C(), C(), C(), C(), C(), C()))
