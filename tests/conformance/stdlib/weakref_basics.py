# weakref: refs, callbacks, finalizers, proxies and weak containers; collections are asked for.
import gc
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "A(%d)" % self.n

    def hello(self, x=1):
        return self.n + x


def refs():
    a = A(1)
    r = weakref.ref(a)
    print(r() is a, r().n, r == weakref.ref(a), hash(r) == hash(a), isinstance(r, weakref.ReferenceType))
    b = A(2)
    heard = []
    s = weakref.ref(b, lambda dead: heard.append((dead is s, dead())))
    print(s(), heard)
    a = b = None
    return r, s, heard


r, s, heard = refs()
gc.collect()
print(r(), s(), heard)
for bad in (1, "s", None, (1,), [1], {}):
    try:
        weakref.ref(bad)
    except TypeError as e:
        print(e)


def finalizers():
    a, b, c = A(1), A(2), A(3)
    f = weakref.finalize(a, print, "a died", sep="!")
    g = weakref.finalize(b, print, "never")
    h = weakref.finalize(c, lambda: "called by hand")
    print(f.alive, f.peek()[2], g.detach()[2], g.alive, h(), h.alive, h())
    return f


f = finalizers()
gc.collect()
print(f.alive, f.peek(), f.detach(), f())


def proxies():
    a = A(10)
    p = weakref.proxy(a)
    print(p.n, p.hello(5), p)
    p.n = 20
    print(a.n, bool(p))
    return p


p = proxies()
gc.collect()
try:
    p.n
except ReferenceError as e:
    print(e)


def containers():
    keep = [A(i) for i in range(3)]
    values = weakref.WeakValueDictionary({i: o for i, o in enumerate(keep)})
    values["temp"] = A(99)
    keys = weakref.WeakKeyDictionary()
    keys[keep[0]] = "zero"
    keys[A(98)] = "gone"
    some = weakref.WeakSet(keep)
    some.add(A(97))
    gc.collect()
    print(sorted(values, key=str), len(values), values.get("temp"), values[1], 1 in values, 5 in values)
    print(list(keys.items()), len(keys), keep[0] in keys, keys.get(keep[1], "none"))
    print(sorted(o.n for o in some), keep[2] in some, len(some))
    print(sorted(values.items())[0][0], [v.n for v in values.values()], values.pop(0), len(values))
    try:
        values["nothing"]
    except KeyError as e:
        print(repr(e))
    some.discard(keep[0])
    print(len(some))
    return values, keys, some


values, keys, some = containers()
gc.collect()
print(len(values), len(keys), len(some), list(values))
m = A(5)
w = weakref.WeakMethod(m.hello)
print(w()(2), w() == m.hello)
del m
gc.collect()
print(w())


def function():
    pass


print(weakref.ref(function)() is function, weakref.ref(A)() is A)
