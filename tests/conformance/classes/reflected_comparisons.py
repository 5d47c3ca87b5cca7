# Which side of a comparison is asked first.
class A:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print(self.name, "eq")
        return NotImplemented

    def __lt__(self, other):
        print(self.name, "lt")
        return NotImplemented

    def __gt__(self, other):
        print(self.name, "gt")
        return NotImplemented


class B(A):
    pass


class C(A):
    def __gt__(self, other):
        print(self.name, "own gt")
        return "C"


a, b, c = A("a"), B("b"), C("c")
for x, y in ((a, a), (a, b), (b, a), (a, c), (c, a), (b, c)):
    print(x.name, y.name, x == y)
    try:
        print(x < y)
    except TypeError as e:
        print(e)
print((5).__eq__(5.0), (5).__lt__(6.5), (5.0).__eq__(5), "a".__eq__(1), [].__lt__(()))
