# Subclasses of list, dict, set, int, str, Exception with overridden methods.
class Stack(list):
    def push(self, x): self.append(x); return self
    def peek(self): return self[-1]
    def __repr__(self): return f"Stack({list(self)})"
s = Stack().push(1).push(2)
print(s, s.peek(), s.pop(), len(s), s + [9], isinstance(s, list), bool(Stack()))

class Lower(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
d = Lower()
d["ABC"] = 1
print(d["aBc"], "abC" in d, d, list(d.items()))

class Bag(set):
    def add(self, x): super().add(x); print("added", x)
b = Bag([1])
b.add(2)
print(len(b), b | {3} == {1, 2, 3}, 2 in b)

class Money(int):
    def __add__(self, o): return Money(int(self) + int(o))
    def __str__(self): return f"${int(self)}"
print(Money(5) + 6, type(Money(1) + 1).__name__, type(Money(1) * 2).__name__, Money(3) < 4, sum([Money(1), Money(2)], Money(0)))

class L2(list):
    def __init__(self, n): super().__init__(range(n)); self.n = n
l = L2(4)
print(l, l.n, l[1:], L2(2) == [0, 1])
class T(tuple): pass
print(T([1, 2]), hash(T([1, 2])) == hash((1, 2)), T("ab") + (1,))
class F(frozenset): pass
print(F([1]) == frozenset([1]), type(F([1]) | {2}).__name__)
class By(bytes): pass
print(By(b"ab"), By(b"ab")[0])
