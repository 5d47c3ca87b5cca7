# async with, async for, async comprehensions without a loop.
def run(coro):
    steps = 0
    try:
        while True:
            coro.send(None)
            steps += 1
    except StopIteration as e:
        return e.value, steps
class Tick:
    def __await__(self): yield
class Manager:
    async def __aenter__(self):
        await Tick(); print("aenter"); return "resource"
    async def __aexit__(self, kind, v, tb):
        await Tick(); print("aexit", kind and kind.__name__); return kind is KeyError
class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        await Tick()
        self.i += 1
        return self.i
async def main():
    async with Manager() as m:
        print(m)
    async with Manager():
        raise KeyError("swallowed")
    async for x in Count(3):
        if x == 2: continue
        print("item", x)
    else:
        print("else")
    async for x in Count(5):
        if x == 3: break
    print([x async for x in Count(3)], {x: x * x async for x in Count(2)}, sorted({x % 2 async for x in Count(4)}), [x async for x in Count(6) if x % 2])
    try:
        async with Manager():
            return "returned"
    finally:
        print("finally")
print(run(main()))
async def wrong():
    async for x in [1]: pass
try:
    run(wrong())
except TypeError:
    print("list is no async iterable")
