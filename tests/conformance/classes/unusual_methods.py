# Special methods looked up on the class, set to None, or inherited from builtins.
class NoHash:
    __hash__ = None

    def __eq__(self, other):
        return True


try:
    hash(NoHash())
except TypeError as e:
    print(e)


class NoIter:
    __iter__ = None

    def __getitem__(self, i):
        return i


try:
    iter(NoIter())
except TypeError as e:
    print(e)


class NoContains(list):
    __contains__ = None


try:
    1 in NoContains()
except TypeError as e:
    print(type(e).__name__)


class NoAdd:
    __add__ = None

    def __radd__(self, other):
        return "radd"


try:
    NoAdd() + 1
except TypeError as e:
    print(type(e).__name__)
print(1 + NoAdd())


class OnInstance:
    pass


o = OnInstance()
o.__len__ = lambda: 5
o.__call__ = lambda: 1
try:
    len(o)
except TypeError as e:
    print(e)
print(callable(o))


class Str(str):
    def __str__(self):
        return "S"

    def __repr__(self):
        return "R"

    def __format__(self, spec):
        return "F" + spec


s = Str("abc")
print(s, [s], f"{s}", f"{s:x}", f"{s!s}", f"{s!r}", "%s %r" % (s, s), "{}".format(s), s + "d")


class Int(int):
    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "radded"

    def __index__(self):
        return 1


print(Int(3) + 1, 1 + Int(3), Int(3) - 1, [10, 20, 30, 40][Int(3)], -Int(3), type(-Int(3)).__name__)


class D(dict):
    def __missing__(self, key):
        return key * 2

    def __getitem__(self, key):
        return super().__getitem__(key)


d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d)


class L(list):
    def __len__(self):
        return 100

    def __iter__(self):
        return iter("xy")


l = L([1, 2, 3])
print(len(l), list(l), l[0], bool(L()), [*l], tuple(l), l == [1, 2, 3])


class F(float):
    def __eq__(self, other):
        return "eq"

    __hash__ = float.__hash__


print(F(1) == 2, 1.0 == F(5), hash(F(1)) == hash(1))


class T(tuple):
    def __new__(cls, *args):
        return super().__new__(cls, args)

    def __add__(self, other):
        return T(*tuple.__add__(self, other))


t = T(1, 2) + (3,)
print(t, type(t).__name__, t[1:], type(t[1:]).__name__)


class B(bytes):
    pass


print(B(b"ab"), type(B(b"ab") + b"c").__name__, B(b"ab") == b"ab")


class Cmp:
    def __eq__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented


c = Cmp()
print(c == c, c == Cmp(), c != Cmp())
try:
    c < c
except TypeError as e:
    print(e)
