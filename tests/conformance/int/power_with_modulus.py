# pow with three arguments.
class P:
    def __pow__(self, exponent, modulus=None):
        return "P", exponent, modulus


class N:
    def __pow__(self, exponent, modulus=None):
        return NotImplemented


class I(int):
    pass


def attempt(*args):
    try:
        print(pow(*args))
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


attempt(3, 200, 7)
attempt(3, -1, 7)
attempt(2, -1, 4)
attempt(3, 2, 0)
attempt(-3, 3, 7)
attempt(3, 3, -7)
attempt("a", 2, 3)
attempt(P(), 2, 3)
attempt(P(), 2)
attempt(N(), 2, 3)
attempt(I(3), I(4), I(5))
attempt(10**30, 10**20, 10**9 + 7)
attempt(3, 4, None)
