# *args is a tuple and **kwargs a dict in the order of the call.
def f(*args, **kwargs):
    return args, kwargs

print(f())
print(f(1, 2))
print(f(b=1, a=2))
print(f(1, *[2, 3], x=4, **{"y": 5, "z": 6}))

def g(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs

print(g(1, c=3))
print(g(1, 20, 30, 40, c=3))
print(g(1, c=3, e=5, d=40))
print(type(f(1)[0]).__name__, type(f(a=1)[1]).__name__)

# The dict is fresh on each call.
def keep(**kw):
    kw["x"] = 1
    return kw

d = {"a": 1}
print(keep(**d), d)

def outer(*args, **kwargs):
    return g(*args, **kwargs)

print(outer(1, 2, 3, c=9, z=8))

# Keys that are not identifiers are fine in **.
print(f(**{"not an identifier": 1, "": 2}))
