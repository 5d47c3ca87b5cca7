"""Exceptions and stacks as text. The engine writes the levels; this puts them together."""

import sys
import _traceback

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_HEADER = "Traceback (most recent call last):\n"
_MISSING = object()


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **positions):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = locals
        self._line = line
        self.end_lineno = positions.get("end_lineno")
        self.colno = positions.get("colno")
        self.end_colno = positions.get("end_colno")

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _traceback.line(self.filename, self.lineno) or ""
        return self._line.strip()

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self)[:3] == tuple(other)[:3]
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def extract(klass, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        return klass(_cut([FrameSummary(f.f_code.co_filename, n, f.f_code.co_name) for f, n in frames], limit))

    @classmethod
    def from_list(klass, items):
        return klass(
            [i if isinstance(i, FrameSummary) else FrameSummary(i[0], i[1], i[2], line=i[3]) for i in items]
        )

    def format_frame_summary(self, frame):
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            text += f"    {frame.line}\n"
        return text

    def format(self):
        return [self.format_frame_summary(f) for f in self]


def _cut(items, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe().f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    frames = list(walk_stack(f))
    frames.reverse()
    return StackSummary.extract(frames, limit=None if limit is None else -limit)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    parts = []
    for line in _traceback.levels(tb).splitlines(True):
        if line.startswith("    ") and parts:
            parts[-1] += line
        else:
            parts.append(line)
    return _cut(parts, limit)


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    _print(format_stack(f, limit), file)


def _exception(exc, value):
    if value is _MISSING:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception_only(exc, /, value=_MISSING, *, show_group=False):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    text = _traceback.only(exc)
    if isinstance(exc, SyntaxError) and text.startswith("  File"):
        return text.splitlines(True)
    notes = "".join(f"{n}\n" for n in getattr(exc, "__notes__", None) or ())
    if notes and text.endswith(notes):
        return [text[: -len(notes)]] + notes.splitlines(True)
    return [text]


def _format(exc, tb, limit, chain, seen):
    seen.append(exc)
    out = []
    if chain:
        cause, context = exc.__cause__, exc.__context__
        if cause is not None and not any(cause is s for s in seen):
            out += _format(cause, cause.__traceback__, limit, chain, seen)
            out.append(_CAUSE)
        elif cause is None and context is not None and not exc.__suppress_context__:
            if not any(context is s for s in seen):
                out += _format(context, context.__traceback__, limit, chain, seen)
                out.append(_CONTEXT)
    if tb is not None:
        out.append(_HEADER)
        out += format_tb(tb, limit)
    return out + format_exception_only(exc)


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True):
    if (value is _MISSING) != (tb is _MISSING):
        raise ValueError("Both or neither of value and tb must be given")
    error = _exception(exc, value)
    if tb is _MISSING:
        tb = error.__traceback__ if error is not None else None
    if error is None:
        return ["NoneType: None\n"]
    return _format(error, tb, limit, chain, [])


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def _print(parts, file):
    if file is None:
        file = sys.stderr
    file.write("".join(parts))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    pass


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, **more):
        self.exc_type = exc_type
        self.exc_type_str = exc_type.__qualname__
        self._error = exc_value
        self._tb = exc_traceback
        self._limit = limit
        self.stack = extract_tb(exc_traceback, limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        cause, context = exc_value.__cause__, exc_value.__context__
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__ = None if cause is None else TracebackException.from_exception(cause)
        self.__context__ = None if context is None or context is cause else TracebackException.from_exception(context)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format_exception_only(self, *, show_group=False):
        yield from format_exception_only(self._error)

    def format(self, *, chain=True):
        yield from _format(self._error, self._tb, self._limit, chain, [])

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)

    def __str__(self):
        return str(self._error)

    def __eq__(self, other):
        return self._error is other._error if isinstance(other, TracebackException) else NotImplemented
