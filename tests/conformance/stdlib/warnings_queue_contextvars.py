# warnings, queue, contextvars, threading's locks.
import asyncio
import contextvars
import queue
import threading
import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
print([(str(w.message), w.category.__name__) for w in log])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", UserWarning)
    except UserWarning as e:
        print("raised", e)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    warnings.filterwarnings("ignore", message="quiet.*")
    for _ in range(3):
        warnings.warn("repeated")
        warnings.warn("quiet please")
print(len(log), log[0].message)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("ignore")
    warnings.warn("x")
print(log)
try:
    warnings.warn("x", int)
except TypeError as e:
    print("TypeError")
print(repr(warnings.formatwarning("m", UserWarning, "f.py", 3, "code()")))

q = queue.Queue(maxsize=2)
q.put(1)
q.put(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
for attempt in (lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: [q.put_nowait(n) for n in range(3)]):
    try:
        attempt()
    except (queue.Empty, queue.Full) as e:
        print(type(e).__name__)
p = queue.PriorityQueue()
for n in (3, 1, 2):
    p.put(n)
print([p.get() for _ in range(3)])
s = queue.LifoQueue()
for n in range(3):
    s.put(n)
print([s.get() for _ in range(3)])

var = contextvars.ContextVar("var", default="default")
print(var.get(), var.name)
token = var.set("set")
print(var.get(), token.old_value is contextvars.Token.MISSING)
var.reset(token)
print(var.get())
context = contextvars.copy_context()
context.run(var.set, "inside")
print(var.get(), context[var], var in context)
bare = contextvars.ContextVar("bare")
try:
    bare.get()
except LookupError:
    print("LookupError", bare.get("fallback"))


async def child(n):
    var.set(n)
    await asyncio.sleep(0)
    return var.get()


async def main():
    var.set("main")
    print(await asyncio.gather(child(1), child(2)), var.get())
    await child(3)
    print(var.get())


asyncio.run(main())
print(var.get())

lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(blocking=False))
print(lock.locked())
again = threading.RLock()
with again:
    with again:
        print("entered twice")
try:
    lock.release()
except RuntimeError as e:
    print(e)
data = threading.local()
data.x = 1
print(data.x, threading.current_thread().name, threading.current_thread() is threading.main_thread(), threading.active_count())
event = threading.Event()
event.set()
print(event.wait(), event.is_set())
