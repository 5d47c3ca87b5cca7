# One starred target takes what is left, always as a list.
a, *b = [1, 2, 3]
print(a, b)
*a, b = "abc"
print(a, b)
a, *b, c = range(5)
print(a, b, c)
a, *b, c = "xy"
print(a, b, c)
*a, = (1, 2)
print(a)
[*a] = range(2)
print(a)
(a, *b), *c = ["pqr", 1, 2]
print(a, b, c)
first, (second, *rest), *others = 1, (2, 3, 4), 5
print(first, second, rest, others)
for head, *tail in ["abc", (1,), [2, 3]]:
    print(head, tail)
l = [0, 0]
l[0], *l[1] = 1, 2, 3
print(l)
class O: pass
o = O()
*o.all, o.last = "data"
print(o.all, o.last)
a, *_, z = "alphabet"
print(a, z, len(_))
*a, b = {1: "x", 2: "y"}
print(a, b)
