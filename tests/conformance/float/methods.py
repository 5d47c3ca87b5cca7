# Methods of float.
print((2.5).is_integer(), (2.0).is_integer(), (1e300).is_integer(), (0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-2.75).as_integer_ratio(), (1e20).as_integer_ratio())
print((2.5).real, (2.5).imag, (2.5).conjugate(), (2.5).__int__(), (2.7).__trunc__(), (-2.5).__abs__(), (2.5).__neg__(), (2.5).__round__(), (2.5).__bool__())
print((1.0).hex(), (0.1).hex(), (-2.5).hex(), (0.0).hex(), (5e-324).hex(), (1e300).hex(), (3.14).hex())
print(float.fromhex("0x1.8p3"), float.fromhex("-0x1p-2"), float.fromhex("ff"), float.fromhex("0x.8"), float.fromhex("inf"), float.fromhex(" 0X1.999999999999ap-4 "))
for bad in ("", "0x", "xyz", "0x1p", "1.5.5"):
    try:
        float.fromhex(bad)
    except ValueError as e:
        print("bad hex", repr(bad))
print(hash(1.0) == hash(1), hash(0.5) == hash(0.5), hash(2.0 ** 100) == hash(2 ** 100), hash(0.0) == hash(-0.0))
print((1.5).__add__(1), (1.5).__add__("x"), (1.5).__radd__(1), (1.5).__eq__(1.5), (1.5).__lt__(2), (1.5).__floordiv__(1), (1.5).__divmod__(1), (1.5).__pow__(2), (7.5).__mod__(2))
print(float.__name__, type(1.5), isinstance(1.5, float), isinstance(1, float), float.__bases__)
class F(float):
    def __repr__(self): return f"F({float(self)})"
f = F(1.5)
print(f, f + 1, [f], f"{f}", f"{f:.3f}", type(f * 2).__name__, f == 1.5, float(f), F("2.5"), F.fromhex("0x1p1"))
