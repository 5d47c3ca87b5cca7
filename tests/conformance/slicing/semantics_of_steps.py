# Slices with every sign of start, stop and step on every sequence type, and assignment with them.
data = [list(range(6)), tuple(range(6)), "abcdef", b"abcdef", bytearray(b"abcdef"), range(6)]
bounds = [None, 0, 2, 5, 9, -1, -3, -9]
total = 0
for seq in data:
    line = []
    for a in bounds[::3]:
        for b in bounds:
            for s in (None, 1, 2, -1, -2):
                part = seq[a:b:s]
                total += len(part)
                if a == 5 and s == -2:
                    line.append(list(part))
    print(type(seq).__name__, line)
print(total)
l = list(range(10))
l[2:5] = "xyz12"
print(l)
l[::2] = [0] * len(l[::2])
print(l)
l[5:2] = ["ins"]
print(l)
l[-3:] = []
print(l)
del l[::-2]
print(l)
l[:] = range(5)
l[1:1] = [9, 9]
l[len(l):] = ["end"]
print(l)
l[::-1] = list(l)
print(l)
for bad in (lambda: l.__setitem__(slice(None, None, 2), [1]), lambda: l.__setitem__(slice(0, 2), 5), lambda: l[::0], lambda: l["a":], lambda: l[1.0:]):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(-1, None, -1).indices(4), slice(None).indices(3), s == slice(1, 10, 2), s != slice(1))
try:
    slice(0, 5).indices(-1)
except ValueError as e:
    print("ValueError")


class I:
    def __index__(self):
        return 2


print(l[I():], l[: I()], "abcdef"[:: I()], slice(I()).indices(10))
big = 10**30
print(l[-big:big], l[big:], l[:-big], l[::big], "abc"[-big:])
print(range(10)[2:8][1::2], range(10)[::-1][3], range(0, 10, 3)[-1], range(5)[10:], range(10, 0, -2)[1:3])
x = [1, 2, 3]
x += (4,)
x *= 2
x[1:3] *= 2
print(x)
x[0:2], x[-1] = ["a", "b"], "z"
print(x)
