# Several * and ** in one call, any iterable, and the errors they give.
def f(*args, **kwargs):
    return args, kwargs

print(f(*[1, 2], *(3,), *"ab"))
print(f(0, *range(3), 9, *[]))
print(f(**{"a": 1}, **{"b": 2}, c=3))
print(f(*{"k": 1}))
print(f(*(x * x for x in range(4))))

def three(a, b, c):
    return a, b, c

print(three(*"xyz"))
print(three(*[1], **{"c": 3, "b": 2}))
print(three(1, *(2,), c=3))

for call in (
    lambda: f(**{"a": 1}, **{"a": 2}),
    lambda: f(a=1, **{"a": 2}),
    lambda: three(1, 2, *[3], **{"a": 2}),
    lambda: f(*None),
    lambda: f(**{1: 2}),
    lambda: f(**[1]),
):
    try:
        print(call())
    except TypeError as e:
        print(str(e).split("() ", 1)[-1])

class Mapping:
    def keys(self):
        return ["p", "q"]
    def __getitem__(self, key):
        return key * 2

print(f(**Mapping()))
