# abs, divmod, pow, round, bin/oct/hex, int/float/complex constructors.
print(abs(-3), abs(-2.5), abs(3 + 4j), abs(True), abs(-0.0), divmod(17, 5), divmod(-17, 5), divmod(17.5, 5), pow(2, 5), pow(2, 5, 7), pow(2.0, -1), round(2.5), round(3.14159, 2), round(1234, -2), round(-1.5))
print(bin(10), oct(10), hex(255), bin(-5), hex(-1), int("10", 2), int(3.9), int("-7"), float("2.5"), complex("1+2j"), bool("x"), int(True), float(3), complex(1, 1))
for f in (lambda: abs("x"), lambda: divmod(1, "a"), lambda: pow("a", 1), lambda: round("x"), lambda: bin("x"), lambda: abs(), lambda: divmod(1), lambda: round(1, 2, 3)):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
class M:
    def __abs__(self): return "abs"
    def __divmod__(self, o): return "divmod", o
    def __rdivmod__(self, o): return "rdivmod", o
    def __pow__(self, o, m=None): return "pow", o, m
    def __round__(self, n="none"): return "round", n
    def __index__(self): return 5
m = M()
print(abs(m), divmod(m, 1), divmod(1, m), pow(m, 2), pow(m, 2, 3), round(m), round(m, 1), bin(m), hex(m), oct(m), int(m), float(m), complex(m), [0, 1, 2, 3, 4, "five"][m])
