# slice objects: attributes, indices, equality, use as key of __getitem__.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, repr(slice(5)), slice(None), slice("a", None, [1]))
print(s.indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(100, -100, -3).indices(7), slice(0).indices(0))
print(slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3), slice(1) < slice(2))
data = "abcdefghij"
print(data[s], data[slice(None, None, -3)], [1, 2, 3][slice(1)])
for bad in (lambda: slice(), lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice("a").indices(5),
            lambda: data["a":], lambda: data[::0], lambda: data[1.0:], lambda: [1, 2][None:"x"]):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__ + ":", e)
class Grid:
    def __getitem__(self, key):
        if isinstance(key, tuple):
            return [self[k] for k in key]
        if isinstance(key, slice):
            return (key.start, key.stop, key.step)
        return key
g = Grid()
print(g[1:2], g[::], g[:, 1], g["a":"b"], g[..., 1:2:3], g[1:2,])
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(data[Idx(2):Idx(5)], data[Idx(-1)], list(range(10))[::Idx(4)])
