"""Paths with slashes: `os.path`."""

import genericpath
from genericpath import *

curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull = ".", "..", ".", "/", ":", "/bin:/usr/bin", None, "/dev/null"
supports_unicode_filenames = False


def _get(path):
    """The path as str or bytes, and the separator of its type."""
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    if isinstance(path, str):
        return path, "/"
    if isinstance(path, bytes):
        return path, b"/"
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def normcase(s):
    return _get(s)[0]


def isabs(s):
    s, sep = _get(s)
    return s.startswith(sep)


def join(a, *p):
    path, sep = _get(a)
    for part in p:
        part, kind = _get(part)
        if type(kind) is not type(sep):
            raise TypeError("Can't mix strings and bytes in path components")
        if part.startswith(sep):
            path = part
        elif not path or path.endswith(sep):
            path += part
        else:
            path += sep + part
    return path


def split(p):
    p, sep = _get(p)
    at = p.rfind(sep) + 1
    head, tail = p[:at], p[at:]
    if head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    p, sep = _get(p)
    dot = "." if sep == "/" else b"."
    start = p.rfind(sep) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _get(p)[0]
    return p[:0], p


def splitroot(p):
    p, sep = _get(p)
    rest = p.lstrip(sep)
    count = len(p) - len(rest)
    root = 0 if count == 0 else 2 if count == 2 else 1
    return p[:0], p[:root], p[root:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path, sep = _get(path)
    dot = "." if sep == "/" else b"."
    if not path:
        return dot
    root = splitroot(path)[1]
    parts = []
    for part in path.split(sep):
        if not part or part == dot:
            continue
        if part != dot + dot or (not root and not parts) or (parts and parts[-1] == dot + dot):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + sep.join(parts) or dot


def abspath(path):
    path, sep = _get(path)
    if not path.startswith(sep):
        import os

        cwd = os.getcwd() if sep == "/" else os.getcwdb()
        path = join(cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        import os

        os.stat(path)
    return path


def relpath(path, start=None):
    path, sep = _get(path)
    if not path:
        raise ValueError("no path specified")
    dot = "." if sep == "/" else b"."
    start = dot if start is None else _get(start)[0]
    here = [p for p in abspath(start).split(sep) if p]
    there = [p for p in abspath(path).split(sep) if p]
    common = len(commonprefix([here, there]))
    parts = [dot + dot] * (len(here) - common) + there[common:]
    return sep.join(parts) or dot


def commonpath(paths):
    paths = [_get(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    sep = paths[0][1]
    dot = "." if sep == "/" else b"."
    if len({p.startswith(sep) for p, _ in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in p.split(sep) if part and part != dot] for p, _ in paths]
    root = sep if paths[0][0].startswith(sep) else sep[:0]
    return root + sep.join(commonprefix(split_paths))


def expanduser(path):
    path, sep = _get(path)
    if sep == "/" and (path == "~" or path.startswith("~/")):
        import os

        home = os.environ.get("HOME", "/home/web").rstrip("/")
        return home + path[1:] or "/"
    return path


def expandvars(path):
    path, sep = _get(path)
    if sep != "/" or "$" not in path:
        return path
    import os

    out = []
    at = 0
    while at < len(path):
        if path[at] != "$":
            end = path.find("$", at)
            end = len(path) if end < 0 else end
            out.append(path[at:end])
            at = end
            continue
        if path[at + 1 : at + 2] == "{":
            end = path.find("}", at) + 1
            name = path[at + 2 : end - 1] if end else None
        else:
            end = at + 1
            while end < len(path) and (path[end].isalnum() and path[end].isascii() or path[end] == "_"):
                end += 1
            name = path[at + 1 : end]
        end = end or len(path)
        value = os.environ.get(name) if name else None
        out.append(path[at:end] if value is None else value)
        at = end
    return "".join(out)


def lexists(path):
    return genericpath.exists(path)


def islink(path):
    return False


def ismount(path):
    return _get(path)[0] in ("/", b"/")


def isjunction(path):
    return False
