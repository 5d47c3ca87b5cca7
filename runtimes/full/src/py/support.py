"""The Python half of AnyPy's full runtime: streams, error descriptions, conversions, the import of host modules."""

import sys
import _io
import _anypy
from _anypy import write as _write, flush as _flush


class _Stream(_io._TextIOBase):
    """What `sys.stdin`, `sys.stdout` and `sys.stderr` have in common."""

    encoding = "utf-8"
    errors = "strict"
    newlines = None
    line_buffering = True
    write_through = False

    def __init__(self, fd, name, mode):
        self._fd = fd
        self.name = name
        self.mode = mode

    def fileno(self):
        raise _io.UnsupportedOperation("fileno")

    def isatty(self):
        return False

    def reconfigure(self, **options):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='utf-8'>"


class _Output(_Stream):
    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        return _write(self._fd, text)

    def flush(self):
        _flush(self._fd)

    def close(self):
        _flush(self._fd)

    @property
    def buffer(self):
        buffer = _OutputBuffer(self)
        self.__dict__["_buffer"] = buffer
        return buffer


class _OutputBuffer(_io._BufferedIOBase):
    """`sys.stdout.buffer`: bytes of UTF-8, characters split over writes included."""

    def __init__(self, stream):
        import codecs

        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self):
        return True

    def write(self, data):
        self._stream.write(self._decoder.decode(bytes(data)))
        return len(data)

    def flush(self):
        self._stream.flush()

    def close(self):
        self._stream.flush()


class _Input(_Stream):
    _rest = ""

    def readable(self):
        return True

    def readline(self, size=-1):
        if not self._rest:
            line = _anypy.read_line("")
            if line is None:
                return ""
            self._rest = line + "\n"
        text = self._rest
        end = text.index("\n") + 1 if "\n" in text else len(text)
        if size is not None and 0 <= size < end:
            end = size
        self._rest = text[end:]
        return text[:end]

    def read(self, size=-1):
        if size is None or size < 0:
            return "".join(iter(self.readline, ""))
        while len(self._rest) < size:
            line = _anypy.read_line("")
            if line is None:
                break
            self._rest += line + "\n"
        text, self._rest = self._rest[:size], self._rest[size:]
        return text

    def close(self):
        pass


def _input(prompt="", /):
    """Read a string from standard input.  The trailing newline is stripped."""
    if sys.stdin is not sys.__stdin__ or sys.stdout is not sys.__stdout__:
        return _replaced_input(prompt)
    sys.stderr.flush()
    line = _anypy.read_line(str(prompt))
    if line is None:
        raise EOFError("EOF when reading a line")
    return line


def _replaced_input(prompt):
    """`input()` when a program has put its own streams in place."""
    sys.stdout.write(str(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line


def _sleep(seconds, /):
    """Delay execution for a given number of seconds."""
    if isinstance(seconds, float) and seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if not isinstance(seconds, float):
        if not hasattr(seconds, "__index__") and not hasattr(seconds, "__float__"):
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer or float")
        seconds = float(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    _anypy.block(seconds)


def boot(argv, path, js):
    """Puts the streams, the host's module and the search path in place. `js` has the classes of host objects."""
    import builtins
    import time

    for name, stream in (
        ("stdin", _Input(0, "<stdin>", "r")),
        ("stdout", _Output(1, "<stdout>", "w")),
        ("stderr", _Output(2, "<stderr>", "w")),
    ):
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.stderr.errors = "backslashreplace"
    builtins.input = _input
    time.sleep = _sleep
    sys.argv[:] = argv
    try:
        sys.path[:] = path or [posix_home()]
    except ImportError:
        sys.path[:0] = path
    globals().update(js)
    js["JsPromise"].__await__ = _await
    js["JsException"].js_error = None
    js["JsException"].__getattr__ = _of_error
    world = _anypy.host_global()
    if world is not None:
        sys.modules["js"] = world


def posix_home():
    """Where a page's files are; an ImportError where files are the system's."""
    from posix import _make_folders, getcwd

    return getcwd()


def forget_folders():
    """Lets `import` see files that were written this very moment."""
    for finder in sys.path_importer_cache.values():
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def _await(promise):
    """What `await promise` runs: hands the promise to whoever drives the coroutine."""
    events = sys.modules.get("asyncio.events")
    loop = events and events._get_running_loop()
    if loop is None:
        return (yield promise)
    future = loop.create_future()

    def on_value(value=None, *_):
        if not future.done():
            future.set_result(value)

    def on_error(error=None, *_):
        if not future.done():
            future.set_exception(as_exception(error))

    _anypy.then(promise, on_value, on_error)
    return (yield from future)


def _of_error(exception, name):
    """`name`, `message`, `stack` and what else the thrown object has."""
    if exception.js_error is None or name[:2] == "__":
        raise AttributeError(f"'JsException' object has no attribute {name!r}")
    return getattr(exception.js_error, name)


def as_exception(error):
    """The exception that stands for what a promise was rejected with."""
    if isinstance(error, BaseException):
        return error
    exception = JsException(str(error))
    exception.js_error = error
    return exception


def register_module(name, module):
    """Makes `import name` give `module`, with empty packages above a dotted name."""
    parent, _, last = name.rpartition(".")
    if parent:
        if parent not in sys.modules:
            package = type(sys)(parent)
            package.__path__ = []
            register_module(parent, package)
        setattr(sys.modules[parent], last, module)
    sys.modules[name] = module


def add_source(name, text):
    """Lets tracebacks show the lines of a source that is no file."""
    import linecache

    lines = [line + "\n" for line in text.split("\n")]
    linecache.cache[name] = (len(text), None, lines, name)


def describe_exception(exception):
    """The text that python3 prints, its last line, and the frames as (file, line, start, end, function)."""
    import traceback

    trace = exception.__traceback__
    while trace is not None and trace.tb_frame.f_globals is globals():
        trace = trace.tb_next
    described = traceback.TracebackException(
        type(exception), exception, trace, compact=True, capture_locals=False
    )
    frames = []
    for frame in described.stack:
        start, end = frame.colno or 0, frame.end_colno or 0
        line = frame._original_lines.split("\n")[0] if start and hasattr(frame, "_original_lines") else ""
        if line and not line.isascii():
            encoded = line.encode()
            start = len(encoded[:start].decode(errors="replace"))
            end = len(encoded[:end].decode(errors="replace"))
        if frame.end_lineno not in (None, frame.lineno):
            end = start
        frames.append((frame.filename, frame.lineno or 0, start, end, frame.name))
    text = "".join(described.format())
    last = "".join(described.format_exception_only()).rstrip("\n").rpartition("\n")[2]
    return text, last, frames


def awaitable_iterator(awaitable):
    """What drives an awaitable: something with `send`, or an iterator."""
    import types

    if isinstance(awaitable, types.CoroutineType):
        return driver_of(awaitable, False)
    if hasattr(awaitable, "send") and hasattr(awaitable, "throw"):
        return awaitable
    iterator = type(awaitable).__await__(awaitable)
    return iterator if hasattr(iterator, "send") else _sendable(iterator)


def _sendable(iterator):
    return (yield from iterator)


def is_awaitable(value):
    return hasattr(type(value), "__await__")


def at_exit():
    import atexit

    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()


def wait_for(yielded):
    """What the host has to wait for when a coroutine yields `yielded`: None to go on at once."""
    if yielded is None:
        return None
    if getattr(yielded, "_asyncio_future_blocking", None):
        yielded._asyncio_future_blocking = False
        return _promise_of(yielded)
    raise RuntimeError(f"Task got bad yield: {yielded!r}")


def _promise_of(future):
    """A promise of the host that is kept when a future is done."""

    def executor(resolve, reject):
        future.add_done_callback(lambda _: resolve())

    return sys.modules["js"].Promise.new(executor)


def driver_of(coroutine, uses_asyncio):
    """What drives a program with `await` outside of functions: a task, if it has to do with asyncio."""
    if not uses_asyncio and "asyncio" not in sys.modules:
        return coroutine
    import asyncio

    loop = getattr(asyncio.unix_events, "page_loop", None)
    return coroutine if loop is None else _as_task(loop, coroutine)


def _as_task(loop, coroutine):
    task = loop.create_task(coroutine)
    if "js" not in sys.modules:
        return loop.run_until_complete(task)
    try:
        while not task.done():
            yield _promise_of(task)
    except BaseException:
        task.cancel()
        raise
    return task.result()
