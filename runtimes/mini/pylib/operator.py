"""Python's operators as functions."""

from _operator import *
from builtins import abs


def neg(a):
    return -a


def pos(a):
    return +a


def invert(a):
    return ~a


inv = invert


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def length_hint(obj, default=0):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), "__length_hint__", None)
    if hint is None:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(value).__name__}")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return value


__all__ = [name for name in globals() if name[0] != "_"]
for _name in __all__[:]:
    if _name not in ("itemgetter", "attrgetter", "methodcaller", "countOf", "indexOf", "length_hint", "truth", "is_", "is_not"):
        globals()["__" + _name.rstrip("_") + "__"] = globals()[_name]
del _name
