# Text made by one form can be read back by another.
for n in (0, 1, -1, 255, -256, 10 ** 15, 2 ** 80):
    assert int(f"{n:d}") == n
    assert int(f"{n:b}", 2) == n and int(f"{n:#b}", 0) == n
    assert int(f"{n:o}", 8) == n and int(f"{n:#o}", 0) == n
    assert int(f"{n:x}", 16) == n and int(f"{n:#X}", 16) == n
    assert int(f"{n:,}".replace(",", "")) == n
    assert int(f"{n:_}") == n
    assert "%d" % n == str(n) == "{}".format(n) == f"{n}" == format(n)
print("ints agree")
for x in (0.1, 1 / 3, 1e100, 1.5e-10, 123456.789, -2.5, 5e-324, 1e16, 1e-5, 2.0 ** 60):
    assert float(repr(x)) == x
    assert float(f"{x:.17g}") == x and float("%.17g" % x) == x
    assert float(f"{x:.16e}") == x
    assert float.fromhex(x.hex()) == x
    assert "%s" % x == str(x) == f"{x}" == f"{x!r}"
    assert "%.3f" % x == f"{x:.3f}" and "%g" % x == f"{x:g}" and "%e" % x == f"{x:e}"
print("floats agree")
for s in ("", "a", "é", "\n\t'\"\\", "\x00\x7f\x80", "日本😀", "a'b", 'a"b', "both'\""):
    assert eval(repr(s)) == s and eval(ascii(s)) == s
    assert f"{s}" == s == "%s" % s == "{}".format(s)
print("strings agree")
for o in ([1, "a", None], (1,), {"k": [1.5, True]}, [], {}, (), {1}, b"\x00a'", range(3), slice(1, 2), 1j, frozenset([1])):
    assert eval(repr(o)) == o
print("objects agree")
