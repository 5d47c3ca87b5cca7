# asend, athrow, aclose, __anext__ and what async generators refuse.
def run(aw):
    it = aw.__await__() if hasattr(aw, "__await__") else aw
    try:
        while True:
            it.send(None)
    except StopIteration as e:
        return e.value


async def echo():
    got = None
    try:
        while True:
            try:
                got = yield got
            except ValueError as e:
                got = "caught " + str(e)
    finally:
        print("cleanup")


async def main():
    g = echo()
    print(await g.__anext__())
    print(await g.asend("one"))
    print(await g.athrow(ValueError("v")))
    print(await g.asend("two"))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("stopped")
    print(await anext(echo2(), "default"))
    e = echo2()
    print(await anext(e), await anext(e, "end"), await anext(e, "end"))
    try:
        await anext(e)
    except StopAsyncIteration as s:
        print("StopAsyncIteration", s.args)
    h = echo()
    try:
        await h.asend("early")
    except TypeError as t:
        print(t)
    k = echo()
    await k.__anext__()
    try:
        await k.athrow(KeyError("k"))
    except KeyError as err:
        print("key", err)
    ig = ignores()
    await ig.__anext__()
    try:
        await ig.aclose()
    except RuntimeError as r:
        print(r)


async def echo2():
    yield 1


async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


run(main())
g = echo()
print(type(g).__name__, g.__name__, aiter(g) is g, hasattr(g, "__next__"))


async def stop():
    yield 1
    raise StopAsyncIteration


async def stop2():
    raise StopIteration(1)
    yield


async def outer():
    for f in (stop, stop2):
        try:
            async for x in f():
                print(x)
        except RuntimeError as e:
            print(e)


run(outer())
for text in ("async def f():\n yield 1\n return 2", "def f():\n await x", "async def f():\n yield from x",
             "def f():\n async with x: pass", "def f():\n [x async for x in y]", "async def f():\n def g():\n  await 1"):
    try:
        compile(text, "t", "exec")
        print("compiled")
    except SyntaxError as e:
        print(e.msg)
