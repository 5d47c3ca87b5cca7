"""The API that PyScript gives to pages, for every runtime. Submodules are imported when a name of theirs is used."""

from pyscript.context import (
    RUNNING_IN_WORKER,
    PyWorker,
    config,
    current_target,
    document,
    js_import,
    js_modules,
    py_import,
    sync,
    window,
)

# Those that have the name of their module: an import of the module would put itself in their place later.
from pyscript.display import HTML, display
from pyscript.fetch import fetch
from pyscript.storage import Storage, storage
from pyscript.workers import create_named_worker, workers

_PLACES = {"when": "events", "Event": "events", "WebSocket": "websocket"}
_MODULES = ("events", "ffi", "flatted", "fs", "media", "util", "web", "websocket")


def __getattr__(name):
    place = _PLACES.get(name)
    if place:
        value = getattr(__import__("pyscript." + place, None, None, [name]), name)
    elif name in _MODULES:
        value = __import__("pyscript." + name, None, None, ["_"])
    else:
        raise AttributeError("module 'pyscript' has no attribute '" + name + "'")
    globals()[name] = value
    return value
