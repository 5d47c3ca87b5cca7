# del of names, attributes, items and what follows.
x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, [c])
print([n for n in "abc" if n in globals()])
class O: pass
o = O()
o.v = [1, 2, 3, 4]
del o.v[0], o.v[-1]
print(o.v)
del o.v
print(hasattr(o, "v"))
d = {"k": {"n": 1}}
del d["k"]["n"]
print(d)
def f():
    y = 1
    del y
    y = 2
    del y
    try:
        del y
    except UnboundLocalError as e:
        return str(e)
print(f())
def g():
    z = 1
    def h():
        return z
    del z
    try:
        h()
    except NameError as e:
        return str(e)
print(g())
for act in ("del nope", "del d['zz']", "del o.zz", "del [][0]"):
    try:
        exec(act)
    except Exception as e:
        print(type(e).__name__)
class D:
    def __delattr__(self, n): print("delattr", n)
    def __delitem__(self, k): print("delitem", k)
x = D()
del x.a, x["i"], x[1:2], x[..., 0]
for i in range(2): pass
del i
print("i" in globals())
def outer():
    v = 1
    def rm():
        nonlocal v
        del v
    rm()
    try: return v
    except NameError as e: return type(e).__name__
print(outer())
