"""Shallow and deep copies."""


class Error(Exception):
    pass


error = Error

_atomic = {
    type(None), int, float, bool, complex, bytes, str, type, range, type(...), type(NotImplemented),
    type(len), type(lambda: 0), property, type(str.join), type((lambda: 0).__code__),
}
_copiers = {list: list.copy, dict: dict.copy, set: set.copy, bytearray: bytearray.copy, tuple: tuple, frozenset: frozenset, slice: lambda s: s}


def _reconstruct(x, deep, memo):
    """By `__reduce_ex__` where a class says how, else by its state: a new instance with the same attributes."""
    cls = type(x)
    reduce = getattr(cls, "__reduce_ex__", None)
    default = getattr(object, "__reduce_ex__", None)
    if reduce is None or reduce is default:
        reduce = getattr(cls, "__reduce__", None)
        rv = reduce(x) if reduce is not None and reduce is not getattr(object, "__reduce__", None) else None
    else:
        rv = reduce(x, 4)
    if isinstance(rv, str):
        return x
    if rv is None:
        return _by_state(x, cls, deep, memo)
    func, args = rv[0], rv[1]
    state = rv[2] if len(rv) > 2 else None
    if deep:
        args = tuple(deepcopy(a, memo) for a in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    if len(rv) > 3 and rv[3] is not None:
        for item in rv[3]:
            y.append(deepcopy(item, memo) if deep else item)
    if len(rv) > 4 and rv[4] is not None:
        for key, value in rv[4]:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def _slots(x):
    found = {}
    for c in type(x).__mro__:
        slots = c.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = "_" + c.__name__.lstrip("_") + name
            try:
                found[name] = getattr(x, name)
            except AttributeError:
                pass
    return found


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        y.__dict__.update(state)
    if slots:
        for name, value in slots.items():
            object.__setattr__(y, name, value)


def _by_state(x, cls, deep, memo):
    args, kwargs = (), {}
    items = entries = None
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = x.__getnewargs_ex__()
    elif hasattr(cls, "__getnewargs__"):
        args = x.__getnewargs__()
    elif isinstance(x, (int, float, str, bytes, tuple, frozenset, complex)):
        for base in (int, float, str, bytes, tuple, frozenset, complex):
            if isinstance(x, base):
                args = (base.__new__(base, x) if base is not tuple else tuple(tuple.__iter__(x)),)
                break
    elif isinstance(x, list):
        items = list.__iter__(x)
    elif isinstance(x, dict):
        entries = dict.items(x)
    elif isinstance(x, (set, bytearray)):
        args = (list(x),)
    elif isinstance(x, BaseException):
        y = cls.__new__(cls, *(deepcopy(x.args, memo) if deep else x.args))
        y.args = x.args
        if deep:
            memo[id(x)] = y
        y.__dict__.update(deepcopy(x.__dict__, memo) if deep else x.__dict__)
        return y
    elif cls.__flags__ & 1 == 0 and cls.__module__ in ("builtins", "types"):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if deep:
        args = tuple(deepcopy(a, memo) for a in args)
        kwargs = deepcopy(kwargs, memo)
    if isinstance(x, (set, bytearray)):
        y = cls.__new__(cls)
        y.update(*args) if isinstance(x, set) else y.extend(*args)
    else:
        y = cls.__new__(cls, *args, **kwargs)
    if deep:
        memo[id(x)] = y
    if "__getstate__" in dir(cls) and getattr(cls, "__getstate__", None) is not getattr(object, "__getstate__", None):
        state = x.__getstate__()
        if state is not None:
            _set_state(y, deepcopy(state, memo) if deep else state)
    else:
        state = getattr(x, "__dict__", None)
        slots = _slots(x)
        if deep:
            state, slots = deepcopy(state, memo), deepcopy(slots, memo)
        if hasattr(y, "__setstate__") and (state or slots):
            y.__setstate__((state, slots) if slots else state)
        else:
            if state:
                y.__dict__.update(state)
            for name, value in slots.items():
                object.__setattr__(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if entries is not None:
        for key, value in entries:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def copy(x):
    cls = type(x)
    if cls in _atomic:
        return x
    copier = _copiers.get(cls)
    if copier is not None:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    return _reconstruct(x, False, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    else:
        y = memo.get(id(x), _nil)
        if y is not _nil:
            return y
    if cls is list:
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = tuple([deepcopy(item, memo) for item in x])
        # A tuple in a cycle was copied meanwhile; one of atoms only is its own copy.
        if id(x) in memo:
            return memo[id(x)]
        if all(a is b for a, b in zip(x, y)):
            y = x
    elif issubclass(cls, type):
        return x
    elif (copier := getattr(cls, "__deepcopy__", None)) is not None:
        y = copier(x, memo)
    elif cls is set or cls is frozenset:
        y = cls([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        y = bytearray(x)
    elif cls is type(copy.__get__(0)):
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        y = _reconstruct(x, True, memo)
    if y is not x:
        memo[id(x)] = y
        # Keeps the original alive: its id must not be given to another object meanwhile.
        memo.setdefault(id(memo), []).append(x)
    return y


def replace(obj, /, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
