# Subclasses of immutable types: what __new__ and __init__ are given.
class T(tuple):
    def __init__(self, *args, **kw):
        self.seen = (args, kw)


class I(int):
    def __init__(self, value, extra=None):
        self.extra = extra


class J(int):
    def __new__(cls, value, extra=None):
        return super().__new__(cls, value)

    def __init__(self, value, extra=None):
        self.extra = extra


class F(float):
    def __init__(self, value=0, **kw):
        self.kw = kw


class S(str):
    def __init__(self, *args):
        self.count = len(args)


def attempt(make):
    try:
        v = make()
        print(repr(v), vars(v))
    except TypeError:
        print("TypeError")


attempt(lambda: T([1, 2]))
attempt(lambda: T(1))
attempt(lambda: T([1], [2]))
attempt(lambda: T([1], key=2))
attempt(lambda: I(5))
attempt(lambda: I(5, 6))
attempt(lambda: I("12", 8))
attempt(lambda: J(5, "extra"))
attempt(lambda: F(2.5, unit="m"))
attempt(lambda: F(unit="m"))
attempt(lambda: S(b"ab", "ascii"))
attempt(lambda: S())
