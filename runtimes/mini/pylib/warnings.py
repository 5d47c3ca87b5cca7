"""Warnings."""

import sys

filters = []
_once = set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r},"
            f" lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        import _traceback

        line = _traceback.line(filename, lineno)
    if line and line.strip():
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


def _pattern(text):
    if not text:
        return None
    import re

    return re.compile(text)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    if action not in ("default", "error", "ignore", "always", "module", "once", "all"):
        raise ValueError(f"invalid action: {action!r}")
    if message:
        import re

        message = re.compile(message, re.I)
    _add(append, (action, message or None, category, _pattern(module), lineno))


def simplefilter(action, category=Warning, lineno=0, append=False):
    if action not in ("default", "error", "ignore", "always", "module", "once", "all"):
        raise ValueError(f"invalid action: {action!r}")
    _add(append, (action, None, category, None, lineno))


def _add(append, item):
    if item in filters:
        if append:
            return
        filters.remove(item)
    if append:
        filters.append(item)
    else:
        filters.insert(0, item)
    _once.clear()


def resetwarnings():
    filters[:] = []
    _once.clear()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(1, stacklevel))
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        module = frame.f_globals.get("__name__", "<string>")
    except ValueError:
        filename, lineno, module = "<sys>", 1, "sys"
    warn_explicit(message, category, filename, lineno, module, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    module = module or filename
    for action, pattern, kind, where, line in filters:
        if (
            (pattern is None or pattern.match(text))
            and issubclass(category, kind)
            and (where is None or where.match(module))
            and line in (0, lineno)
        ):
            break
    else:
        action = "default"
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action not in ("always", "all"):
        key = {"once": (text, category), "module": (text, category, module)}.get(
            action, (text, category, filename, lineno)
        )
        if key in _once:
            return
        _once.add(key)
    if _log is not None:
        _log.append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)


_log = None


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _log, showwarning
        self._saved = filters[:], _log, showwarning
        if self._record:
            _log = []
        if self._filter is not None:
            simplefilter(*self._filter)
        _once.clear()
        return _log if self._record else None

    def __exit__(self, *exc):
        global _log, showwarning
        filters[:], _log, showwarning = self._saved
        _once.clear()


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    def decorate(func):
        if category is None:
            return func

        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel + 1)
            return func(*args, **kwargs)

        from contextlib import _wraps

        wrapper = _wraps(func, wrapper)
        wrapper.__deprecated__ = message
        return wrapper

    return decorate


for _category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
    simplefilter("ignore", _category, append=True)
filters.insert(0, ("default", None, DeprecationWarning, _pattern("__main__"), 0))
