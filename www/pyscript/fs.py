"""`fs`: folders of the reader's own disk, copied into Python's file system and back."""

import os

import _pyscript

_FOLDER = 0x4000
mounted = {}


def _files(path, prefix=""):
    """The names of the files below a folder."""
    found = []
    for name in os.listdir(path + "/" + prefix if prefix else path):
        # Without `os.walk`, which MicroPython has not.
        if os.stat(path + "/" + prefix + name)[0] & 0xF000 == _FOLDER:
            found.extend(_files(path, prefix + name + "/"))
        else:
            found.append(prefix + name)
    return found


def _make(path):
    made = ""
    for part in path.strip("/").split("/"):
        made += "/" + part
        try:
            os.mkdir(made)
        except OSError:
            # It is there.
            pass


async def mount(path, mode="readwrite", root="", id="pyscript"):
    """Lets the reader pick a folder, and copies its files to `path`. Needs a browser that can (Chromium)."""
    path = "/" + path.strip("/")
    if path in mounted:
        raise ValueError("Path '" + path + "' is already mounted. Unmount it first or use a different path.")
    handle = await _pyscript.fs.open(path + "@" + id, id, mode, root)
    _make(path)
    mounted[path] = (handle, await _pyscript.fs.fill(handle, path), path + "@" + id)


async def sync(path):
    """Writes what changed since to the disk."""
    path = "/" + path.strip("/")
    if path not in mounted:
        raise KeyError("Path '" + path + "' is not mounted. Use fs.mount() to mount it first.")
    handle, sums, key = mounted[path]
    await _pyscript.fs.save(handle, path, sums, *_files(path))


async def unmount(path):
    """Writes what changed, and takes the files out of Python's file system."""
    await sync(path)
    path = "/" + path.strip("/")
    del mounted[path]
    for name in _files(path):
        os.remove(path + "/" + name)


async def revoke(path, id="pyscript"):
    """Forgets the folder, so that the next `mount` asks again. Whether there was one."""
    path = "/" + path.strip("/")
    mounted.pop(path, None)
    return await _pyscript.fs.forget(path + "@" + id)
