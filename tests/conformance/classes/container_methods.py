# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__, __missing__.
class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, k):
        print("get", k)
        return self.items[k]
    def __setitem__(self, k, v):
        print("set", k, v)
        self.items[k] = v
    def __delitem__(self, k):
        print("del", k)
        del self.items[k]
    def __contains__(self, x):
        print("contains", x)
        return x in self.items

b = Box(1, 2, 3)
b[0] = b[1] + 10
b[2] += 5
del b[1]
print(len(b), 12 in b, 99 not in b)
print(b[0:1], b[1:2:3], b[:])

class Show:
    def __getitem__(self, k): return k
s = Show()
print(s[1], s["k"], s[1, 2], s[1:2], s[:, 1], s[..., None], s[()], s[1:2, ::3])

class Seq:                      # the old iteration protocol
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i
print(list(Seq()), 9 in Seq(), 5 in Seq(), sum(Seq()), [*Seq()], tuple(zip(Seq(), "ab")))

class Rev:
    def __reversed__(self): return iter("reversed")
class RevSeq(Seq):
    def __len__(self): return 4
print("".join(reversed(Rev())), list(reversed(RevSeq())))

class Default(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
d = Default(a=1)
print(d["a"], d["zz"], d, d.get("q"))
for f in (lambda: len(5), lambda: Show().__len__, lambda: iter(5), lambda: len("x")[0], lambda: 1 in 5, lambda: reversed({1})):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
