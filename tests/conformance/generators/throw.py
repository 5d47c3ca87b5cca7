# throw raises at the yield.
def resilient():
    n = 0
    while True:
        try:
            x = yield n
            n += 1
        except ValueError as e:
            print("inside:", e)
            n += 100

g = resilient()
print(next(g), next(g))
print(g.throw(ValueError("v")))
print(next(g))
try:
    g.throw(KeyError("not handled"))
except KeyError as e:
    print("outside:", e)
print(next(g, "finished"))

g = resilient()
try:
    g.throw(ValueError("before start"))
except ValueError as e:
    print("unstarted:", e)

def finishing():
    try:
        yield 1
    except GeneratorExit:
        print("exit seen")
        raise
    except ValueError:
        return "returned"
g = finishing()
next(g)
try:
    g.throw(ValueError)
except StopIteration as e:
    print("stop", e.value)

def translate():
    try:
        yield
    except KeyError as e:
        raise ValueError("translated") from e
g = translate()
next(g)
try:
    g.throw(KeyError("k"))
except ValueError as e:
    print(e, repr(e.__cause__))
try:
    g.throw(IndexError("after the end"))
except IndexError as e:
    print(e)
