# throw, close, try/finally in coroutines.
class Wait:
    def __await__(self):
        return (yield "waiting")
async def worker():
    try:
        await Wait()
        return "finished"
    except ValueError as e:
        return f"handled {e}"
    finally:
        print("cleanup")
def finish(c, *throw):
    try:
        if throw: c.throw(*throw)
        else: c.send(None)
    except StopIteration as e:
        return e.value
c = worker(); print(c.send(None), finish(c))
c = worker(); c.send(None); print(finish(c, ValueError("v")))
c = worker(); c.send(None)
try:
    c.throw(KeyError("k"))
except KeyError as e:
    print("escaped", e)
c = worker(); c.send(None); c.close(); print("closed")
async def nested():
    try:
        await worker()
    except KeyError:
        return "nested handled"
c = nested(); c.send(None); print(finish(c, KeyError("x")))
async def raises():
    await Wait()
    1 / 0
c = raises(); c.send(None)
try:
    c.send(None)
except ZeroDivisionError as e:
    print(e)
async def stop(): raise StopIteration("inside")
try:
    stop().send(None)
except RuntimeError as e:
    print(e)
async def ignore():
    try:
        await Wait()
    except GeneratorExit:
        await Wait()
c = ignore(); c.send(None)
try:
    c.close()
except RuntimeError as e:
    print(e)
try:
    c.send(None)
except StopIteration:
    print("ended")
