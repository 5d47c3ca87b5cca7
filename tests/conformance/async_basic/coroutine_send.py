# Coroutines driven by hand: send, return value, awaitables.
class Pause:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got

async def add(a, b):
    x = await Pause(("need", a))
    y = await Pause(("need", b))
    return x + y

def run(coro, answers):
    value = None
    try:
        while True:
            request = coro.send(value)
            print("request", request)
            value = answers[request[1]]
    except StopIteration as e:
        return e.value

print(run(add("a", "b"), {"a": 1, "b": 2}))

async def outer():
    return [await add("a", "b"), await add("b", "b")]
print(run(outer(), {"a": 10, "b": 20}))
async def plain(): return 5
c = plain()
print(type(c).__name__, type(plain).__name__, plain.__name__)
try:
    c.send(None)
except StopIteration as e:
    print("returned", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
async def bad(): await 5
try:
    bad().send(None)
except TypeError as e:
    print("can't await int")
c = plain()
try:
    c.send(1)
except TypeError as e:
    print(e)
c.close()
lam = [plain() for _ in range(2)]
for c in lam: c.close()
print(hasattr(c, "__await__"), hasattr(c, "__iter__"))
