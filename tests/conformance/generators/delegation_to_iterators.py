# yield from into iterators that are no generators: values, exceptions and objects sent.
class Recorder:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("end")
        return self.n


class Sendable(Recorder):
    def send(self, value):
        return "sent", value

    def throw(self, *args):
        return "caught"


def outer(it):
    result = yield from it
    yield ("result", result)


g = outer(Recorder())
print(next(g), next(g), g.send(None), next(g))
g = outer(Sendable())
print(next(g), g.send("x"), g.throw(ValueError), next(g))
g.close()
for it in ([1, 2], iter([1, 2]), (1, 2), Recorder(), range(3), {1: 2}):
    g = outer(it)
    next(g)
    try:
        g.send("value")
    except AttributeError:
        print(type(it).__name__, "AttributeError")
print(list(outer("ab")))
