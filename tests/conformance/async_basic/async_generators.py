# Async generators: iteration, asend, athrow, aclose.
class Tick:
    def __init__(self, v=None): self.v = v
    def __await__(self): return (yield self.v)
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value
async def gen(n):
    try:
        for i in range(n):
            await Tick()
            got = yield i
            if got: print("got", got)
    finally:
        print("gen closed")
async def main():
    async for x in gen(2): print(x)
    g = gen(5)
    print(await g.asend(None), await g.asend("hello"), await g.__anext__())
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("finished")
    g = gen(3)
    await g.__anext__()
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print(e)
    print([x async for x in gen(3)], [y async for y in (x * 2 async for x in gen(2))], await anext(gen(0), "default"))
    async def squares():
        async for x in gen(3): yield x * x
    return [x async for x in squares()]
print(run(main()))
print(type(gen(1)).__name__, type(gen).__name__)
