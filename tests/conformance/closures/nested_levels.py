# Free variables reach through several functions; each level may rebind its own.
def a():
    x = "a"
    def b():
        def c():
            def d():
                return x
            return d()
        return c()
    return b()

print(a())

def top():
    x = 0
    def mid():
        nonlocal x
        x += 1
        def low():
            nonlocal x
            x += 10
            return x
        return low
    low = mid()
    return low(), low(), x

print(top())

def shadow():
    x = 1
    def inner():
        x = 2
        def innermost():
            nonlocal x
            x = 3
            return x
        return innermost(), x
    return inner(), x

print(shadow())

def param(x):
    def set_x(v):
        nonlocal x
        x = v
    def get_x():
        return x
    return set_x, get_x

s, g = param(5)
print(g())
s(6)
print(g())

def star(*args, **kw):
    return lambda: (args, kw)

print(star(1, b=2)())
