# __int__, __float__, __index__, __complex__, __round__, __trunc__, __floor__, __ceil__, __divmod__, __pow__.
import math


class N:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __index__(self):
        return 3

    def __complex__(self):
        return 1 + 2j

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, other, mod=None):
        return ("pow", other, mod)

    def __rpow__(self, other, mod=None):
        return ("rpow", other)

    def __ipow__(self, other):
        return "ipow"

    def __abs__(self):
        return "abs"

    def __pos__(self):
        return "pos"

    def __neg__(self):
        return "neg"

    def __invert__(self):
        return "invert"

    def __matmul__(self, other):
        return ("matmul", other)

    def __rmatmul__(self, other):
        return ("rmatmul", other)


n = N()
print(int(n), float(n), complex(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n))
print(divmod(n, 2), divmod(2, n), n**2, 2**n, pow(n, 2, 5), abs(n), +n, -n, ~n, n @ 1, 1 @ n)
print([0, 1, 2, 3][n], "abcdef"[n:], "ab" * n, hex(n), bin(n), oct(n), bytes(n), range(n), list(range(n)))
n **= 3
print(n)


class Bad:
    def __int__(self):
        return "x"

    def __float__(self):
        return 1

    def __index__(self):
        return 1.5

    def __bool__(self):
        return 1

    def __len__(self):
        return -1

    def __hash__(self):
        return "h"

    def __str__(self):
        return 1

    def __repr__(self):
        return None

    def __iter__(self):
        return 1

    def __format__(self, spec):
        return 2


b = Bad()
for f in (int, float, bool, len, hash, str, repr, iter, format, hex, [1].__getitem__, "{}".format):
    try:
        print(f(b))
    except (TypeError, ValueError) as e:
        print(e)


class OnlyIndex:
    def __index__(self):
        return 12


print(int(OnlyIndex()), float(OnlyIndex()), complex(OnlyIndex()), math.sqrt(OnlyIndex()) > 3, chr(OnlyIndex()) == "\x0c")


class Nothing:
    pass


for f in (int, float, complex, round, abs, math.floor, hex, divmod):
    try:
        f(Nothing()) if f is not divmod else f(Nothing(), 1)
    except TypeError as e:
        print(e)
