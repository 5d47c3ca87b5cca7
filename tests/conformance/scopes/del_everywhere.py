# del of every target, in every scope.
a = b = c = 1
del a, (b, [c])
for name in "abc":
    try:
        eval(name)
    except NameError as e:
        print(e)
l = list(range(10))
del l[0], l[-1], l[2:4], l[::3]
print(l)
d = {1: 2, 3: 4}
del d[1]
try:
    del d[1]
except KeyError as e:
    print(repr(e))


class C:
    x = 1
    y = 2
    del x

    def f(self):
        self.z = 1
        del self.z
        return hasattr(self, "z")


print(hasattr(C, "x"), C().f(), C.y)
del C.y
print(hasattr(C, "y"))


def f():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
    try:
        del v
    except UnboundLocalError as e:
        print(e)
    v = 2
    return v


print(f())


def outer():
    n = 1

    def inner():
        nonlocal n
        del n

    inner()
    try:
        n
    except NameError as e:
        print(type(e).__name__)
    n = 3

    def reader():
        return n

    del n
    try:
        reader()
    except NameError as e:
        print(type(e).__name__)


outer()
g = 1


def delete_global():
    global g
    del g


delete_global()
try:
    g
except NameError as e:
    print(e)
try:
    delete_global()
except NameError as e:
    print(e)


class Item:
    def __delitem__(self, key):
        print("delitem", key)

    def __delattr__(self, name):
        print("delattr", name)

    def __getitem__(self, key):
        return self


i = Item()
del i[1], i[1:2, ...], i.x, i[0][1].y
del (i.p)
del [i[5], i.q]
for target in ("1", "f()", "x + y", "None", "a if b else c", "*x", "(x, 1)", "x := 1"):
    try:
        compile("del " + target, "t", "exec")
        print("ok", target)
    except SyntaxError:
        print("SyntaxError", target)
for k in [1, 2]:
    pass
del k
print("k" in globals())
try:
    del 5 .x
except AttributeError as e:
    print(type(e).__name__)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
try:
    del "abc"[0]
except TypeError as e:
    print(e)
try:
    del 5[0]
except TypeError as e:
    print(e)
