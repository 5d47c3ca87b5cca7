# The format specification mini-language on ints.
for v in (0, 5, -5, 255, 1234567, -1234567):
    print([format(v, s) for s in ("", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "n")])
for s in ("8", "<8", ">8", "^8", "=8", "08", "+", "-", " ", "+8", " 8", "*>8", "*<8", "*^9", "*=+9", "0=8", "+08d", " 08d"):
    print(f"{s!r}: {42:{s}}| {-42:{s}}|")
for s in (",", "_", "12,", "<12,", "012,", "+,d", "_x", "_b", "#_x", "016_b", "_o"):
    print(f"{s!r}: {1234567:{s}}|")
for s in ("e", "E", "f", ".2f", "g", "%", ".1%", ".3e", "10.1f", "F", "G"):
    print(f"{s!r}: {12345:{s}}|")
print(f"{65:c}{233:c}{0x1F600:c}", f"{65:5c}|", f"{65:<5c}|", f"{True:d} {True} {True:5}|")
for v, s in ((1, "s"), (1, ".2d"), (1, ",x"), (1, "z"), (1, "5 5"), (1, ",_"), (-1, "c"), (1, "+c")):
    try:
        print(format(v, s))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, s)
print(format(2 ** 100, ","), format(2 ** 70, "x"), format(-2 ** 70, "#b"))
