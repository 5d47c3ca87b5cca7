"""Names of the module threading for programs of one thread: locks work, starting a thread does not."""

import sys as _sys

TIMEOUT_MAX = 4294967.0
_WHY = "threads can't be started in the mini runtime: use asyncio, or the pyodide runtime"


class Lock:
    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._count:
            if not blocking or timeout >= 0:
                return False
            raise RuntimeError("the lock is held already, and there is no other thread to release it")
        self._count = 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("release unlocked lock")
        self._count = 0

    def locked(self):
        return self._count > 0

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *exc):
        self.release()


class RLock(Lock):
    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1


class Condition:
    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        self._lock.__exit__()

    def wait(self, timeout=None):
        if timeout is None:
            raise RuntimeError("there is no other thread that could notify this one")
        return False

    def wait_for(self, predicate, timeout=None):
        return predicate() or self.wait(timeout)

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            raise RuntimeError("there is no other thread that could set this event")
        if not self._flag:
            import time

            time.sleep(timeout)
        return self._flag


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value > 0:
            self._value -= 1
            return True
        if blocking and timeout is None:
            raise RuntimeError("there is no other thread that could release this semaphore")
        return False

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self, n=1):
        if self._value + n > self._bound:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class local:
    pass


class Thread:
    _count = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        Thread._count += 1
        self.name = name or f"Thread-{Thread._count}"
        self.daemon = bool(daemon)
        self.ident = None
        self._target, self._args, self._kwargs = target, args, kwargs or {}

    def start(self):
        raise RuntimeError(_WHY)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started")

    def is_alive(self):
        return self.ident is not None

    def getName(self):
        return self.name

    @property
    def native_id(self):
        return self.ident

    def __repr__(self):
        return f"<{type(self).__name__}({self.name}, {'started ' + str(self.ident) if self.ident else 'initial'})>"


class _MainThread(Thread):
    pass


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval = interval

    def cancel(self):
        pass


_main = _MainThread(name="MainThread")
_main.ident = 1
Thread._count = 0


def current_thread():
    return _main


currentThread = main_thread = current_thread


def get_ident():
    return 1


get_native_id = get_ident


def active_count():
    return 1


def enumerate():
    return [_main]


def settrace(func):
    pass


setprofile = settrace


def excepthook(args):
    _sys.excepthook(args.exc_type, args.exc_value, args.exc_traceback)
