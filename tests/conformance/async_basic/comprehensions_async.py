# Asynchronous comprehensions and generator expressions of every kind.
def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as e:
        return e.value


class Yield:
    def __await__(self):
        yield "tick"
        return "tock"


async def numbers(n):
    for i in range(n):
        await Yield()
        yield i


async def double(x):
    await Yield()
    return x * 2


async def main():
    print([x async for x in numbers(4)])
    print({x: x * x async for x in numbers(3)})
    print({x % 2 async for x in numbers(5)} == {0, 1})
    print([await double(x) for x in (1, 2, 3)])
    print([x + y async for x in numbers(3) for y in (10, 20)])
    print([x async for x in numbers(6) if x % 2])
    print([y for x in [1, 2] for y in [await double(x)]])
    gen = (x * 10 async for x in numbers(3))
    print(type(gen).__name__, [v async for v in gen])
    gen2 = (await double(x) for x in [5, 6])
    print(type(gen2).__name__, [v async for v in gen2])
    print([[x async for x in numbers(n)] for n in range(3)])
    total = 0
    async for x in numbers(5):
        if x == 3:
            break
        total += x
    else:
        print("not here")
    print(total)
    async for x in numbers(2):
        pass
    else:
        print("else", x)
    return "finished"


print(run(main()))


async def bad():
    for x in numbers(2):
        pass


try:
    run(bad())
except TypeError as e:
    print(e)


async def bad2():
    async for x in [1, 2]:
        pass


try:
    run(bad2())
except TypeError as e:
    print(e)


async def bad3():
    await 5


try:
    run(bad3())
except TypeError as e:
    print(type(e).__name__)
