# Defaults are evaluated once, at definition, in the enclosing scope.
n = 1
def f(a, b=n, c="c"):
    return a, b, c

n = 100
print(f(0))
print(f(0, 5))
print(f(0, c=7))
print(f.__defaults__)

def append_to(item, target=[]):
    target.append(item)
    return target

print(append_to(1))
print(append_to(2))
print(append_to(3, []))
print(append_to(4))

calls = []
def make():
    calls.append("made")
    return 10

def g(x=make()):
    return x

print(calls)
g(), g(), g(1)
print(calls)

# Changing __defaults__ changes later calls.
f.__defaults__ = ("bb", "cc")
print(f("aa"))
f.__defaults__ = None
try:
    f("aa")
except TypeError as e:
    print(e)

fs = [lambda i=i: i * 10 for i in range(4)]
print([h() for h in fs])
