# str.format: positions, names, attributes, indexes, conversions.
print("{} {}".format("a", "b"), "{1} {0} {1}".format("a", "b"), "{x} {y}".format(x=1, y=2))
print("{} {name} {}".format(1, 2, name="n"), "{0[0]} {0[2]}".format("abc"), "{d[key]} {d[0]}".format(d={"key": 1, 0: "int key"}))
print("{0.real} {0.imag}".format(3 + 4j), "{a.__class__.__name__}".format(a=5))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|".format("x"))
print("{{}} {{{}}} }}".format(1))
print("{:5}|{:<5}|{:>5}|{:^5}|{:05d}|{:+}|{:.2f}".format(1, 2, 3, 4, 5, 6, 7))
print("{:{}}|{:{w}.{p}f}|{:{}{}}|".format(1, 5, 3.14159, "x", "^", 7, w=8, p=2))
class P:
    x = [10, {"k": "deep"}]
print("{p.x[0]} {p.x[1][k]}".format(p=P))
print("{0}{0}{0}".format("ab"), "".format(), "no fields".format(1, 2, x=3))
print("{:,} {:_} {:%} {:e} {:x} {:#b} {:c}".format(1234567, 1234567, 0.25, 1e5, 255, 5, 65))
print("{a[b c]}".format(a={"b c": "space"}), "{[0]}".format("xy"), "{.real}".format(5))
print("{:>10}".format(str([1])), "{!s:>10}".format([1]))
args, kw = ("x", "y"), {"k": "v"}
print("{} {} {k}".format(*args, **kw), "{k}".format_map(kw))
class Default(dict):
    def __missing__(self, key): return f"<{key}>"
print("{a} {b}".format_map(Default(a=1)))
print("{:%Y/x}".format(type("D", (), {"__format__": lambda s, f: "spec " + f})()))
