# Names that are given for positional-only parameters, and what is said first.
def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def g(a, /, **rest):
    return a, rest


def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


attempt(lambda: f(1, c=5))
attempt(lambda: f(1, b=5))
attempt(lambda: f(a=1, b=5))
attempt(lambda: f(1, zz=1, b=5))
attempt(lambda: f(1, b=5, zz=1))
attempt(lambda: f(1, zz=1))
attempt(lambda: f())
attempt(lambda: f(1, 2, 3, 4))
attempt(lambda: f(1, 2, 3, c=4))
attempt(lambda: g(1, a=2))
attempt(lambda: g(a=2))
