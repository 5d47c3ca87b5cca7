# A sequence class that supports slices through slice.indices.
class Seq:
    def __init__(self, items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i):
        if isinstance(i, slice):
            return Seq(self.items[j] for j in range(*i.indices(len(self))))
        return self.items[i]
    def __setitem__(self, i, v):
        print("set", i, v)
        self.items[i] = v
    def __delitem__(self, i):
        print("del", i)
        del self.items[i]
    def __repr__(self): return f"Seq({''.join(map(str, self.items))})"

s = Seq("abcdef")
print(s[1:4], s[::-1], s[-2:], s[::2][1:], s[5], s[:0])
s[1:3] = "XYZ"
del s[::2]
print(s, len(s))
print(list(s), "Y" in s, list(reversed(s)), [*s[1:]])
a, *b = s
print(a, b)
