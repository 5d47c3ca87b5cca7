# Coroutine attributes, misuse, awaitables made by hand and nested awaits.
async def simple(x):
    return x + 1


c = simple(1)
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_await)
try:
    c.send(1)
except TypeError as e:
    print(e)
try:
    c.send(None)
except StopIteration as e:
    print("value", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = simple(1)
try:
    iter(c)
except TypeError as e:
    print(e)
c.close()


class Aw:
    def __init__(self, values):
        self.values = values

    def __await__(self):
        got = []
        for v in self.values:
            got.append((yield v))
        return got


async def user():
    a = await Aw([1, 2])
    b = await Aw([3])
    return a + b


u = user()
print(u.send(None), u.send("a"), u.send("b"))
try:
    u.send("c")
except StopIteration as e:
    print(e.value)


async def inner():
    try:
        await Aw(["wait"])
    except ValueError as e:
        return "handled " + str(e)
    finally:
        print("inner finally")


async def outer():
    return await inner()


o = outer()
print(o.send(None))
try:
    o.throw(ValueError("bad"))
except StopIteration as e:
    print(e.value)
o = outer()
o.send(None)
o.close()
print("closed")


class BadAwait:
    def __await__(self):
        return 5


async def bad():
    await BadAwait()


try:
    bad().send(None)
except TypeError as e:
    print(e)


class CM:
    async def __aenter__(self):
        print("enter")
        return 42

    async def __aexit__(self, *exc):
        print("exit", exc[0].__name__ if exc[0] else None)
        return exc[0] is KeyError


async def with_cm():
    async with CM() as v, CM():
        print("body", v)
    async with CM():
        raise KeyError("swallowed")
    try:
        async with CM():
            raise ValueError("passes")
    except ValueError as e:
        print(e)
    for i in range(3):
        async with CM():
            if i == 0:
                continue
            break
    async with CM():
        return "returned"


try:
    with_cm().send(None)
except StopIteration as e:
    print(e.value)


async def wrong():
    async with 5:
        pass


try:
    wrong().send(None)
except (TypeError, AttributeError) as e:
    print(type(e).__name__)
c = simple(1)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
