# float() of text.
good = ["1", "1.5", "-1.5", "+1.5", ".5", "5.", "1e5", "1E5", "1e+5", "1e-5", "  1.5  ", "1_000.5", "1_0e1_0", "0e0", "-0", "00.5", "1e400", "-1e400", "1e-400",
        "123456789012345678901234567890", "0.1000000000000000055511151231257827", "2.2250738585072011e-308", "4.9e-324", "2e-324", "1.7976931348623158e308",
        "179769313486231580793e289", "9007199254740993", "9007199254740992.9999", "3.14159265358979323846264338327950288", "1" + "0" * 50, "0." + "0" * 40 + "1", "٣.٥", "\n7\t"]
for s in good:
    print(repr(s[:25]), float(s))
bad = ["", " ", ".", "e5", "1e", "1e+", "1.5.2", "1,5", "0x10", "1__0", "_1", "1_", "1._5", "1_.5", "1 2", "--1", "abc", "1e5.5", "in", "nan(1)", "1f"]
for s in bad:
    try:
        print("parsed", s, float(s))
    except ValueError as e:
        print(e)
for x in (None, [], 1j, {}, object):
    try:
        float(x)
    except TypeError as e:
        print(e)
print(float(), float(5), float(True), float(b"1.5"), float(2 ** 60), float(bytearray(b"2")))
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Bad:
    def __float__(self): return 1
print(float(F()), float(I()))
try:
    float(Bad())
except TypeError as e:
    print(e)
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
