# asyncio: gather, sleep, tasks, timeouts, queues, cancellation.
import asyncio
async def work(n, d):
    await asyncio.sleep(d)
    print("done", n)
    return n
async def main():
    print(await asyncio.gather(work("a", 0.06), work("b", 0.02)))
    t = asyncio.create_task(work("c", 5))
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled())
    try: await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError: print("timeout")
    q = asyncio.Queue()
    async def producer():
        for i in range(3): await q.put(i)
        await q.put(None)
    p = asyncio.create_task(producer())
    while (x := await q.get()) is not None: print("got", x)
    e, lock = asyncio.Event(), asyncio.Lock()
    async def waiter():
        await e.wait()
        async with lock: print("event")
    w = asyncio.create_task(waiter()); e.set(); await w
    r = await asyncio.gather(asyncio.sleep(0, "ok"), work(1 / 1, 0), return_exceptions=True)
    print(r)
asyncio.run(main())
