# Locks, events, conditions, semaphores and queues of asyncio.
import asyncio


async def locks():
    lock = asyncio.Lock()
    log = []

    async def user(name):
        async with lock:
            log.append(name + " in")
            await asyncio.sleep(0)
            log.append(name + " out")

    await asyncio.gather(*(user(n) for n in "abc"))
    print(log, lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


async def events():
    event = asyncio.Event()

    async def waiter(n):
        await event.wait()
        return n

    tasks = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(event.is_set(), [t.done() for t in tasks])
    event.set()
    print(await asyncio.gather(*tasks), event.is_set())
    event.clear()
    print(event.is_set())


async def conditions():
    condition = asyncio.Condition()
    items = []

    async def consumer(n):
        async with condition:
            await condition.wait_for(lambda: items)
            return n, items.pop()

    tasks = [asyncio.create_task(consumer(n)) for n in range(2)]
    await asyncio.sleep(0)
    for item in "xy":
        async with condition:
            items.append(item)
            condition.notify()
        await asyncio.sleep(0.001)
    print(await asyncio.gather(*tasks))
    try:
        condition.notify()
    except RuntimeError as e:
        print(e)


async def semaphores():
    semaphore = asyncio.Semaphore(2)
    running = most = 0

    async def worker():
        nonlocal running, most
        async with semaphore:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001)
            running -= 1

    await asyncio.gather(*(worker() for _ in range(5)))
    print(most, running, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)


async def queues():
    queue = asyncio.Queue(maxsize=2)
    print(queue.empty(), queue.full(), queue.qsize(), queue.maxsize)

    async def producer():
        for n in range(5):
            await queue.put(n)
        await queue.put(None)

    async def consumer():
        got = []
        while (item := await queue.get()) is not None:
            got.append(item)
            queue.task_done()
        queue.task_done()
        return got

    _, got = await asyncio.gather(producer(), consumer())
    print(got)
    await queue.join()
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as e:
        print("QueueEmpty", e.args)
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as e:
        print("QueueFull", e.args)
    try:
        for _ in range(3):
            queue.task_done()
    except ValueError as e:
        print(e)
    priority = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
        priority.put_nowait(item)
    print([priority.get_nowait() for _ in range(4)])
    last = asyncio.LifoQueue()
    for n in range(3):
        last.put_nowait(n)
    print([await last.get() for _ in range(3)])
    try:
        await asyncio.wait_for(last.get(), 0.005)
    except asyncio.TimeoutError:
        print("still empty", last.qsize())


async def barriers():
    barrier = asyncio.Barrier(3)
    places = await asyncio.gather(*(barrier.wait() for _ in range(3)))
    print(sorted(places), barrier.n_waiting, barrier.broken)


for main in (locks, events, conditions, semaphores, queues, barriers):
    print("--", main.__name__)
    asyncio.run(main())
