"""Where the code runs: the page's window and document, its config, and where output goes."""

import sys

import _pyscript
import js
from pyscript.util import PYODIDE, NotSupported

RUNNING_IN_WORKER = False
window = js
document = js.document
js_import = _pyscript.js_import
js_modules = _pyscript.js_modules

# As PyScript has it: modules of JavaScript are found as `pyscript.js_modules.NAME`.
sys.modules["pyscript.js_modules"] = js_modules
for _name in js.Object.keys(js_modules):
    sys.modules["pyscript.js_modules." + _name] = getattr(js_modules, _name)

config = _pyscript.config()
config["type"] = "mpy" if sys.implementation.name == "micropython" else "py"

PyWorker = NotSupported("pyscript.PyWorker", "AnyPy has no workers yet: run the code in the page, without `worker`")
sync = NotSupported("pyscript.sync", "pyscript.sync works only when running in a worker")


def current_target():
    """The id of the element that output goes to."""
    return _pyscript.target()


async def py_import(*names):
    """The modules of these names in a list; the packages that they are in are installed first, where the runtime can."""
    missing = []
    for name in names:
        try:
            __import__(name)
        except ImportError:
            missing.append(name)
    if missing:
        await _pyscript.install(*missing)
        if PYODIDE:
            from importlib import invalidate_caches

            invalidate_caches()
    return [__import__(name, None, None, ["_"]) for name in names]
