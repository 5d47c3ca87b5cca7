# Tuple and list targets, swaps, nested targets.
a, b = 1, 2
print(a, b)
a, b = b, a
print(a, b)
[c, d] = "xy"
print(c, d)
(e), f = 5, 6
print(e, f)
g, = [7]
print(g)
(h, i), [j, (k,)] = (1, 2), (3, "z")
print(h, i, j, k)
x = y = z = [0]
print(x is y is z)
l = [1, 2, 3]
i, l[i] = 2, "set"
print(i, l)
o = type("O", (), {})()
o.a, l[0], (m, l[1]) = "attr", "zero", ("m", "one")
print(o.a, l, m)
for (p, q), r in [((1, 2), 3), ((4, 5), 6)]:
    print(p + q + r, end=" ")
print()
() = []
[] = ()
a, b, c = {"k1": 1, "k2": 2, "k3": 3}
print(a, b, c)
fib = [0, 1]
a, b = 0, 1
for _ in range(5):
    a, b = b, a + b
print(a, b)
a = b, c = 1, 2
print(a, b, c)
for i, (n, v) in enumerate({"x": 1}.items()):
    print(i, n, v)
