# Positional and keyword arguments may be mixed; keywords come in any order.
def f(a, b, c):
    return (a, b, c)

print(f(1, 2, 3))
print(f(1, 2, c=3))
print(f(1, c=3, b=2))
print(f(c=3, b=2, a=1))
print(f(*(1, 2), c=3))
print(f(**{"a": 1, "b": 2, "c": 3}))

def order(*names):
    # Arguments are evaluated from left to right, whatever they bind to.
    seen = []
    def note(name):
        seen.append(name)
        return name
    f(c=note("c"), a=note("a"), b=note("b"))
    return seen

print(order())

def no_return():
    pass

def bare_return():
    return

print(no_return(), bare_return())
print(f.__name__, order.__name__)
print(f.__code__.co_argcount, f.__code__.co_varnames)
