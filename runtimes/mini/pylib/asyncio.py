"""Tasks and futures. In a page their loop is the page's own: it goes on after the program has ended.

The running task is found on the VM's stack of frames rather than kept in a variable, because a step that sleeps lets
other programs of the page run meanwhile. Outside of tasks, in `await` at the top of a program, a future is waited for
as a promise of the page.
"""

import sys
import time as _time

import _asyncio
from _asyncio import CancelledError

try:
    import js as _js
except ImportError:
    _js = None

TimeoutError = TimeoutError
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
# Seconds of running before the page gets its turn, and before a failed task that nobody asked about is shown.
_SLICE = 0.008
_PATIENCE = 1.0


class InvalidStateError(Exception):
    __module__ = "asyncio.exceptions"


class QueueEmpty(Exception):
    __module__ = "asyncio.queues"


class QueueFull(Exception):
    __module__ = "asyncio.queues"


class QueueShutDown(Exception):
    __module__ = "asyncio.queues"


class BrokenBarrierError(RuntimeError):
    __module__ = "asyncio.exceptions"


class Handle:
    __module__ = "asyncio.events"

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False
        if context is None:
            contextvars = sys.modules.get("contextvars")
            context = contextvars and contextvars.copy_context()
        self._context = context

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def __repr__(self):
        return f"<{type(self).__name__}{' cancelled' if self._cancelled else ''}>"


class TimerHandle(Handle):
    __module__ = "asyncio.events"

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when


class AbstractEventLoop:
    __module__ = "asyncio.events"


class EventLoop(AbstractEventLoop):
    __module__ = "asyncio"

    def __init__(self, page=False):
        self._ready = []
        self._timers = []
        self._tasks = []
        self._failed = []
        self._page = page
        self._in_run = False
        self._wakes_at = None
        self._stopping = False
        self._closed = False
        self._handler = None
        self._debug = False
        self._names = 0

    def __repr__(self):
        return f"<EventLoop running={self.is_running()} closed={self._closed} debug={self._debug}>"

    # Scheduling

    def time(self):
        return _time.monotonic()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with call_soon()")
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        if self._page:
            self._wake(0)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with call_at()")
        handle = TimerHandle(when, callback, args, self, context)
        timers = self._timers
        at = len(timers)
        while at and timers[at - 1]._when > when:
            at -= 1
        timers.insert(at, handle)
        if self._page:
            self._wake(when)
        return handle

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    # Running

    def _run_once(self):
        """Runs what is ready now. Its frames are how the running loop is found: see `_running_loop`."""
        timers = self._timers
        if timers:
            now = self.time() + 1e-9
            due = 0
            while due < len(timers) and timers[due]._when <= now:
                due += 1
            if due:
                self._ready += timers[:due]
                del timers[:due]
        ready, self._ready = self._ready, []
        at = 0
        try:
            for handle in ready:
                at += 1
                if handle._cancelled:
                    continue
                try:
                    if handle._context is None:
                        handle._callback(*handle._args)
                    else:
                        handle._context.run(handle._callback, *handle._args)
                except Exception as e:
                    self.call_exception_handler(
                        {"message": f"Exception in callback {handle._callback!r}", "exception": e, "handle": handle}
                    )
                handle = None
        finally:
            if at < len(ready):
                self._ready[:0] = ready[at:]

    def _next(self):
        """Seconds until there is something to do; None: nothing is planned."""
        while self._timers and self._timers[0]._cancelled:
            del self._timers[0]
        if self._ready:
            return 0
        return max(0, self._timers[0]._when - self.time()) if self._timers else None

    def _wake(self, when):
        """Has the page call when `when` comes, unless it does so before."""
        if not self._in_run and (self._wakes_at is None or self._wakes_at > when):
            self._wakes_at = when
            _asyncio.call_later(max(0, when - self.time()) if when else 0, self._pump)

    async def _pump(self):
        # Driven by the page like any coroutine that is nobody's, so that a step in it can be suspended.
        if self._in_run or self._closed:
            return
        self._wakes_at = None
        self._in_run = True
        try:
            end = self.time() + _SLICE
            while True:
                self._run_once()
                if self._next() != 0 or self.time() > end:
                    break
        finally:
            self._in_run = False
            delay = self._next()
            if delay is not None:
                self._wake(self.time() + delay if delay else 0)

    def _block(self, done):
        """Runs until `done()` where the program itself is the loop."""
        if self._in_run:
            raise RuntimeError("This event loop is already running")
        self._in_run = True
        try:
            while not done():
                self._run_once()
                if done():
                    break
                delay = self._next()
                if delay is None:
                    if _js:
                        raise RuntimeError(
                            "this waits for the page's event loop, and native code that called it can't be suspended:"
                            " use 'await' instead"
                        )
                    delay = 3600
                if delay:
                    self._complain(_PATIENCE)
                    _time.sleep(delay)
        finally:
            self._in_run = False
            if self._page and (self._ready or self._timers):
                self._wake(0)

    def run_forever(self):
        self._check_closed()
        self._check_running()
        if self._page and _asyncio.can_suspend():
            self._stopped = self.create_future()
            _asyncio.block(_promise(self._stopped))
        else:
            self._block(lambda: self._stopping)
        self._stopping = False

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        try:
            if self._page and _asyncio.can_suspend():
                if not future.done():
                    _asyncio.block(_promise(future))
            else:
                self._block(lambda: future._done or self._stopping)
        except BaseException:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        self._stopping = False
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _check_running(self):
        if _running_loop() is not None:
            if _running_loop() is self:
                raise RuntimeError("This event loop is already running")
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def stop(self):
        self._stopping = True
        stopped = getattr(self, "_stopped", None)
        if stopped and not stopped.done():
            stopped.set_result(None)

    def close(self):
        if self._in_run:
            raise RuntimeError("Cannot close a running event loop")
        self._complain(0)
        if self is not _page_loop:
            self._closed = True
            self._ready.clear()
            self._timers.clear()

    def is_running(self):
        return self._in_run or self is _page_loop

    def is_closed(self):
        return self._closed

    # Objects

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    def run_in_executor(self, executor, func, *args):
        raise NotImplementedError(_NO_THREADS)

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    # Errors

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        text = "\n".join(lines) + "\n"
        exception = context.get("exception")
        if exception is not None:
            import traceback

            text += "".join(traceback.format_exception(exception))
        print(text, end="", file=sys.stderr)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._handler(self, context)
        except Exception as e:
            self.default_exception_handler({"message": "Unhandled error in exception handler", "exception": e})

    def _failing(self, future):
        self._failed.append((self.time(), future))
        if self._page:
            self.call_later(_PATIENCE, self._complain, _PATIENCE / 2)

    def _complain(self, age):
        """Shows failed futures that nobody has asked about for so many seconds."""
        if not self._failed:
            return
        before = self.time() - age
        failed, self._failed = self._failed, []
        for entry in failed:
            at, future = entry
            if not future._log:
                continue
            if at > before:
                self._failed.append(entry)
                continue
            future._log = False
            what = type(future).__name__
            self.call_exception_handler(
                {
                    "message": f"{what} exception was never retrieved",
                    "exception": future._exception,
                    "future": future,
                }
            )


BaseEventLoop = SelectorEventLoop = EventLoop
_page_loop = EventLoop(page=True) if _js else None
_set_loop = None
_run_code = EventLoop._run_once.__code__


def _running_loop():
    """The loop in one of whose callbacks the caller is."""
    return _asyncio.find(_run_code)


def get_running_loop():
    loop = _asyncio.find(_run_code) or _page_loop
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _asyncio.find(_run_code) or _page_loop


def get_event_loop():
    global _set_loop
    loop = _get_running_loop() or _set_loop
    if loop is None:
        loop = _set_loop = new_event_loop()
    return loop


def set_event_loop(loop):
    global _set_loop
    _set_loop = loop


def new_event_loop():
    return EventLoop(page=_js is not None)


class Future:
    __module__ = "asyncio"
    _done = False
    _cancelled = False
    _exception = None
    _result = None
    _message = None
    _log = False
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop or get_event_loop()
        self._callbacks = []

    def get_loop(self):
        return self._loop

    def done(self):
        return self._done

    def cancelled(self):
        return self._cancelled

    def cancel(self, msg=None):
        if self._done:
            self._log = False
            return False
        self._cancelled = True
        self._message = msg
        self._finish()
        return True

    def _cancelled_error(self):
        return CancelledError() if self._message is None else CancelledError(self._message)

    def result(self):
        if not self._done:
            raise InvalidStateError("Result is not set.")
        if self._cancelled:
            raise self._cancelled_error()
        self._log = False
        if self._exception is not None:
            raise self._exception.with_traceback(self._traceback)
        return self._result

    def exception(self):
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        if self._cancelled:
            raise self._cancelled_error()
        self._log = False
        return self._exception

    def set_result(self, result):
        if self._done:
            raise InvalidStateError(f"{'CANCELLED' if self._cancelled else 'FINISHED'}: {self!r}")
        self._result = result
        self._finish()

    def set_exception(self, exception):
        if self._done:
            raise InvalidStateError(f"{'CANCELLED' if self._cancelled else 'FINISHED'}: {self!r}")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            new = RuntimeError("StopIteration interacts badly with generators and cannot be raised into a Future")
            new.__cause__ = new.__context__ = exception
            exception = new
        self._exception = exception
        self._traceback = exception.__traceback__
        self._log = True
        self._finish()
        self._loop._failing(self)

    def _finish(self):
        self._done = True
        callbacks, self._callbacks = self._callbacks, []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def add_done_callback(self, fn, *, context=None):
        if self._done:
            self._loop.call_soon(fn, self, context=context)
        else:
            if context is None:
                contextvars = sys.modules.get("contextvars")
                context = contextvars and contextvars.copy_context()
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [c for c in self._callbacks if c[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def __await__(self):
        if not self._done:
            if _asyncio.find(_step_code) is None:
                # Driven by the page.
                root = _root_task()
                if root is not None:
                    if root._must_cancel:
                        root._must_cancel = False
                        raise root._cancelled_error()
                    root._waits_for = self
                yield _promise(self)
                if root is not None:
                    root._waits_for = None
            else:
                self._asyncio_future_blocking = True
                yield self
                if not self._done:
                    raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def _state(self):
        return "cancelled" if self._cancelled else "finished" if self._done else "pending"

    def _info(self):
        info = [self._state()]
        if self._done and not self._cancelled:
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                info.append(f"result={self._result!r}")
        return info

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._info())}>"


def _promise(future):
    """A promise of the page that is kept when the future is done."""
    if not _js:
        raise RuntimeError("no running event loop")

    def executor(resolve, reject):
        future.add_done_callback(lambda _: resolve())

    return _js.Promise.new(executor)


class Task(Future):
    _waits_for = None
    _must_cancel = False
    _requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._coro = coro
        self._native = _asyncio.is_coroutine(coro)
        _names[0] += 1
        self._name = f"Task-{_names[0]}" if name is None else str(name)
        if context is None:
            contextvars = sys.modules.get("contextvars")
            context = contextvars and contextvars.copy_context()
        self._context = context
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step, context=context)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, "cr_frame", None)
        return [] if frame is None else [frame]

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self._done:
            self._log = False
            return False
        self._requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._message = msg
        return True

    def cancelling(self):
        return self._requests

    def uncancel(self):
        if self._requests > 0:
            self._requests -= 1
            if self._requests == 0:
                self._must_cancel = False
        return self._requests

    def _step(self, error=None, value=None):
        if self._done:
            raise InvalidStateError(f"_step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        coro = self._coro
        try:
            if not self._native:
                yielded = coro.send(value) if error is None else coro.throw(error)
            else:
                # What is entered this way can be suspended.
                yielded = _asyncio.resume(coro, value, error)
                if coro.cr_frame is None:
                    self._end()
                    if self._must_cancel:
                        self._must_cancel = False
                        super().cancel(msg=self._message)
                    else:
                        super().set_result(yielded)
                    return
        except StopIteration as e:
            self._end()
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._message)
            else:
                super().set_result(e.value)
        except CancelledError as e:
            self._end()
            self._cancelled_with = e
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as e:
            self._end()
            super().set_exception(e)
            raise
        except BaseException as e:
            self._end()
            super().set_exception(e)
        else:
            self._wait(yielded)

    def _end(self):
        self._loop._tasks.remove(self)

    def _cancelled_error(self):
        error = self.__dict__.pop("_cancelled_with", None)
        return super()._cancelled_error() if error is None else error

    def _wait(self, yielded):
        loop = self._loop
        if isinstance(yielded, Future):
            if not yielded._asyncio_future_blocking:
                error = RuntimeError(f"yield was used instead of yield from in task {self!r} with {yielded!r}")
            elif yielded is self:
                error = RuntimeError(f"Task cannot await on itself: {self!r}")
            elif yielded._loop is not loop:
                error = RuntimeError(f"Task {self!r} got Future {yielded!r} attached to a different loop")
            else:
                yielded._asyncio_future_blocking = False
                yielded.add_done_callback(self._wakeup, context=self._context)
                self._waits_for = yielded
                if self._must_cancel and yielded.cancel(msg=self._message):
                    self._must_cancel = False
                return
            loop.call_soon(self._step, error, context=self._context)
        elif yielded is None:
            loop.call_soon(self._step, context=self._context)
        else:
            future = _future_of_promise(loop, yielded)
            if future is None:
                error = RuntimeError(f"Task got bad yield: {yielded!r}")
                loop.call_soon(self._step, error, context=self._context)
                return
            future.add_done_callback(self._wakeup_with, context=self._context)
            self._waits_for = future
            if self._must_cancel and future.cancel(msg=self._message):
                self._must_cancel = False

    def _wakeup(self, future):
        # The future gives its result, or raises, where it is awaited.
        self._step()

    def _wakeup_with(self, future):
        try:
            value = future.result()
        except BaseException as e:
            self._step(e)
        else:
            self._step(None, value)

    def _info(self):
        info = super()._info()
        if self._must_cancel:
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        name = getattr(self._coro, "__qualname__", None) or type(self._coro).__name__
        info.insert(2, f"coro=<{name}()>")
        return info


_names = [0]
_step_code = Task._step.__code__


def _future_of_promise(loop, promise):
    future = Future(loop=loop)

    def kept(value=None):
        if not future._done:
            future.set_result(value)

    def broken(error=None):
        if not future._done:
            if not isinstance(error, BaseException):
                error = _asyncio.as_exception(error)
            future.set_exception(error)

    return future if _asyncio.then(promise, kept, broken) else None


class _RootTask(Task):
    """Stands for a coroutine that the page drives."""

    __module__ = "asyncio"

    def __init__(self, coro):
        Future.__init__(self, loop=_page_loop)
        self._coro = coro
        _names[0] += 1
        self._name = f"Task-{_names[0]}"
        self._context = None


_roots = []


def _root_task():
    coro = _page_loop and _asyncio.root()
    if coro is None:
        return None
    for task in _roots:
        if task._coro is coro:
            return task
    _roots[:] = [t for t in _roots if t._coro.cr_frame is not None]
    task = _RootTask(coro)
    _roots.append(task)
    return task


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    task = _asyncio.find(_step_code)
    if task is None and loop is _page_loop and _running_loop() is None:
        return _root_task()
    return task if task is not None and task._loop is loop else None


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return set(loop._tasks)


def create_task(coro, *, name=None, context=None):
    try:
        loop = get_running_loop()
    except RuntimeError:
        if iscoroutine(coro):
            coro.close()
        raise
    return loop.create_task(coro, name=name, context=context)


def isfuture(obj):
    return isinstance(obj, Future)


def iscoroutine(obj):
    return _asyncio.is_coroutine(obj) or (
        hasattr(obj, "send") and hasattr(obj, "throw") and hasattr(obj, "close") and hasattr(obj, "__await__")
    )


def iscoroutinefunction(func):
    func = getattr(func, "__func__", func)
    code = getattr(func, "__code__", None)
    return code is not None and bool(getattr(code, "co_flags", 0) & 128)


async def _awaiting(obj):
    return await obj


def ensure_future(obj, *, loop=None):
    if isfuture(obj):
        if loop is not None and loop is not obj._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return obj
    if not iscoroutine(obj):
        if not hasattr(obj, "__await__") and not _asyncio.is_promise(obj):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        obj = _awaiting(obj)
    return (loop or get_event_loop()).create_task(obj)


def wrap_future(future, *, loop=None):
    return future


class Runner:
    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._loop = None
        self._factory = loop_factory
        self._debug = debug

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *exc):
        self.close()

    def get_loop(self):
        if self._loop is None:
            self._loop = (self._factory or new_event_loop)()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        task = loop.create_task(coro, context=context)
        try:
            return loop.run_until_complete(task)
        except KeyboardInterrupt:
            if not task.done():
                task.cancel()
            raise

    def close(self):
        loop = self._loop
        if loop is None or loop._closed:
            return
        try:
            left = [t for t in loop._tasks if not t.done()]
            if left:
                for task in left:
                    task.cancel()
                loop.run_until_complete(gather(*left, return_exceptions=True))
                for task in left:
                    if not task.cancelled() and task.exception() is not None:
                        loop.call_exception_handler(
                            {
                                "message": "unhandled exception during asyncio.run() shutdown",
                                "exception": task.exception(),
                                "task": task,
                            }
                        )
        finally:
            loop.close()


def run(main, *, debug=None, loop_factory=None):
    if _running_loop() is not None:
        if iscoroutine(main):
            main.close()
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


class _Pass:
    def __await__(self):
        yield


def _set_if_pending(future, result):
    if not future._done:
        future.set_result(result)


async def sleep(delay, result=None):
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    if delay <= 0:
        if _asyncio.find(_step_code) is None and _page_loop:
            # At the top of a page's program: tasks that are ready go first.
            future = _page_loop.create_future()
            _page_loop.call_soon(_set_if_pending, future, None)
            await future
        else:
            await _Pass()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_if_pending, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def to_thread(func, /, *args, **kwargs):
    raise NotImplementedError(_NO_THREADS)


def run_coroutine_threadsafe(coro, loop):
    raise NotImplementedError(_NO_THREADS)


_NO_THREADS = "there are no threads in the mini runtime: call the function itself, or use an async one"


class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self._done:
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = None
    children = []
    made = []
    for arg in coros_or_futures:
        for seen, future in made:
            if seen is arg:
                break
        else:
            future = ensure_future(arg, loop=loop)
            loop = loop or future._loop
            made.append((arg, future))
        children.append(future)
    waiting = len(made)
    outer = _GatheringFuture(children, loop=loop)

    def done(future):
        nonlocal waiting
        waiting -= 1
        if outer._done:
            if not future._cancelled:
                future.exception()
            return
        if not return_exceptions:
            if future._cancelled:
                outer.set_exception(future._cancelled_error())
                return
            if future.exception() is not None:
                outer.set_exception(future.exception())
                return
        if waiting:
            return
        results = []
        for child in children:
            if child._cancelled:
                results.append(CancelledError("" if child._message is None else child._message))
            else:
                results.append(child.exception() or child._result)
        if outer._cancel_requested:
            outer.set_exception(future._cancelled_error())
        else:
            outer.set_result(results)

    for _, future in made:
        future.add_done_callback(done)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(inner):
        if outer._cancelled:
            if not inner._cancelled:
                inner.exception()
            return
        if inner._cancelled:
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner._result)

    def outer_done(outer):
        if not inner._done:
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    fs = set(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    counter = len([f for f in fs if not f.done()])

    def enough(future):
        return (
            counter <= 0
            or return_when == FIRST_COMPLETED
            or return_when == FIRST_EXCEPTION
            and not future._cancelled
            and future._exception is not None
        )

    def on_done(future):
        nonlocal counter
        counter -= 1
        if enough(future) and not waiter._done:
            waiter.set_result(None)

    done_now = [f for f in fs if f.done()]
    if counter and not any(enough(f) for f in done_now):
        handle = None if timeout is None else loop.call_later(timeout, _set_if_pending, waiter, None)
        for f in fs:
            if not f._done:
                f.add_done_callback(on_done)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for f in fs:
                f.remove_done_callback(on_done)
    done = {f for f in fs if f.done()}
    return done, fs - done


async def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        fut.cancel()
        try:
            await fut
        except CancelledError as e:
            raise TimeoutError from e
        return fut.result()
    async with _timeout(timeout):
        return await fut


class Timeout:
    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._when = when
        self._task = self._handle = None
        self._state = "created"

    def when(self):
        return self._when

    def expired(self):
        return self._state in ("expiring", "expired")

    def reschedule(self, when):
        if self._state == "created":
            raise RuntimeError("Timeout has not been entered")
        if self._state != "active":
            raise RuntimeError(f"Cannot change state of {self._state} Timeout")
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if when is not None:
            loop = get_running_loop()
            if when <= loop.time():
                self._handle = loop.call_soon(self._expire)
            else:
                self._handle = loop.call_at(when, self._expire)

    def _expire(self):
        self._task.cancel()
        self._state = "expiring"
        self._handle = None

    def __repr__(self):
        when = f" when={round(self._when, 3)}" if self._state == "active" and self._when is not None else ""
        return f"<Timeout [{self._state}]{when}>"

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._cancelling = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and kind is not None and issubclass(kind, CancelledError):
                raise TimeoutError from error
        elif self._state == "active":
            self._state = "finished"
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


_timeout = timeout


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    done = Queue()
    todo = {ensure_future(f) for f in set(fs)}
    count = len(todo)
    handle = None

    def on_done(future):
        if future in todo:
            todo.discard(future)
            done.put_nowait(future)
            if not todo and handle is not None:
                handle.cancel()

    def on_timeout():
        for f in todo:
            f.remove_done_callback(on_done)
            done.put_nowait(None)
        todo.clear()

    async def one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for f in todo:
        f.add_done_callback(on_done)
    if todo and timeout is not None:
        handle = get_event_loop().call_later(timeout, on_timeout)
    for _ in range(count):
        yield one()


class TaskGroup:
    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = self._exiting = self._aborting = self._parent_cancel = False
        self._parent = self._waiter = self._base_error = None
        self._tasks = set()
        self._errors = []

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = get_running_loop()
        self._parent = current_task()
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, kind, error, tb):
        self._exiting = True
        if kind is not None and issubclass(kind, (KeyboardInterrupt, SystemExit)) and self._base_error is None:
            self._base_error = error
        cancelled = error if kind is not None and issubclass(kind, CancelledError) else None
        if self._parent_cancel and self._parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._waiter is None:
                self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except CancelledError as e:
                if not self._aborting:
                    cancelled = e
                    self._abort()
            self._waiter = None
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(error)
        if self._errors:
            raise _group("unhandled errors in a TaskGroup", self._errors) from None

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            coro.close()
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name, context=context)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_done(self, task):
        self._tasks.discard(task)
        if self._waiter is not None and not self._tasks and not self._waiter._done:
            self._waiter.set_result(True)
        if task._cancelled:
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if isinstance(error, (KeyboardInterrupt, SystemExit)) and self._base_error is None:
            self._base_error = error
        if not self._aborting and not self._parent_cancel:
            self._abort()
            self._parent_cancel = True
            if not self._parent.done():
                self._parent.cancel()


def _group(message, errors):
    import builtins

    kind = getattr(builtins, "BaseExceptionGroup", None)
    if kind is not None:
        return kind(message, errors)
    # Without exception groups the first error stands for all of them.
    for other in errors[1:]:
        errors[0].add_note(f"another task of the group failed with {other!r}")
    return errors[0]


# Synchronisation


class _Waiting:
    def __init__(self):
        self._waiters = []

    async def _wait_turn(self):
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _wake_first(self):
        for future in self._waiters:
            if not future._done:
                future.set_result(True)
                return True
        return False

    def _wake_next(self):
        # One that was woken or cancelled passes the turn on itself.
        if self._waiters:
            _set_if_pending(self._waiters[0], True)


class _ContextManager:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, tb):
        self.release()


class Lock(_Waiting, _ContextManager):
    __module__ = "asyncio.locks"

    def __init__(self):
        super().__init__()
        self._locked = False

    def __repr__(self):
        more = f", waiters:{len(self._waiters)}" if self._waiters else ""
        return f"<asyncio.locks.Lock object at {id(self):#x} [{'locked' if self._locked else 'unlocked'}{more}]>"

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked and all(w._cancelled for w in self._waiters):
            self._locked = True
            return True
        try:
            await self._wait_turn()
        except CancelledError:
            if not self._locked:
                self._wake_next()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_next()


class Event(_Waiting):
    __module__ = "asyncio.locks"

    def __init__(self):
        super().__init__()
        self._value = False

    def __repr__(self):
        more = f", waiters:{len(self._waiters)}" if self._waiters else ""
        return f"<asyncio.locks.Event object at {id(self):#x} [{'set' if self._value else 'unset'}{more}]>"

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for future in self._waiters:
                _set_if_pending(future, True)

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._wait_turn()
        return True


class Condition(_Waiting, _ContextManager):
    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        super().__init__()
        self._lock = lock = Lock() if lock is None else lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        cancelled = None
        try:
            await self._wait_turn()
            return True
        finally:
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError as e:
                    cancelled = e
            if cancelled is not None:
                raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for _ in range(n):
            if not self._wake_first():
                break

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Waiting, _ContextManager):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def __repr__(self):
        state = "locked" if self.locked() else f"unlocked, value:{self._value}"
        more = f", waiters:{len(self._waiters)}" if self._waiters else ""
        return f"<asyncio.locks.{type(self).__name__} object at {id(self):#x} [{state}{more}]>"

    def locked(self):
        return self._value == 0 or any(not w._cancelled for w in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if future._done and not future._cancelled:
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_first():
                self._value -= 1
        return True

    def release(self):
        self._value += 1
        if self._wake_first():
            self._value -= 1


class BoundedSemaphore(Semaphore):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier:
    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self.parties = parties
        self._changed = Condition()
        self._state = "filling"
        self._count = 0

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc):
        pass

    async def wait(self):
        async with self._changed:
            while self._state in ("draining", "resetting"):
                await self._changed.wait()
            self._check()
            index = self._count
            self._count += 1
            try:
                if index + 1 == self.parties:
                    self._state = "draining"
                    self._changed.notify_all()
                else:
                    while self._state == "filling":
                        await self._changed.wait()
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("draining", "resetting"):
                        self._state = "filling"
                    self._changed.notify_all()

    def _check(self):
        if self._state == "broken":
            raise BrokenBarrierError("Barrier aborted")

    async def reset(self):
        async with self._changed:
            self._state = "resetting" if self._count else "filling"
            self._changed.notify_all()

    async def abort(self):
        async with self._changed:
            self._state = "broken"
            self._changed.notify_all()


class Queue:
    __module__ = "asyncio.queues"

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = []
        self._putters = []
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()
        self._is_shutdown = False
        self._init(maxsize)

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop(0)

    def _put(self, item):
        self._queue.append(item)

    def __repr__(self):
        more = f" _queue={list(self._queue)!r}" if self._queue else ""
        if self._unfinished:
            more += f" tasks={self._unfinished}"
        return f"<{type(self).__name__} at {id(self):#x} maxsize={self._maxsize!r}{more}>"

    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= len(self._queue)

    def _wake(self, waiters):
        while waiters:
            waiter = waiters.pop(0)
            if not waiter._done:
                waiter.set_result(None)
                break

    async def _turn(self, waiters, still_closed):
        waiter = get_running_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            if waiter in waiters:
                waiters.remove(waiter)
            if not still_closed() and not waiter._cancelled:
                self._wake(waiters)
            raise

    async def put(self, item):
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._turn(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._turn(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished > 0:
                    self._unfinished -= 1
            if self._unfinished == 0:
                self._finished.set()
        for waiters in (self._getters, self._putters):
            while waiters:
                self._wake(waiters)


class PriorityQueue(Queue):
    __module__ = "asyncio.queues"

    def _put(self, item):
        # Sorted, its least last.
        queue = self._queue
        low, high = 0, len(queue)
        while low < high:
            mid = (low + high) // 2
            if item < queue[mid]:
                low = mid + 1
            else:
                high = mid
        queue.insert(low, item)

    def _get(self):
        return self._queue.pop()


class LifoQueue(Queue):
    __module__ = "asyncio.queues"

    def _get(self):
        return self._queue.pop()
