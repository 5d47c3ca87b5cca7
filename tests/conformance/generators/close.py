# close raises GeneratorExit at the yield; finally blocks run.
def g1():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")

g = g1()
next(g)
g.close()
print(list(g))
g.close()

g = g1()
g.close()
print("unstarted closed", list(g))

def stubborn():
    try:
        yield
    except GeneratorExit:
        print("ignoring")
    yield
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)

def raises():
    try:
        yield
    finally:
        raise KeyError("in finally")
g = raises()
next(g)
try:
    g.close()
except KeyError as e:
    print(e)

def with_block():
    class M:
        def __enter__(self): print("enter")
        def __exit__(self, kind, v, tb): print("exit", kind.__name__ if kind else None)
    with M():
        yield "inside"
g = with_block()
print(next(g))
g.close()

def inner():
    try:
        yield
    finally:
        print("inner closed")
def outer():
    try:
        yield from inner()
    finally:
        print("outer closed")
g = outer()
next(g)
g.close()
