# Generator attributes and corners: close, throw, return values, re-entrance, yield expressions.
def g(n):
    got = yield n
    while got:
        got = yield got * 2
    return "end"


a = g(1)
print(type(a).__name__, a.__name__, a.__qualname__, a.gi_running, a.gi_frame is not None, a.gi_code.co_name, a.gi_yieldfrom)
print(next(a), a.send(5), a.send(6))
try:
    a.send(None)
except StopIteration as e:
    print(e.value, e.args, a.gi_frame)
print(next(a, "done"), list(a))
b = g(1)
try:
    b.send(1)
except TypeError as e:
    print(e)
b.close()
b.close()
print(next(b, "closed"))


def reenter():
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = reenter()
print(next(me))


def returns():
    return [1, 2]
    yield


def delegating():
    r = yield from returns()
    yield r
    r = yield from [3, 4]
    yield r
    r = yield from g(7)
    yield r


print(list(delegating()))


def cleanup():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")
        raise
    finally:
        print("finally")


c = cleanup()
next(c)
c.close()
c = cleanup()
next(c)
try:
    c.throw(KeyError, "text")
except KeyError as e:
    print(repr(e))
try:
    c.throw(KeyError)
except KeyError as e:
    print("again", repr(e))
n = cleanup()
try:
    n.throw(ValueError("not started"))
except ValueError as e:
    print(e)
try:
    cleanup().throw(5)
except TypeError as e:
    print("TypeError")


def ignoring():
    for _ in range(2):
        try:
            yield
        except GeneratorExit:
            pass


i = ignoring()
next(i)
try:
    i.close()
except RuntimeError as e:
    print(e)


def stops():
    yield 1
    raise StopIteration(2)


try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def expr():
    x = (yield 1) + (yield 2)
    print("got", x)
    y = [(yield), (yield)]
    print(y)
    yield (yield "inner")


e = expr()
print(next(e), e.send(10), e.send(20), e.send("a"), e.send("b"), e.send("c"))


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, v):
        return "sent " + str(v)

    def throw(self, *a):
        return "thrown"

    def close(self):
        print("delegate closed")


def d():
    yield from Delegate()


x = d()
print(next(x), x.send(3), x.throw(ValueError()))
x.close()
lazy = (print("evaluated", v) or v for v in [1, 2])
print("made")
print(list(lazy))
try:
    (v for v in 5)
except TypeError as err:
    print(err)
print(sum(v * w for v in range(3) for w in range(v)), max((v for v in [3, 1]), default=0))


def tree(t):
    if isinstance(t, list):
        for s in t:
            yield from tree(s)
    else:
        yield t


print(list(tree([1, [2, [3, [4]], 5]])))
