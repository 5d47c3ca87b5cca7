# Floats as keys and in text output of mixed structures.
d = {}
for x in (1, 1.0, 1.5, 3 / 2, True, 0.1 + 0.2, 0.3):
    d[x] = d.get(x, 0) + 1
print(d)
data = {"pi": 3.14, "list": [1.0, 2.5, -0.0], "nested": {"e": 1e-10, "big": 1e21}, "t": (0.5,), "inf": float("inf")}
print(data)
print([x / 4 for x in range(9)], [x * 0.1 for x in range(8)], [10 ** -x for x in range(7)], [10.0 ** x for x in range(14, 19)])
print(*[0.1, 1e50, -2.0], sep=";")
print(str(0.1) + "|" + repr(1e-7) + "|" + f"{2.0}" + "|" + "%s" % 3.0 + "|" + "{}".format(1e16))
print(" ".join(map(str, [1.0, 0.5, 1e100])), sorted(map(str, [1.5, 10.5, 2.5])), sorted([1.5, 10.5, 2.5], key=str))
print(min(0.1, 0.01), max([0.5, 0.25], default=0), sum([0.5, 0.25], 1), sum([]), sum([0.1, 0.2]))
