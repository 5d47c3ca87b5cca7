"""asyncio's event loop in a page; stands in for `asyncio.unix_events`.

The loop is always running: callbacks and timers are the host's (`Host::call_later`), so tasks go on while the page
lives and a callback of the page may create one. `asyncio.run` and `run_until_complete` outside of tasks block
instead, sleeping through `time.sleep`: what waits for a promise of the host cannot end there and says so.
"""

import sys
import time

import _anypy

from . import base_events, events, runners, tasks

__all__ = ("SelectorEventLoop", "EventLoop", "_DefaultEventLoopPolicy")


class _Blocks:
    """What a loop that blocks waits with."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError(
                "this waits for the page's event loop: use 'await' outside of functions instead of asyncio.run()"
            )
        if timeout > 0:
            time.sleep(timeout)
        return []


class _Polls:
    def select(self, timeout):
        return []


class SelectorEventLoop(base_events.BaseEventLoop):
    """A loop that runs until it is done, as a program's own loop does."""

    def __init__(self):
        super().__init__()
        self._selector = _Blocks()

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


EventLoop = SelectorEventLoop


class PageLoop(SelectorEventLoop):
    """The loop of the page."""

    _wakes_at = None
    _up = False

    def __init__(self):
        super().__init__()
        self._selector = _Polls()
        self._up = True

    def _wake(self, when):
        """Asks the host to call when `when` comes, unless it does so before."""
        if self._wakes_at is not None and self._wakes_at <= when:
            return
        self._wakes_at = when
        try:
            _anypy.call_later(max(0.0, when - self.time()), self._tick)
        except TypeError:
            # A host without an event loop: the loop can still be run until something is done.
            pass

    def _tick(self, *_):
        self._wakes_at = None
        if self._ready or self._scheduled:
            self._run_once()
        if self._ready:
            self._wake(self.time())
        elif self._scheduled:
            self._wake(self._scheduled[0].when())

    def _call_soon(self, callback, args, context):
        handle = super()._call_soon(callback, args, context)
        self._wake(self.time())
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        return self.call_soon(callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        handle = super().call_at(when, callback, *args, context=context)
        self._wake(when)
        return handle

    def is_running(self):
        return self._up

    def run_forever(self):
        pass

    def close(self):
        pass

    def stop(self):
        pass

    def run_until_complete(self, future):
        if tasks.current_task(self) is not None:
            raise RuntimeError("This event loop is already running")
        future = tasks.ensure_future(future, loop=self)
        self._selector = _Blocks()
        try:
            while not future.done():
                self._run_once()
        finally:
            self._selector = _Polls()
        return future.result()


class _DefaultEventLoopPolicy(events._BaseDefaultEventLoopPolicy):
    _loop_factory = SelectorEventLoop

    def get_event_loop(self):
        return page_loop


_run = runners.run


def run(main, *, debug=None, loop_factory=None):
    if tasks.current_task(page_loop) is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    running = events._get_running_loop()
    if running is page_loop:
        events._set_running_loop(None)
    try:
        return _run(main, debug=debug, loop_factory=loop_factory)
    finally:
        events._set_running_loop(running)


run.__doc__ = _run.__doc__
runners.run = sys.modules["asyncio"].run = run
page_loop = PageLoop()
events._set_running_loop(page_loop)
