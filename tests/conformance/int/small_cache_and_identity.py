# Ints are equal by value; conversions between int-like types.
a, b = 256, 256
print(a is b, a == b)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class J:
    def __int__(self): return 9
class K:
    def __trunc__(self): return 4
print(int(I(5)), int(J()), range(I(3)), [1, 2, 3][I(1)], hex(I(255)), "ab" * I(2), bytes(I(2)), (1, 2) * I(2))
for f in (lambda: [1][J()], lambda: hex(J()), lambda: I(1) + 1, lambda: int(object())):
    try:
        f()
    except TypeError as e:
        print(e)
class Bad:
    def __int__(self): return "x"
class BadIndex:
    def __index__(self): return 1.5
for f in (lambda: int(Bad()), lambda: int(BadIndex()), lambda: range(BadIndex())):
    try:
        f()
    except TypeError as e:
        print(e)
class N(int):
    def __repr__(self): return f"N({int(self)})"
n = N(5)
print(n, n + 1, [n], f"{n}", f"{n:03}", str(n), "%d" % n, n == 5, type(n + n).__name__, {5: "x"}[n], range(n), int(n), type(int(n)).__name__)
print(bool(N(0)), N("12"), N("ff", 16), N.from_bytes(b"\x01\x00", "big"), -n, abs(N(-3)))
