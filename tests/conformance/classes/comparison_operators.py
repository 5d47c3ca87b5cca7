# Rich comparison: reflection, NotImplemented, default equality, != from ==.
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
    def __le__(self, o): return self.n <= o.n if isinstance(o, V) else NotImplemented
    def __repr__(self): return f"V{self.n}"

a, b, c = V(1), V(2), V(1)
print(a == c, a != c, a == b, a != b, a == 1, a != 1)
print(a < b, a > b, a <= c, a >= b, b > a)
for f in (lambda: a < 1, lambda: a >= "x", lambda: object() < object()):
    try:
        f()
    except TypeError as e:
        print(e)
print(sorted([V(3), V(1), V(2)]), max(V(3), V(9), V(5)), V(1) in [V(3), V(1)], [V(1), V(2)].index(V(2)))
print([a, b] == [c, V(2)], (a,) < (b,))
try:
    hash(a)
except TypeError as e:
    print(e)

class Plain: pass
p = Plain()
print(p == p, p != p, p == Plain(), p == None)

class Odd:
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return "ne"
    def __lt__(self, o): return "lt"
    def __gt__(self, o): return "gt"
    def __le__(self, o): return "le"
    def __ge__(self, o): return "ge"
o = Odd()
print(o == 1, o != 1, o < 1, o > 1, o <= 1, o >= 1)
print(1 == o, 1 != o, 1 < o, 1 > o, 1 <= o, 1 >= o)

class Base:
    def __eq__(self, o): return "base"
class Derived(Base):
    def __eq__(self, o): return "derived"
print(Base() == Derived(), Derived() == Base(), Base() == Base())
