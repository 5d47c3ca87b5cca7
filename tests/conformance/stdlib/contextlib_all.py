# contextlib: managers from generators, stacks, redirection, decorators, asynchronous managers.
import asyncio
import contextlib
import io
import os
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name, log=print):
    """Doc."""
    log(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as e:
        log(f"caught {e!r}")
    finally:
        log(f"</{name}>")


with tag("a") as a, tag("b"):
    print(a)
with tag("c"):
    raise KeyError("k")
try:
    with tag("d"):
        raise ValueError("v")
except ValueError as e:
    print("outside", e, e.__context__)
print(tag.__name__, tag.__doc__)


@tag("decorator")
def decorated(x):
    return x * 2


print(decorated(2), decorated(3), decorated.__name__)


@contextmanager
def none():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def stop():
    yield


for manager in (none, twice):
    try:
        with manager():
            pass
    except RuntimeError as e:
        print(e)
try:
    with twice():
        raise ValueError
except (RuntimeError, ValueError) as e:
    print(repr(e))
try:
    with stop():
        raise StopIteration("mine")
except StopIteration as e:
    print(repr(e))

with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as n:
    print(n)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out) as target:
    print("hidden", target is out)
with contextlib.redirect_stderr(err):
    import sys

    print("error", file=sys.stderr)
print(repr(out.getvalue()), repr(err.getvalue()))

with ExitStack() as stack:
    print([stack.enter_context(tag(n)) for n in "xy"])
    stack.callback(print, "callback", sep="-")
    stack.push(lambda kind, error, tb: print("exit", kind))
with ExitStack() as stack:
    stack.push(lambda *details: True)
    raise KeyError("suppressed")
with ExitStack() as stack:
    stack.callback(print, "kept")
    saved = stack.pop_all()
print("before close")
saved.close()
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as e:
    print(repr(e), repr(e.__context__))
try:
    ExitStack().enter_context(1)
except TypeError as e:
    print(e)


class Timed(contextlib.ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *exc):
        print("end")
        return False


@Timed()
def work():
    print("work")


work()
work()
here = os.getcwd()
with contextlib.chdir("/"):
    print(os.getcwd())
print(os.getcwd() == here)


@contextlib.asynccontextmanager
async def slow(name):
    print("enter", name)
    await asyncio.sleep(0)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print("leave", name)


async def main():
    async with slow("s") as s:
        print(s)
    try:
        async with slow("t"):
            raise ValueError("in async")
    except ValueError as e:
        print(e)
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(slow("u")))
        stack.enter_context(tag("sync"))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "called")

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("generator closed")

    async with contextlib.aclosing(numbers()) as n:
        async for i in n:
            print(i)
            break


asyncio.run(main())
print(isinstance(tag("z", log=lambda s: None), contextlib.AbstractContextManager))
