# copy: shallow and deep copies of containers, cycles, instances, hooks.
import copy
from collections import OrderedDict, defaultdict, deque

a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
a[2]["k"].append("y")
print(s, d, s is a, s[1] is a[1], d[1] is a[1])
for v in (1, "s", None, 2.5, (1, 2), frozenset([1]), len, int, True, b"b", range(3), ...):
    assert copy.copy(v) is v or copy.copy(v) == v
    assert copy.deepcopy(v) == v
print(copy.copy({1: [2]}), copy.copy({1, 2}), copy.copy(bytearray(b"x")), copy.deepcopy({1: {2: {3}}}))
t = (1, [2])
u = copy.deepcopy(t)
print(u, u is t, u[1] is t[1], copy.copy(t) is t)
cycle = [1]
cycle.append(cycle)
c2 = copy.deepcopy(cycle)
print(c2[1] is c2, c2 is cycle, c2[0])
shared = []
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1])


class Node:
    def __init__(self, v):
        self.v = v
        self.links = [self]


n = Node([1])
m = copy.deepcopy(n)
k = copy.copy(n)
print(m.v, m.v is n.v, m.links[0] is m, k.v is n.v, k.links is n.links, type(k).__name__)


class Hooked:
    def __init__(self, tag):
        self.tag = tag

    def __copy__(self):
        return Hooked(self.tag + "-copy")

    def __deepcopy__(self, memo):
        return Hooked(self.tag + "-deep")


h = Hooked("h")
print(copy.copy(h).tag, copy.deepcopy(h).tag, copy.deepcopy([h])[0].tag)


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = [1]


x = Slots()
y = copy.deepcopy(x)
z = copy.copy(x)
print(y.a, y.a is x.a, z.a is x.a, hasattr(y, "b"))


class State:
    def __init__(self):
        self.keep, self.drop = [1], object()

    def __getstate__(self):
        return {"keep": self.keep}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.restored = True


st = copy.deepcopy(State())
print(st.__dict__)


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, self.args, {"extra": [1]}


r = copy.copy(Reduced(1, 2))
print(r.args, r.extra)


class MyList(list):
    pass


class MyDict(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.note = ["n"]


ml = MyList([1, [2]])
ml.tag = ["t"]
cl = copy.deepcopy(ml)
print(cl, type(cl).__name__, cl.tag, cl[1] is ml[1], cl.tag is ml.tag)
md = copy.copy(MyDict(a=1))
print(md, type(md).__name__, md.note)
print(copy.deepcopy(OrderedDict(a=[1])) == OrderedDict(a=[1]), copy.copy(deque([1], 3)), copy.deepcopy(deque([[1]])), copy.copy(defaultdict(int, a=1))["zz"])
dd = copy.deepcopy(defaultdict(list, a=[1]))
print(dd["a"], dd["b"], type(dd).__name__)
e = copy.copy(ValueError("msg", 3))
print(type(e).__name__, e.args)


def gen():
    yield 1


try:
    copy.copy(gen())
except TypeError as e:
    print(e)
memo = {}
print(copy.deepcopy([1, [2]], memo), len(memo) > 0)
