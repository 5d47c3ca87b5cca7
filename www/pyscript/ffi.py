"""Conversions between Python and JavaScript, the same on every runtime."""

import js
from pyscript.util import MICROPYTHON

if MICROPYTHON:
    import jsffi

    create_proxy = jsffi.create_proxy
    # `null` is no None there.
    jsnull = js.Object.getPrototypeOf(js.Object.prototype)

    def to_js(value, **options):
        """The JavaScript form of a value: lists as arrays, dicts as objects."""
        return jsffi.to_js(value)
else:
    try:
        from pyodide.ffi import create_proxy
        from pyodide.ffi import to_js as _to_js
    except ImportError:
        from _pyscript import to_js as _convert

        def create_proxy(function):
            """The function as JavaScript can keep it."""
            return function

        def _to_js(value, dict_converter=None, depth=-1, **options):
            return _convert(value, dict_converter, depth)

    try:
        from pyodide.ffi import jsnull
    except ImportError:
        jsnull = None

    _from_entries = js.Object.fromEntries

    def to_js(value, **options):
        """The JavaScript form of a value: lists as arrays, dicts as objects unless `dict_converter` says otherwise."""
        if "dict_converter" not in options:
            options["dict_converter"] = _from_entries
        return _to_js(value, **options)


def is_none(value):
    """Whether a value is None, or JavaScript's null."""
    return value is None or value is jsnull


def assign(source, *others):
    """`Object.assign` with dicts or objects."""
    for other in others:
        js.Object.assign(source, to_js(other))
    return source


def direct(source):
    """The object itself: nothing is between the page's code and its objects."""
    return source


def gather(source, *names):
    """The values of several attributes, dotted ones too."""
    return [query(source, name) for name in names]


def query(source, path):
    """The value at a dotted path."""
    for name in path.split("."):
        source = getattr(source, name)
    return source
