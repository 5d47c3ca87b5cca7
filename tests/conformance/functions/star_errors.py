# What may stand after a star, and how it is said otherwise.
def f(*args, **kw):
    return args, kw


class Bad:
    def __iter__(self):
        raise TypeError("own words")


def attempt(call):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def unpack(value):
    a, b = value
    return a, b


for wrong in (1, 2.5, None, True, 10**30):
    attempt(lambda: f(0, *wrong))
    attempt(lambda: [*wrong])
    attempt(lambda: (1, *wrong))
attempt(lambda: f(*Bad()))
attempt(lambda: [*Bad()])
for value in (1, 2.5, None, Bad(), [1], "ab"):
    attempt(lambda: unpack(value))
