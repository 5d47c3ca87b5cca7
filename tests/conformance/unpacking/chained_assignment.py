# a = b = c assigns from left to right; the value is evaluated once.
log = []
class T:
    def __setattr__(self, k, v): log.append((k, v))
    def __setitem__(self, k, v): log.append((k, v))
def value():
    log.append("value")
    return "v"
t = T()
t.a = t["b"] = t.c = value()
print(log)
a = b = []
a.append(1)
print(b)
x = [0, 1, 2]
i = x[i_ := 1] = 2
print(i, x)
i = 0
i, x[i] = 2, "two"
print(x)
a, b = c = d, e = 1, 2
print(a, b, c, d, e)
i = x[0] = x[1] = i + 1
print(i, x)
(a, b), c = d = [(1, 2), 3]
print(a, b, c, d)
*p, q = r = "xyz"
print(p, q, r)
y: int = 5
z: str
print(y, "z" in globals())
