# The % operator: conversions.
print("%s %r %a" % ("é", "é", "é"))
print("%d %i %u %d %d" % (1, -2, 3, 4.9, True))
print("%x %X %#x %o %#o" % (255, 255, 255, 8, 8))
print("%e %E %f %F %g %G" % (12345.678, 12345.678, 1.5, 1.5, 0.00001, 1e20))
print("%c%c%c" % ("a", 66, "é"))
print("100%% %s%%" % 5)
print("%s" % "one", "%s" % 1, "%s" % None, "%s" % [1, 2], "%s" % {"a": 1}, "%s %s" % ("a", (1, 2)))
print("%s" % (1,), "%s" % ((1, 2),), "%r" % ("x",))
print("%(name)s is %(age)d" % {"name": "Ann", "age": 30, "unused": 1})
print("%(a)s %(a)r %(b)05.1f" % {"a": "x", "b": 2.25})
print("no fields" % (), "no fields" % {})
print("%s" % "é日本😀", "%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "abc", "xyz"))
class A:
    def __str__(self): return "A-str"
    def __repr__(self): return "A-repr"
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __index__(self): return 7
print("%s %r %d %f %x" % (A(), A(), A(), A(), A()))
s = "%d items"
s %= 5
print(s)
print("%d" % 2 ** 100, "%x" % 2 ** 70, "%.3d" % 7, "%+d % d" % (5, 5))
