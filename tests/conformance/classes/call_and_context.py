# __call__, __enter__ and __exit__ are looked up on the type.
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, twice=False):
        return x + self.n * (2 if twice else 1)

add = Adder(10)
print(add(1), add(1, twice=True), list(map(add, range(3))), callable(add))

class Managed:
    def __enter__(self):
        print("enter")
        return "value"
    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, value)
        return kind is KeyError

with Managed() as v:
    print(v)
with Managed():
    raise KeyError("swallowed")
try:
    with Managed():
        raise ValueError("passes")
except ValueError as e:
    print("caught", e)

class OnInstance: pass
o = OnInstance()
o.__enter__ = lambda: 1
o.__exit__ = lambda *a: None
try:
    with o:
        pass
except (TypeError, AttributeError) as e:
    print(type(e).__name__)

def f():
    with Managed() as v:
        return v
print(f())
for i in range(2):
    with Managed():
        continue
