# Every binary and unary arithmetic special method.
class N:
    def __init__(self, text): self.t = text
    def __repr__(self): return self.t

def binary(name, sign):
    def method(self, other):
        return N(f"({self.t} {sign} {other!r})")
    setattr(N, f"__{name}__", method)

for name, sign in [("add", "+"), ("sub", "-"), ("mul", "*"), ("truediv", "/"), ("floordiv", "//"),
                   ("mod", "%"), ("pow", "**"), ("lshift", "<<"), ("rshift", ">>"), ("and", "&"),
                   ("or", "|"), ("xor", "^"), ("matmul", "@")]:
    binary(name, sign)
for name, sign in [("neg", "-"), ("pos", "+"), ("invert", "~")]:
    setattr(N, f"__{name}__", lambda self, sign=sign: N(sign + self.t))

a, b = N("a"), N("b")
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b)
print(a << b, a >> b, a & b, a | b, a ^ b, a @ b)
print(-a, +a, ~a, -~+a)
print(a + 1, a * "s", a @ [1])
print(a + b * a - b, (a + b) * a, -a ** b, a ** b ** a)

class M:
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __divmod__(self, o): return ("divmod", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 1j
    def __index__(self): return 3

m = M()
import math
print(abs(m), round(m), round(m, 2), math.trunc(m), math.floor(m), math.ceil(m))
print(divmod(m, 2), pow(m, 2), pow(m, 2, 3), int(m), float(m), complex(m))
print([10, 20, 30, 40][m], "abcdef"[m], hex(m), bin(m), list(range(m)), "ab" * m)
