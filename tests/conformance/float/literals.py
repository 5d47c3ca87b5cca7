# Ways to write floats.
print(1.0, 1., .5, 1e3, 1E3, 1e+3, 1e-3, 1.5e3, .5e1, 5.e-1, 0e0, 00.5, 1_000.000_1, 1e1_0, 0_1.5)
print(1e308, 1e309, -1e309, 1e-323, 1e-324, 0.1e1, 123456789.123456789, 0.30000000000000004)
print(type(1e0).__name__, type(1_0).__name__, 1..real, 1.5.real, 1e5.is_integer(), 2 .real)
print(5e-324, 4.9406564584124654e-324, 2.4703282292062328e-324, 1.7976931348623157e+308, 2.2250738585072014e-308)
print(0.1 + 0.7, 0.1 * 3, 1.1 + 2.2, 1e16 + 1.0, 1.0 - 0.9, 4.35 * 100, 1.15 * 100, 3 * 1.1)
print(eval("1e5"), eval("-.5"), eval("1_0.5"))
for bad in ("1__0.5", "1_.5", "1._5", "1e", "1e_5", "0x1.5", "1.5.5", "01"):
    try:
        eval(bad)
        print("accepted", bad)
    except SyntaxError:
        print("SyntaxError", bad)
