"""Workers: PyScript's names. There are none yet, and each use says so."""

from pyscript.util import NotSupported

_LATER = "AnyPy has no workers yet: run the code in the page, without `worker`"
workers = NotSupported("pyscript.workers", _LATER)


async def create_named_worker(src, name, config=None, type="py"):
    """NotImplementedError."""
    raise NotImplementedError(_LATER)
