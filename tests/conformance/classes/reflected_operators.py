# Reflected methods: tried second, but first when the right operand's class is a subclass that overrides.
class R:
    def __init__(self, n): self.n = n
for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod".split():
    setattr(R, f"__r{name}__", lambda self, other, name=name: (name, other, self.n))

r = R(9)
print(1 + r, 1 - r, 1 * r, 1 / r, 1 // r, 1 % r, 1 ** r)
print(1 << r, 1 >> r, 1 & r, 1 | r, 1 ^ r, 1 @ r, divmod(1, r))
print("s" + r, [1] + r, 2.5 * r, None | r)

class A:
    def __add__(self, other):
        return NotImplemented if isinstance(other, str) else "A.add"
    def __radd__(self, other):
        return "A.radd"
class B(A):
    def __radd__(self, other):
        return "B.radd"
class C(A):
    pass
class Other:
    def __radd__(self, other):
        return "Other.radd"

print(A() + 1, 1 + A(), A() + A(), A() + B(), B() + A(), A() + C(), A() + Other())
try:
    A() + "text"
except TypeError as e:
    print(e)
class Nothing: pass
for f in (lambda: Nothing() + 1, lambda: 1 - Nothing(), lambda: Nothing() @ Nothing(), lambda: Nothing() ** 2,
          lambda: -Nothing(), lambda: ~Nothing(), lambda: Nothing() << 1, lambda: divmod(Nothing(), 1)):
    try:
        f()
    except TypeError as e:
        print(e)
