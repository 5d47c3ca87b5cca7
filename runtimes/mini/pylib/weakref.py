"""The interface of weak references. The collector has none: what is referred to stays alive as long as the reference."""

from collections.abc import MutableMapping, MutableSet

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

_plain = (int, str, tuple, list, dict, float, bytes, bool, type(None), complex)


def _check(obj):
    if type(obj) in _plain:
        raise TypeError(f"cannot create weak reference to '{type(obj).__name__}' object")


class ref:
    def __init__(self, obj, callback=None, /):
        _check(obj)
        self._obj = obj
        self.__callback__ = callback

    def __call__(self):
        return self._obj

    def __eq__(self, other):
        return self._obj == other._obj if isinstance(other, ref) else NotImplemented

    def __hash__(self):
        return hash(self._obj)

    def __repr__(self):
        return f"<weakref at {id(self):#x}; to '{type(self._obj).__name__}' at {id(self._obj):#x}>"

    __class_getitem__ = classmethod(type(list[int]))


ReferenceType = KeyedRef = ref


class WeakMethod(ref):
    def __init__(self, method, callback=None):
        if not hasattr(method, "__self__"):
            raise TypeError(f"argument should be a bound method, not {type(method)}")
        super().__init__(method, callback)


class ProxyType:
    __slots__ = ("_obj",)

    def __init__(self, obj):
        object.__setattr__(self, "_obj", obj)

    def __getattr__(self, name):
        return getattr(self._obj, name)

    def __setattr__(self, name, value):
        setattr(self._obj, name, value)

    def __delattr__(self, name):
        delattr(self._obj, name)

    __hash__ = None

    def __repr__(self):
        return f"<weakproxy at {id(self):#x} to {type(self._obj).__name__} at {id(self._obj):#x}>"


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return self._obj(*args, **kwargs)


def _forward(name):
    def method(self, *args):
        args = [a._obj if isinstance(a, ProxyType) else a for a in args]
        f = getattr(type(self._obj), name, None)
        return NotImplemented if f is None else f(self._obj, *args)

    method.__name__ = name
    setattr(ProxyType, name, method)


for _name in (
    "str bool len iter next contains getitem setitem delitem eq ne lt le gt ge add sub mul truediv floordiv mod pow and"
    " or xor radd rsub rmul int float index neg abs enter exit"
).split():
    _forward(f"__{_name}__")
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(obj, callback=None, /):
    _check(obj)
    return (CallableProxyType if callable(obj) else ProxyType)(obj)


def getweakrefcount(obj):
    return 0


def getweakrefs(obj):
    return []


class _Mapping(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        return type(self)(self.data)

    __copy__ = copy


class WeakValueDictionary(_Mapping):
    def __setitem__(self, key, value):
        _check(value)
        self.data[key] = value

    def valuerefs(self):
        return [ref(v) for v in self.data.values()]

    def itervaluerefs(self):
        return iter(self.valuerefs())


class WeakKeyDictionary(_Mapping):
    def __setitem__(self, key, value):
        _check(key)
        self.data[key] = value

    def keyrefs(self):
        return [ref(k) for k in self.data]


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        for item in data or ():
            self.add(item)

    def add(self, item):
        _check(item)
        self.data.add(item)

    def discard(self, item):
        self.data.discard(item)

    def __contains__(self, item):
        return item in self.data

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self.data)


class finalize:
    """Called when asked to; never by the collector."""

    def __init__(self, obj, func, /, *args, **kwargs):
        self._info = (obj, func, args, kwargs)
        self.atexit = True

    def __call__(self, _=None):
        info, self._info = self._info, None
        if info is not None:
            return info[1](*info[2], **info[3])

    def detach(self):
        info, self._info = self._info, None
        return info

    def peek(self):
        return self._info

    @property
    def alive(self):
        return self._info is not None
