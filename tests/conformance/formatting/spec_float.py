# The format specification mini-language on floats.
values = (0.0, 1.0, -1.5, 3.14159265, 1e10, 1.5e-7, 123456789.123, 1e22, 2.5, 0.1)
for s in ("", "f", ".0f", ".2f", "e", ".0e", ".3e", "g", ".3g", ".10g", "%", ".1%", "n"):
    print(f"{s!r}:", " ".join(format(v, s) for v in values))
for s in ("10.2f", "<10.2f", "^10.2f", ">10.2f", "=+10.2f", "010.2f", "+.1f", " .1f", "*^12.3e", ",.2f", "_.2f", "015,.2f", "#.0f", "#g", "#.3g"):
    print(f"{s!r}: {1234.5:{s}}| {-1234.5:{s}}|")
inf, nan = float("inf"), float("nan")
for s in ("", "f", "e", "g", "8", "08", "+", "F", "E", ".2f", "%"):
    print(f"{s!r}: {inf:{s}}| {-inf:{s}}| {nan:{s}}|")
print(f"{-0.0}", f"{-0.0:.1f}", f"{-0.04:.1f}", f"{0.5:.0f} {1.5:.0f} {2.5:.0f}", f"{1e-5:g} {1e-4:g} {1e16:g} {123456:g} {1234567:g}")
print(f"{1.0:.0f} {1.0:g} {100.0:g} {1e100:f}"[:40], f"{0.000001} {0.0001} {1e16} {1e15}")
for v, s in ((1.0, "d"), (1.0, "x"), (1.0, "s"), (1.0, "c"), (1.0, ".f"), (1.5, "5.2.1f")):
    try:
        print(format(v, s))
    except ValueError as e:
        print(e)
