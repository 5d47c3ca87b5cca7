# In-place methods, and falling back on the binary ones.
class I:
    def __init__(self): self.log = []
for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    def method(self, other, name=name):
        self.log.append((name, other))
        return self
    setattr(I, f"__i{name}__", method)

i = j = I()
i += 1; i -= 2; i *= 3; i /= 4; i //= 5; i %= 6; i **= 7
i <<= 8; i >>= 9; i &= 10; i |= 11; i ^= 12; i @= 13
print(i is j)
print(i.log)

class OnlyAdd:
    def __init__(self, v): self.v = v
    def __add__(self, o): return OnlyAdd(self.v + o)
a = b = OnlyAdd(1)
a += 5
print(a is b, a.v, b.v)

class Refuse:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "fell back"
r = Refuse()
r += 1
print(r)

class Sub:
    pass
s = Sub()
try:
    s += 1
except TypeError as e:
    print(e)

class Holder:
    def __init__(self): self.items = [1]; self.n = 1
h = Holder()
alias = h.items
h.items += [2]
h.n <<= 4
print(h.items is alias, alias, h.n)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
