# A decorator that makes context managers from generators.
class _Manager:
    def __init__(self, gen): self.gen = gen
    def __enter__(self): return next(self.gen)
    def __exit__(self, kind, value, tb):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(value)
        except StopIteration as e:
            return e is not value
        except BaseException as e:
            if e is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw")

def contextmanager(f):
    return lambda *a, **k: _Manager(f(*a, **k))

@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")

@contextmanager
def suppress(*kinds):
    try:
        yield
    except kinds as e:
        print("suppressed", repr(e))

with tag("html"), tag("body") as b:
    print("in", b)
with suppress(KeyError, ValueError):
    with tag("p"):
        raise KeyError("k")
try:
    with suppress(KeyError), tag("q"):
        raise TypeError("passes")
except TypeError as e:
    print(e)

@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice():
        pass
except RuntimeError as e:
    print(e)
