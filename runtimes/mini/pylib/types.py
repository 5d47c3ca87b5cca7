"""Names of the interpreter's types, SimpleNamespace, MappingProxyType, and dynamic class creation."""


def _types():
    def generator():
        yield

    async def coroutine():
        pass

    async def asyncgen():
        yield

    cell = 0

    def closure():
        return cell

    c = coroutine()
    found = type(generator()), type(c), type(asyncgen()), type(closure.__closure__[0])
    c.close()
    return found


GeneratorType, CoroutineType, AsyncGeneratorType, CellType = _types()
FunctionType = LambdaType = type(_types)
CodeType = type(_types.__code__)


class _Class:
    __slots__ = ("slot",)

    def method(self):
        pass


MethodType = type(_Class().method)
MemberDescriptorType = type(_Class.slot)
GetSetDescriptorType = type(FunctionType.__code__)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
import sys
ModuleType = type(sys)
del sys
try:
    raise TypeError
except TypeError as e:
    TracebackType = type(e.__traceback__)
    FrameType = type(e.__traceback__.tb_frame)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
_proxy = type(type.__dict__)


class SimpleNamespace:
    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        self.__dict__.update(dict(mapping_or_iterable))
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _reprs:
            return name + "(...)"
        _reprs.add(id(self))
        try:
            return name + "(" + ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items()) + ")"
        finally:
            _reprs.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **changes):
        return type(self)(**{**self.__dict__, **changes})

    def __reduce__(self):
        return type(self), (), self.__dict__


_reprs = set()


class _ProxyMeta(type):
    def __instancecheck__(cls, v):
        return type(v) is cls or type(v) is _proxy


class MappingProxyType(metaclass=_ProxyMeta):
    """A read-only view of a mapping. (That of a class, `C.__dict__`, is of the interpreter's own type.)"""

    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        if isinstance(mapping, (list, tuple)) or not hasattr(mapping, "__getitem__"):
            raise TypeError(f"mappingproxy() argument must be a mapping, not {type(mapping).__name__}")
        object.__setattr__(self, "_mapping", mapping)

    def __setattr__(self, name, value):
        raise AttributeError(f"'mappingproxy' object has no attribute '{name}' and no __dict__ for setting new attributes")

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __reversed__(self):
        return reversed(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def get(self, key, default=None, /):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()

    def __eq__(self, other):
        return self._mapping == (other._mapping if type(other) is MappingProxyType else other)

    def __hash__(self):
        return hash(self._mapping)

    def __or__(self, other):
        return self._mapping | (other._mapping if type(other) is MappingProxyType else other)

    def __ror__(self, other):
        return other | self._mapping

    def __ior__(self, other):
        raise TypeError("'|=' is not supported by mappingproxy; use '|' instead")

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __str__(self):
        return str(self._mapping)

    def __class_getitem__(cls, item):
        return GenericAlias(cls, item)


MappingProxyType.__name__ = MappingProxyType.__qualname__ = "mappingproxy"


def resolve_bases(bases):
    new = list(bases)
    changed = False
    shift = 0
    for i, base in enumerate(bases):
        if isinstance(base, type):
            continue
        if not hasattr(base, "__mro_entries__"):
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        changed = True
        new[i + shift:i + shift + 1] = entries
        shift += len(entries) - 1
    return tuple(new) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(other, meta):
                meta = other
            elif not issubclass(meta, other):
                raise TypeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass"
                    " of the metaclasses of all its bases"
                )
    ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, ns, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved, ns, **kwds)


def get_original_bases(cls, /):
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """A property of instances; on the class the name goes to the metaclass' __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


class _Awaitable:
    def __init__(self, generator):
        self._generator = generator

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *args):
        return self._generator.throw(*args)

    def close(self):
        return self._generator.close()


def coroutine(func):
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")

    def wrapper(*args, **kwargs):
        result = func(*args, **kwargs)
        return _Awaitable(result) if type(result) is GeneratorType else result

    wrapper.__name__ = getattr(func, "__name__", "wrapper")
    wrapper.__wrapped__ = func
    return wrapper
