# format() and __format__ on every built-in type.
print(format(5), format(5, ""), format("s"), format(1.5), format(True), format(None), format([1]), format((1, 2)))
print(format(3 + 4j), format(3 + 4j, ".2f"), format(1.5 - 2j, "g"), format(1j, ">10"), format(2 + 1j, "+.1e"))
print(format(True, "d"), format(False, "5"), format(True, "x"), format(True, ".1f"))
print((5).__format__("03d"), "s".__format__(">3"), (1.5).__format__(".3f"))
class C:
    def __init__(self, v): self.v = v
    def __format__(self, spec):
        if spec == "": return f"C({self.v})"
        if spec.startswith("!"): return spec[1:] * self.v
        return format(self.v, spec)
c = C(3)
print(format(c), f"{c}", f"{c:!ab}", f"{c:05d}", "{:!-}".format(c), "{0:{1}}".format(c, "!x"))
class Sub(int): pass
class SubStr(str): pass
print(format(Sub(5), "03"), f"{Sub(5)}", f"{SubStr('x'):>3}")
class D:
    def __str__(self): return "D-str"
print(format(D()), f"{D()}", "%s" % D(), "{}".format(D()))
for bad in (lambda: format(D(), ">5"), lambda: format(b"x", "5"), lambda: format({}, "s"), lambda: format(None, ">5"), lambda: format(object, "x")):
    try:
        bad()
    except TypeError as e:
        print(e)
