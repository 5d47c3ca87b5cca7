# A small event loop written in plain Python.
class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self): yield self
class Loop:
    def __init__(self): self.time, self.queue, self.seq = 0, [], 0
    def spawn(self, coro, at=0):
        self.seq += 1
        self.queue.append((at, self.seq, coro))
    def run(self):
        results = []
        while self.queue:
            self.queue.sort(key=lambda t: t[:2])
            at, _, coro = self.queue.pop(0)
            self.time = at
            try:
                request = coro.send(None)
                self.spawn(coro, at + request.n)
            except StopIteration as e:
                results.append(e.value)
        return results
loop = Loop()
async def worker(name, delay, times):
    for i in range(times):
        print(f"t={loop.time} {name} {i}")
        await Sleep(delay)
    return f"{name} done at {loop.time}"
async def parent():
    loop.spawn(worker("child", 1, 2), loop.time)
    await Sleep(5)
    return await worker("inline", 2, 1)
loop.spawn(worker("a", 2, 3)); loop.spawn(worker("b", 3, 2)); loop.spawn(parent())
for r in loop.run(): print(r)
