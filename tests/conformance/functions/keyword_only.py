# Parameters after * or *args can be given by keyword only.
def f(a, *, b, c=3):
    return a, b, c

print(f(1, b=2))
print(f(1, c=4, b=2))
print(f(b=2, a=1))
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, b=3)):
    try:
        call()
    except TypeError as e:
        print(e)

def g(*args, sep="-", end):
    return sep.join(str(a) for a in args) + end

print(g(1, 2, 3, end="!"))
print(g(end=".", sep="+"))
try:
    g(1, 2)
except TypeError as e:
    print(e)

def h(*, x, y, z):
    return x + y + z

try:
    h(z=1)
except TypeError as e:
    print(e)
try:
    h()
except TypeError as e:
    print(e)
print(h(x=1, y=2, z=3))
print(f.__kwdefaults__, h.__kwdefaults__)
print(f.__code__.co_kwonlyargcount)
