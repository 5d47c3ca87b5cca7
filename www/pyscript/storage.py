"""`storage`: a dict that outlives the page, kept in the browser's IndexedDB."""

import _pyscript
from pyscript.ffi import is_none


def _packed(value):
    """A value as a text that gives its type back. TypeError: it is of a type that can't be kept."""
    import json

    if is_none(value):
        return "json:null"
    for kind in (bytearray, memoryview, bytes):
        if isinstance(value, kind):
            return kind.__name__ + ":" + json.dumps(list(value))
    if isinstance(value, (bool, int, float, str, list, dict, tuple)):
        return "json:" + json.dumps(value)
    raise TypeError("Cannot serialize type " + type(value).__name__ + " for storage.")


def _unpacked(text):
    import json

    kind, data = text.split(":", 1)
    value = json.loads(data)
    if kind == "json":
        return value
    return {"bytearray": bytearray, "bytes": bytes, "memoryview": lambda value: memoryview(bytearray(value))}[kind](value)


class Storage(dict):
    """What `await storage(name)` gives. Changes are kept in the background; `await s.sync()` waits for them."""

    def __init__(self, store):
        super().__init__()
        self._store = store
        for i in range(store.keys.length):
            super().__setitem__(store.keys[i], _unpacked(store.values[i]))

    def __setitem__(self, key, value):
        self._store.set(key, _packed(value))
        super().__setitem__(key, value)

    def __delitem__(self, key):
        super().__delitem__(key)
        self._store.delete(key)

    def update(self, *others, **items):
        for other in others + (items,):
            for key in other:
                self[key] = other[key]

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value

    def clear(self):
        self._store.clear()
        super().clear()

    async def sync(self):
        """Waits until everything is kept."""
        await self._store.sync()


async def storage(name="", storage_class=Storage):
    """Opens the storage of a name. ValueError: the name is empty."""
    if not name:
        raise ValueError("Storage name must be a non-empty string")
    return storage_class(await _pyscript.storage("@pyscript/" + name))
