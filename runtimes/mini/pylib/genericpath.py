"""What `os.path` asks of the file system."""

import _fs

__all__ = ["exists", "isfile", "isdir", "getsize", "getmtime", "getatime", "getctime", "commonprefix", "samefile"]


def _stat(path):
    import os

    return os.stat(path)


def _kind(path):
    """"f", "d" or None."""
    try:
        return _fs.call(7, _text(path)).split(b"\0")[0].decode()
    except (OSError, ValueError):
        return None


def _text(path):
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        return path.decode()
    if isinstance(path, int):
        import io

        file = io._open_files.get(path)
        if file is None:
            raise OSError(9, "Bad file descriptor")
        return file._path
    if hasattr(path, "__fspath__"):
        return _text(path.__fspath__())
    raise TypeError(f"stat: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}")


def exists(path):
    return _kind(path) is not None


def isfile(path):
    return _kind(path) == "f"


def isdir(s):
    return _kind(s) == "d"


def getsize(filename):
    return _stat(filename).st_size


def getmtime(filename):
    return _stat(filename).st_mtime


getatime = getctime = getmtime


def samefile(f1, f2):
    import posixpath

    _stat(f1)
    _stat(f2)
    return posixpath.abspath(_text(f1)) == posixpath.abspath(_text(f2))


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low
