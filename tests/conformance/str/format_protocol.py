# str.format: fields, conversions, nested specs, attribute and item access, custom formats.
class P:
    def __init__(self):
        self.x = {"k": [10, 20]}
        self.name = "pn"

    def __format__(self, spec):
        return "P(%s)" % spec

    def __str__(self):
        return "Pstr"

    def __repr__(self):
        return "Prepr"


p = P()
print("{} {!s} {!r} {:abc} {0.name}".format(p, p, p, p) if False else "{} {!s} {!r} {:abc}".format(p, p, p, p))
print("{0.name} {0.x[k][1]} {1[0]} {1[2]}".format(p, [1, 2, 3]), "{a[b]} {c.real}".format(a={"b": "v"}, c=5))
print("{:>{w}} {:{f}^{w}.{p}} {0}".format("a", w=5) if False else "{:>{w}}|{:{f}^{w}.{p}}|".format("a", "bcdef", w=5, f="*", p=3))
print("{0:{1}} {0:{1}{2}}".format(3.14159, ".2", "f"), "{{}} {{{}}}".format(1), "{0}{1}{0}".format("a", "b"))
print("{!r:>10} {!s:<6}| {!a}".format("é", "é", "é"), "{:d} {:x} {:c}".format(True, 255, 97))
print("{:,} {:_} {:,.2f} {:+,}".format(1234567, 1234567, 1234567.891, 1000), "{:%} {:.1%}".format(0.5, 0.123))
print("{:e} {:.3E} {:g} {:G} {:n}".format(12345.678, 12345.678, 1e10, 1e-10, 1234.5))
print("{:<5}|{:>5}|{:^5}|{:=+5}|{:05}|{:<05}|".format(42, 42, 42, 42, 42, 42))
print("{:b} {:o} {:x} {:X} {:#b} {:#o} {:#x} {:#X}".format(10, 10, 255, 255, 10, 10, 255, 255))
print("{:10.3s}|{:.0s}|{:s}".format("abcdef", "abc", "x"), "{:5}|{:<5}|{:^5}|".format(None.__class__.__name__, True, 1.5))
print("{:.2f} {:8.2f} {:+.1f} {: .1f} {:#.0f} {:.0f}".format(1.005, 3.14159, 2.0, 2.0, 3.0, 2.5))
print("{:f} {:F} {:e}".format(float("inf"), float("nan"), float("-inf")), "{:06.1f} {:6.1f}".format(-2.5, float("inf")))
print("{:.2f} {:10} {:+.1e}".format(1 + 2j, 1j, 1 - 1j), "{:>20}|".format(1 + 1j))
print(format(5), format("x", "5"), format(5, "5"), format(p, "q"), format([1]), format(None), format(3.0), format(1e100))
print("{:\u00e9>5} {:{}}".format("x", "y", 4), "{0[key with space]}".format({"key with space": 1}), "{0[-1]}".format({"-1": "neg"}))
print("%s" % "{}".format("%s"), "{}".format("{}"), "{:s}".format("{x}"))
print("{x} {y}".format_map({"x": 1, "y": 2}), "{x}".format(**{"x": 3}), "{0} {x}".format(1, x=2))


class Default(dict):
    def __missing__(self, key):
        return "<" + key + ">"


print("{a} {b}".format_map(Default(a=1)))
print("{:.{}f} {:{}.{}}".format(3.14159, 2, "abcdef", 8, 3))
print("{:<{}} {:^{}}|".format("l", 4, "m", 5))
for bad in ("{", "}", "{0", "{0!}", "{!x}", "{:d}", "{0.}", "{0[}", "{a}", "{1}", "{} {0}", "{0:{1:{2}}}", "{:q}", "{0[a]}", "{.nope}"):
    try:
        print("ok", bad.format("s", 1, 2))
    except Exception as e:
        print(type(e).__name__, bad)
