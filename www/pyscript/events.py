"""`when` and `Event`: handlers of the page's events and of a program's own."""

import _pyscript
from pyscript.ffi import create_proxy, is_none, to_js
from pyscript.util import MICROPYTHON, start


class Event:
    """An event of the program's own. Listeners are functions, async ones too."""

    def __init__(self):
        self._listeners = []

    def trigger(self, result=None):
        """Calls each listener with the result."""
        for listener in list(self._listeners):
            start(listener(result))

    def add_listener(self, listener):
        """Adds a function, once. ValueError: it can't be called."""
        if not callable(listener):
            raise ValueError("Listener must be callable.")
        if listener not in self._listeners:
            self._listeners.append(listener)

    def remove_listener(self, *listeners):
        """Removes these, or all."""
        if not listeners:
            self._listeners = []
        for listener in listeners:
            if listener in self._listeners:
                self._listeners.remove(listener)


def _takes_argument(function):
    """Whether a function can be given the event; None where nothing tells."""
    if MICROPYTHON or isinstance(function, type):
        return None
    if getattr(function, "__code__", None) is None and getattr(function, "__func__", None) is None:
        # An object with `__call__`.
        function = getattr(function, "__call__", function)
    bound = 0 if getattr(function, "__self__", None) is None else 1
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    if code is None:
        return None
    return code.co_argcount > bound or bool(code.co_flags & 4)


def _one_too_many(message):
    """Whether a TypeError says that a function, which has not begun then, was given one argument more than it takes.

    MicroPython counts a method's object, and what a closure has from outside, on both sides.
    """
    counts = [int(word) for word in message.split() if word.isdigit()]
    return "takes no arguments" in message or ("positional arg" in message and len(counts) == 2 and counts[1] == counts[0] + 1)


def handler(function):
    """A function that can always be given the event; what it starts runs by itself."""
    original = getattr(function, "__wrapped__", function)
    takes = _takes_argument(original)

    def call(*args, **keywords):
        if takes is False:
            return start(original())
        if takes or not args:
            return start(original(*args, **keywords))
        try:
            result = original(*args, **keywords)
        except TypeError as error:
            if not _one_too_many(str(error)):
                raise
            result = original()
        return start(result)

    try:
        call.__wrapped__ = original
        call.__name__ = original.__name__
        call.__doc__ = original.__doc__
    except AttributeError:
        # Not every runtime's functions have attributes.
        pass
    return call


def listen(element, kind, function, options=None):
    """Adds a handler to a DOM element, until the runtime is taken out of the page."""
    _pyscript.listen(element, kind, create_proxy(function), to_js(options) if options else None)


def _elements(selector):
    if isinstance(selector, str):
        return list(_pyscript.elements(selector))
    inner = getattr(selector, "_elements", None)
    if inner is not None:
        selector = inner
    elif not isinstance(selector, (list, tuple)):
        selector = [selector]
    return [_dom(item) for item in selector]


def _dom(item):
    return getattr(item, "_dom_element", item) if hasattr(type(item), "wrap_dom_element") else item


def when(event_type, selector=None, **options):
    """Makes the decorated function a handler: of a DOM event on the elements of a selector, or of `Event` objects.

    ValueError: a DOM event without a selector, or a selector that matches nothing.
    """
    if isinstance(event_type, str):
        if is_none(selector) or selector == "":
            raise ValueError("Selector required for DOM event handling.")
        elements = _elements(selector)
        if not elements:
            raise ValueError("No elements found for selector: " + str(selector))

    def decorate(function):
        call = handler(function)
        if isinstance(event_type, str):
            for element in elements:
                listen(element, event_type, call, options)
        else:
            for event in event_type if isinstance(event_type, (list, tuple)) else [event_type]:
                event.add_listener(call)
        return call

    return decorate
