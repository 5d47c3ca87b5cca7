# Parameters before / can be given by position only, and leave their names to **kwargs.
def f(a, b, /, c, *, d):
    return a, b, c, d

print(f(1, 2, 3, d=4))
print(f(1, 2, c=3, d=4))
try:
    f(1, b=2, c=3, d=4)
except TypeError as e:
    print(e)
try:
    f(a=1, b=2, c=3, d=4)
except TypeError as e:
    print(e)

def g(self, /, **kwargs):
    return self, sorted(kwargs.items())

print(g(1, self=2, other=3))

def h(x=10, /, y=20):
    return x, y

print(h(), h(1), h(1, 2), h(y=5))
try:
    h(x=1)
except TypeError as e:
    print(e)

def only(a, b, /):
    return a - b

print(only(5, 3))
try:
    only(5)
except TypeError as e:
    print(e)
print(f.__code__.co_posonlyargcount, f.__code__.co_argcount)
