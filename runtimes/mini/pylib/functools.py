"""Higher-order functions."""

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

_alias = type(list[int])
_missing = object()

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for attr in assigned:
        try:
            value = getattr(wrapped, attr)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attr, value)
    for attr in updated:
        getattr(wrapper, attr).update(getattr(wrapped, attr, None) or {})
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def reduce(function, sequence, initial=_missing, /):
    try:
        it = iter(sequence)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _missing:
        for initial in it:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in it:
        initial = function(initial, item)
    return initial


class partial:
    def __new__(cls, func=_missing, /, *args, **keywords):
        if func is _missing:
            raise TypeError("type 'partial' takes at least one argument")
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if keywords or self.keywords:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        return self.func(*self.args, *args)

    def __repr__(self):
        cls = type(self)
        name = "functools.partial" if cls is partial else f"{cls.__module__}.{cls.__qualname__}"
        parts = [repr(self.func)]
        parts += [repr(a) for a in self.args]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func, *self.args), {"keywords": self.keywords}

    __class_getitem__ = classmethod(_alias)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        func = self.func
        if hasattr(func, "__get__"):
            bound = func.__get__(obj, cls)
            if bound is not func:
                result = partial(bound, *self.args, **self.keywords)
                result.__self__ = getattr(bound, "__self__", obj)
                return result
        args, keywords = self.args, self.keywords

        def method(self, /, *more, **kw):
            return func(self, *args, *more, **{**keywords, **kw})

        method._partialmethod = self
        return method.__get__(obj, cls)

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(a) for a in self.args]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_alias)


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def _key(args, kwds, typed):
    key = args
    if kwds:
        key += (_missing,)
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(v) for v in args)
        if kwds:
            key += tuple(type(v) for v in kwds.values())
    return key


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed, 128)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed, maxsize)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


_info = None


def _cached(function, maxsize, typed, shown):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    results = {}
    hits = misses = 0

    if maxsize is None:
        def wrapper(*args, **kwds):
            nonlocal hits, misses
            key = _key(args, kwds, typed) if kwds or typed else args
            result = results.get(key, _missing)
            if result is not _missing:
                hits += 1
                return result
            misses += 1
            results[key] = result = function(*args, **kwds)
            return result
    elif maxsize == 0:
        def wrapper(*args, **kwds):
            nonlocal misses
            misses += 1
            return function(*args, **kwds)
    else:
        # The dict's order is that of use: what is used goes to its end.
        def wrapper(*args, **kwds):
            nonlocal hits, misses
            key = _key(args, kwds, typed) if kwds or typed else args
            result = results.pop(key, _missing)
            if result is not _missing:
                hits += 1
                results[key] = result
                return result
            misses += 1
            result = function(*args, **kwds)
            if key not in results:
                if len(results) >= maxsize:
                    del results[next(iter(results))]
                results[key] = result
            return result

    def cache_info():
        global _info
        if _info is None:
            from collections import namedtuple

            _info = namedtuple("CacheInfo", "hits misses maxsize currsize")
        return _info(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        hits = misses = 0
        results.clear()

    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": shown, "typed": typed}
    return wrapper


def _derived(name, root, make):
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        return result if result is NotImplemented else make(self, other, result)

    compare.__name__ = name
    compare.__qualname__ = name
    compare.__doc__ = f"Return a value computed by @total_ordering from {root}."
    return compare


_orders = {
    "__lt__": (
        ("__gt__", lambda a, b, r: not r and a != b),
        ("__le__", lambda a, b, r: r or a == b),
        ("__ge__", lambda a, b, r: not r),
    ),
    "__le__": (
        ("__ge__", lambda a, b, r: not r or a == b),
        ("__lt__", lambda a, b, r: r and a != b),
        ("__gt__", lambda a, b, r: not r),
    ),
    "__gt__": (
        ("__lt__", lambda a, b, r: not (r or a == b)),
        ("__ge__", lambda a, b, r: r or a == b),
        ("__le__", lambda a, b, r: not r),
    ),
    "__ge__": (
        ("__le__", lambda a, b, r: not r or a == b),
        ("__gt__", lambda a, b, r: r and a != b),
        ("__lt__", lambda a, b, r: not r),
    ),
}


def total_ordering(cls):
    roots = {op for op in _orders if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)  # prefers __lt__ to __le__ to __gt__ to __ge__
    for name, make in _orders[root]:
        if name not in roots:
            setattr(cls, name, _derived(name, root, make))
    return cls


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = getattr(func, "__module__", None)

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names"
                f" ({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        value = self.func(instance)
        try:
            object.__setattr__(instance, name, value)
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        return value

    __class_getitem__ = classmethod(_alias)


def _find_implementation(cls, registry):
    """The registered class that is nearest to `cls`: in its resolution order, or an abstract class in between."""
    mro = cls.__mro__
    best = rank = None
    for candidate in registry:
        if candidate in mro:
            at = mro.index(candidate)
        else:
            try:
                if not issubclass(cls, candidate):
                    continue
            except TypeError:
                continue
            # Abstract: just behind the last class in the order that is one.
            at = max(i for i, c in enumerate(mro) if issubclass(c, candidate)) + 0.5
        if best is None or at < rank:
            best, rank = candidate, at
        elif at == rank:
            if issubclass(candidate, best):
                best = candidate
            elif not issubclass(best, candidate):
                raise RuntimeError(f"Ambiguous dispatch: {best} or {candidate}")
    return registry.get(best)


def singledispatch(func):
    registry = {object: func}
    found = {}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        try:
            return found[cls]
        except KeyError:
            pass
        implementation = registry.get(cls) or _find_implementation(cls, registry)
        found[cls] = implementation
        return implementation

    def _classes(cls):
        if isinstance(cls, type):
            return (cls,)
        if isinstance(cls, type(int | str)):
            args = cls.__args__
        elif getattr(cls, "__origin__", None) is not None and repr(cls).startswith(("typing.Union", "typing.Optional")):
            args = cls.__args__
        else:
            return None
        return args if all(isinstance(a, type) for a in args) else None

    def register(cls, func=None):
        classes = _classes(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            argname, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = eval(cls, getattr(func, "__globals__", {}))
            classes = _classes(cls)
            if classes is None:
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for c in classes:
            registry[c] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    from types import MappingProxyType

    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
