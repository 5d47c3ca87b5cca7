"""Small helpers of the package."""

import sys

import _pyscript
import js

MICROPYTHON = sys.implementation.name == "micropython"
PYODIDE = sys.platform == "emscripten" and sys.implementation.name == "cpython"


def as_bytearray(buffer):
    """The bytes of an ArrayBuffer or a view of one."""
    view = js.Uint8Array.new(buffer)
    if not MICROPYTHON:
        return bytearray(view.to_py())
    data = bytearray(view.length)
    for i in range(view.length):
        data[i] = view[i]
    return data


class NotSupported:
    """Stands for something that can't be had here: every use raises an error with the reason."""

    def __init__(self, name, error):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "error", error)

    def __repr__(self):
        return "<NotSupported " + self.name + " [" + self.error + "]>"

    def __getattr__(self, name):
        raise AttributeError(self.error)

    def __setattr__(self, name, value):
        raise AttributeError(self.error)

    def __getitem__(self, key):
        raise TypeError(self.error)

    def __call__(self, *args, **keywords):
        raise TypeError(self.error)


def is_awaitable(value):
    """Whether calling `value` gives something to await: an async function, method or closure."""
    if MICROPYTHON:
        # Functions have no flags there; their text tells a generator's.
        return "<generator>" in repr(value)
    code = getattr(getattr(value, "__func__", value), "__code__", None)
    return bool(getattr(code, "co_flags", 0) & 0x80)


def start(result):
    """Lets what an async function returned run by itself; anything else is returned as it is."""
    if hasattr(result, "send") and hasattr(result, "throw") and (MICROPYTHON or hasattr(result, "__await__")):
        # The page can drive it too. Without asyncio it does, whose import costs a fetch on some runtimes; and on Pyodide, where
        # nothing tells of an exception that ends a task.
        if PYODIDE or not MICROPYTHON and "asyncio" not in sys.modules:
            return _pyscript.start(result)
        import asyncio

        return asyncio.create_task(_watched(result) if MICROPYTHON else result)
    return result


async def _watched(coroutine):
    """Runs a coroutine of MicroPython, whose asyncio prints what ends a task instead of raising it anywhere."""
    try:
        return await coroutine
    except Exception as error:
        import io

        text = io.StringIO()
        sys.print_exception(error, text)
        _pyscript.raised(type(error).__name__, text.getvalue())
