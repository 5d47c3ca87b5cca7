# Tasks: results, cancellation, timeouts, gather, wait, shield, callbacks, groups.
import asyncio


async def value(n, delay=0):
    await asyncio.sleep(delay)
    return n


async def fail(message):
    await asyncio.sleep(0)
    raise ValueError(message)


async def results():
    task = asyncio.create_task(value(1), name="one")
    print(task.get_name(), task.done(), task.cancelled())
    try:
        task.result()
    except asyncio.InvalidStateError as e:
        print("InvalidStateError", e)
    task.add_done_callback(lambda t: print("callback", t is task, t.result()))
    print(await task, task.done(), task.result(), task.exception())
    await asyncio.sleep(0)
    bad = asyncio.create_task(fail("no"))
    try:
        await bad
    except ValueError as e:
        print("ValueError", e, bad.exception() is e)
    print(asyncio.iscoroutine(c := value(0)), asyncio.iscoroutinefunction(value), asyncio.isfuture(bad))
    c.close()
    print(asyncio.current_task().get_coro().__name__, len(asyncio.all_tasks()))


async def cancellation():
    async def careful():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("cancelled with", e.args)
            raise
        finally:
            print("cleaned up")

    task = asyncio.create_task(careful())
    await asyncio.sleep(0)
    print(task.cancel("stop"), task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("task was cancelled", task.cancelled(), task.cancel())
    never = asyncio.create_task(careful())
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True) != [])
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError as e:
        print("timeout", type(e) is TimeoutError)
    print(await asyncio.wait_for(value("in time"), 5))
    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(0)
    print(limit.expired())
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(5)
    except TimeoutError:
        print("expired", limit.expired())


async def together():
    print(await asyncio.gather(value(1, 0.02), value(2, 0.01), value(3)))
    print(await asyncio.gather())
    print(await asyncio.gather(value(1), fail("x"), return_exceptions=True))
    try:
        await asyncio.gather(value(1, 0.01), fail("y"))
    except ValueError as e:
        print("gather raised", e)
    tasks = [asyncio.create_task(value(n, n / 10)) for n in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending)
    order = []
    for future in asyncio.as_completed([value("slow", 0.03), value("fast", 0.01)]):
        order.append(await future)
    print(order)

    inner = asyncio.create_task(value("kept", 0.01))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", inner.cancelled())
    print(await inner)


async def groups():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(value("a", 0.01))
        b = group.create_task(value("b"))
    print(a.result(), b.result())


async def low_level():
    loop = asyncio.get_running_loop()
    print(loop is asyncio.get_event_loop(), loop.is_running(), loop.is_closed())
    future = loop.create_future()
    loop.call_soon(print, "soon", 1)
    loop.call_later(0.01, future.set_result, "later")
    dropped = loop.call_later(0, print, "never")
    dropped.cancel()
    print(dropped.cancelled(), await future)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError:
        print("set twice")
    start = loop.time()
    await asyncio.sleep(0.02)
    print(loop.time() - start >= 0.019)


for main in (results, cancellation, together, groups, low_level):
    print("--", main.__name__)
    asyncio.run(main())
try:
    asyncio.run(print)
except ValueError as e:
    print(str(e).split(",")[0])


async def nested():
    inner = value(1)
    try:
        asyncio.run(inner)
    except RuntimeError as e:
        print(e)
    inner.close()


asyncio.run(nested())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(value(7)), loop.is_closed())
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
