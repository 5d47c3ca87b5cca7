"""File names that match a pattern."""

import os
from fnmatch import fnmatchcase as _matches


def has_magic(s):
    return any(c in s for c in "*?[")


def escape(pathname):
    return "".join("[" + c + "]" if c in "*?[" else c for c in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def _names(folder):
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _walk(base, prefix, parts, recursive, hidden):
    """Paths below `prefix` that match the parts."""
    if not parts:
        yield prefix
        return
    part, rest = parts[0], parts[1:]
    folder = os.path.join(base, prefix) if base else prefix
    if part == "":
        # A slash at the end: folders only.
        if os.path.isdir(folder):
            yield os.path.join(prefix, "")
    elif recursive and part == "**":
        if rest:
            yield from _walk(base, prefix, rest, recursive, hidden)
        elif prefix and os.path.isdir(folder):
            yield os.path.join(prefix, "")
        for name in _names(folder):
            if name.startswith(".") and not hidden:
                continue
            path = os.path.join(prefix, name)
            if os.path.isdir(os.path.join(base, path) if base else path):
                if not rest:
                    yield path
                for found in _walk(base, path, parts, recursive, hidden):
                    if found != os.path.join(path, ""):
                        yield found
            elif not rest:
                yield path
    elif has_magic(part):
        for name in _names(folder):
            if (hidden or part.startswith(".") or not name.startswith(".")) and _matches(name, part):
                path = os.path.join(prefix, name)
                if not rest or os.path.isdir(os.path.join(base, path) if base else path):
                    yield from _walk(base, path, rest, recursive, hidden)
    else:
        path = os.path.join(prefix, part)
        if os.path.exists(os.path.join(base, path) if base else path):
            yield from _walk(base, path, rest, recursive, hidden)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    root = "/" if pathname.startswith("/") else ""
    parts = pathname.split("/")
    last = parts[-1]
    parts = [p for p in parts[:-1] if p] + [last]
    yield from _walk(root_dir and os.fspath(root_dir), root, parts, recursive, include_hidden)
