# Weak references. An object dies when a collection finds it unreachable, not at once: call gc.collect() to see it.
from _weakref import track, get as _get, drop as _drop

_callbacks = {}  # number of an object: number of the ref that wants to hear of its death
_finalizers = {}  # number of an object: finalize


def _died(numbers):
    # Called by the collector. What was made last hears first.
    for number in reversed(numbers):
        try:
            f = _finalizers.pop(number, None)
            if f is not None:
                f._run()
            own = _callbacks.pop(number, None)
            if own is not None:
                r = _get(own)
                _drop(own)
                if r is not None:
                    r._callback(r)
        except BaseException as e:
            import sys
            sys.stderr.write("Exception ignored in a weakref callback:\n")
            sys.excepthook(type(e), e, e.__traceback__)


class ref:
    def __new__(cls, object, callback=None):
        self = super().__new__(cls)
        self._number = track(object)
        self._hash = None
        self._callback = callback
        if callback is not None:
            _callbacks[self._number] = track(self)
        return self

    def __init__(self, object, callback=None):
        pass

    @property
    def __callback__(self):
        return None if self() is None else self._callback

    def __call__(self):
        return _get(self._number)

    def __hash__(self):
        if self._hash is None:
            o = self()
            if o is None:
                raise TypeError("weak object has gone away")
            self._hash = hash(o)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ref):
            return NotImplemented
        a, b = self(), other()
        return self is other if a is None or b is None else a == b

    __class_getitem__ = classmethod(type(list[int]))

    def __repr__(self):
        o = self()
        if o is None:
            return "<weakref at 0x%x; dead>" % id(self)
        return "<weakref at 0x%x; to '%s' at 0x%x>" % (id(self), type(o).__name__, id(o))


ReferenceType = KeyedRef = ref


class WeakMethod(ref):
    def __new__(cls, method, callback=None):
        self = super().__new__(cls, method.__self__, callback)
        self._func = ref(method.__func__)
        self._meth = type(method)
        return self

    def __call__(self):
        o, f = super().__call__(), self._func()
        return None if o is None or f is None else self._meth(f, o)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        a, b = self(), other()
        return self is other if a is None or b is None else a == b

    __hash__ = ref.__hash__


class finalize:
    atexit = True

    def __init__(self, obj, func, /, *args, **kwargs):
        self._number = track(obj)
        self._what = func, args, kwargs
        _finalizers[self._number] = self

    def _take(self):
        _finalizers.pop(self._number, None)
        what, self._what = self._what, None
        return what

    def _run(self):
        what = self._take()
        if what:
            return what[0](*what[1], **what[2])

    def __call__(self, _=None):
        return self._run()

    def peek(self):
        o = _get(self._number)
        if o is not None and self._what:
            return (o, *self._what)

    def detach(self):
        o = _get(self._number)
        if o is not None and self._what:
            return (o, *self._take())

    @property
    def alive(self):
        return self._what is not None


def _object(p):
    o = _get(object.__getattribute__(p, "_number"))
    if o is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return o


class proxy:
    __hash__ = None

    def __init__(self, object_, callback=None):
        number = track(object_)
        object.__setattr__(self, "_number", number)
        if callback is not None:
            object.__setattr__(self, "_callback", callback)
            _callbacks[number] = track(self)

    def __getattribute__(self, name):
        if name == "_callback":
            return object.__getattribute__(self, name)
        return getattr(_object(self), name)

    def __setattr__(self, name, value):
        setattr(_object(self), name, value)

    def __delattr__(self, name):
        delattr(_object(self), name)

    def __call__(self, *a, **k):
        return _object(self)(*a, **k)

    def __getitem__(self, k):
        return _object(self)[k]

    def __setitem__(self, k, v):
        _object(self)[k] = v

    def __delitem__(self, k):
        del _object(self)[k]

    def __iter__(self):
        return iter(_object(self))

    def __len__(self):
        return len(_object(self))

    def __contains__(self, x):
        return x in _object(self)

    def __bool__(self):
        return bool(_object(self))

    def __str__(self):
        return str(_object(self))

    def __eq__(self, other):
        return _object(self) == (_object(other) if type(other) is proxy else other)

    def __repr__(self):
        return "<weakproxy at 0x%x>" % id(self)


ProxyType = CallableProxyType = proxy
ProxyTypes = (proxy,)


class _Weak:
    # The references by key; entries of dead objects are dropped as they are met.
    def __repr__(self):
        return "<%s at 0x%x>" % (type(self).__name__, id(self))

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, key):
        return self.get(key, self) is not self

    def keys(self):
        return iter(self)

    def values(self):
        return (v for _, v in self.items())

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def pop(self, key, *default):
        try:
            v = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return v

    def update(self, other=(), /, **kw):
        pairs = other.items() if hasattr(other, "items") else other
        for k, v in pairs:
            self[k] = v
        for k in kw:
            self[k] = kw[k]

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def __or__(self, other):
        c = self.copy()
        c.update(other)
        return c


class WeakValueDictionary(_Weak):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        o = self.data[key]()
        if o is None:
            del self.data[key]
            raise KeyError(key)
        return o

    def __setitem__(self, key, value):
        self.data[key] = ref(value)

    def __delitem__(self, key):
        self[key]
        del self.data[key]

    def items(self):
        for k, r in list(self.data.items()):
            o = r()
            if o is None:
                self.data.pop(k, None)
            else:
                yield k, o

    def __iter__(self):
        return (k for k, _ in self.items())

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_Weak):
    def __init__(self, other=(), /):
        self.data = {}
        self.update(other)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        data = self.data
        r = ref(key, lambda r: data.pop(r, None))
        hash(r)
        self.data[r] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def items(self):
        for r, v in list(self.data.items()):
            o = r()
            if o is not None:
                yield o, v

    def __iter__(self):
        return (k for k, _ in self.items())

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    def __init__(self, data=()):
        self.data = WeakKeyDictionary()
        self.update(data)

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __contains__(self, x):
        return x in self.data

    def add(self, x):
        self.data[x] = None

    def discard(self, x):
        if x in self.data:
            del self.data[x]

    def remove(self, x):
        del self.data[x]

    def update(self, other):
        for x in other:
            self.data[x] = None

    def clear(self):
        self.data.clear()

    def pop(self):
        for x in self.data:
            del self.data[x]
            return x
        raise KeyError("pop from empty WeakSet")


def getweakrefcount(object):
    import gc
    return len(getweakrefs(object))


def getweakrefs(object):
    return [r for r in map(_get, list(_callbacks.values())) if r is not None and r() is object]
