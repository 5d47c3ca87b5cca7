"""Classes from annotated fields. The methods are compiled from text, so that their signatures are real ones."""

import sys
from types import GenericAlias, MappingProxyType

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
    "astuple", "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _Sentinel:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


_FACTORY = _Sentinel("<factory>")
MISSING = _Sentinel("<dataclasses._MISSING_TYPE object>")
KW_ONLY = _Sentinel("<dataclasses._KW_ONLY_TYPE object>")
_FIELD, _CLASSVAR, _INITVAR = "_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"
_empty = MappingProxyType({})


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _empty if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        parts = ",".join(f"{name}={getattr(self, name)!r}" for name in Field.__slots__[:-1])
        return f"Field({parts},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _Params:
    def __init__(self, options):
        self.__dict__.update(options)

    def __repr__(self):
        return "_DataclassParams(" + ",".join(f"{k}={v!r}" for k, v in self.__dict__.items()) + ")"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _kind(annotation, module):
    """Whether an annotation makes a field, a class variable or an argument of `__init__` alone."""
    if isinstance(annotation, str):
        path = annotation.partition("[")[0].strip()
        module = sys.modules.get(module)
        if module is None or path.partition(".")[0] not in module.__dict__:
            return _FIELD
        head = path.rpartition(".")[2]
        if head == "ClassVar":
            return _CLASSVAR
        return _INITVAR if head == "InitVar" else _FIELD
    if annotation is InitVar or type(annotation) is InitVar:
        return _INITVAR
    typing = sys.modules.get("typing")
    if typing is not None:
        if annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar:
            return _CLASSVAR
    return _FIELD


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return annotation.strip().rpartition(".")[2] == "KW_ONLY"
    return annotation is KW_ONLY


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default) in _slot_types:
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _kind(annotation, cls.__module__)
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if f._field_type is _CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and type(f.default).__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    return f


class _Slotted:
    __slots__ = ("x",)


_slot_types = (type(_Slotted.x),)


def _compile(cls, name, params, body, scope, annotations=None):
    text = f"def {name}({params}):\n " + "\n ".join(body)
    exec(text, scope)
    f = scope.pop(name)
    f.__qualname__ = f"{cls.__qualname__}.{name}"
    f.__module__ = cls.__module__
    if annotations is not None:
        f.__annotations__ = annotations
    return f


def _init(cls, fields, frozen, has_post, slots):
    plain = [f for f in fields if f.init and not f.kw_only]
    named = [f for f in fields if f.init and f.kw_only]
    last = None
    for f in plain:
        if f.default is not MISSING or f.default_factory is not MISSING:
            last = f
        elif last is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {last.name!r}")
    scope = {"_object": object, "_FACTORY": _FACTORY}
    me = "self" if all(f.name != "self" for f in fields) else "__dataclass_self__"

    def parameter(f):
        if f.default is not MISSING:
            scope[f"_default_{f.name}"] = f.default
            return f"{f.name}=_default_{f.name}"
        if f.default_factory is not MISSING:
            return f"{f.name}=_FACTORY"
        return f.name

    params = [me] + [parameter(f) for f in plain]
    if named:
        params.append("*")
        params += [parameter(f) for f in named]
    body = []
    for f in fields:
        if f._field_type is _INITVAR:
            continue
        value = None
        if f.default_factory is not MISSING:
            scope[f"_factory_{f.name}"] = f.default_factory
            value = f"_factory_{f.name}()"
            if f.init:
                value += f" if {f.name} is _FACTORY else {f.name}"
        elif f.init:
            value = f.name
        elif slots and f.default is not MISSING:
            scope[f"_default_{f.name}"] = f.default
            value = f"_default_{f.name}"
        if value is not None:
            if frozen:
                body.append(f"_object.__setattr__({me}, {f.name!r}, {value})")
            else:
                body.append(f"{me}.{f.name} = {value}")
    if has_post:
        given = ", ".join(f.name for f in fields if f._field_type is _INITVAR)
        body.append(f"{me}.__post_init__({given})")
    annotations = {f.name: f.type.type if isinstance(f.type, InitVar) else f.type for f in plain + named}
    annotations["return"] = None
    return _compile(cls, "__init__", ", ".join(params), body or ["pass"], scope, annotations)


def _shown(f):
    kind = f.type
    if isinstance(kind, type) and type(kind) is not GenericAlias:
        kind = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    else:
        kind = repr(kind)
    if f.default is not MISSING:
        return f"{f.name}: {kind} = {f.default!r}"
    return f"{f.name}: {kind}" + (" = <factory>" if f.default_factory is not MISSING else "")


def _values(who, fields):
    return "(" + "".join(f"{who}.{f.name}," for f in fields) + ")"


def _repr(fields):
    names = [f.name for f in fields]
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
            return f"{self.__class__.__qualname__}({parts})"
        finally:
            running.discard(key)

    return __repr__


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    if hasattr(value, "__qualname__"):
        value.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, value)
    return False


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    found = {}
    own = cls.__dict__
    any_frozen = all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get("__dataclass_fields__")
        if base_fields is not None:
            found.update(base_fields)
            is_frozen = base.__dataclass_params__.frozen
            any_frozen = any_frozen or is_frozen
            all_frozen = is_frozen if all_frozen is None else all_frozen and is_frozen
    annotations = own.get("__annotations__", {})
    kw_now, kw_seen = kw_only, False
    mine = []
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if kw_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_seen = kw_now = True
        else:
            mine.append(_make_field(cls, name, annotation, kw_now))
    for f in mine:
        found[f.name] = f
        if isinstance(own.get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in own.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if all_frozen is not None:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    cls.__dataclass_fields__ = found
    cls.__dataclass_params__ = _Params({
        "init": init, "repr": repr, "eq": eq, "order": order, "unsafe_hash": unsafe_hash, "frozen": frozen,
        "match_args": match_args, "kw_only": kw_only, "slots": slots, "weakref_slot": weakref_slot,
    })
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    own = cls.__dict__
    explicit = own.get("__hash__", MISSING)
    has_hash = not (explicit is MISSING or (explicit is None and "__eq__" in own))
    real = [f for f in found.values() if f._field_type is _FIELD]
    arguments = [f for f in found.values() if f._field_type is not _CLASSVAR]
    if init:
        _set_new(cls, "__init__", _init(cls, arguments, frozen, hasattr(cls, "__post_init__"), slots))
    _set_new(cls, "__replace__", _replace)
    if repr:
        _set_new(cls, "__repr__", _repr([f for f in real if f.repr]))
    compared = [f for f in real if f.compare]
    mine_, other_ = _values("self", compared), _values("other", compared)
    if eq:
        body = [f"return {mine_} == {other_} if other.__class__ is self.__class__ else NotImplemented"]
        _set_new(cls, "__eq__", _compile(cls, "__eq__", "self, other", body, {}))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            body = [f"return {mine_} {op} {other_} if other.__class__ is self.__class__ else NotImplemented"]
            if _set_new(cls, name, _compile(cls, name, "self, other", body, {})):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering"
                )
    if frozen:
        names = {f.name for f in real}

        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(cls, self).__delattr__(name)

        for f in (__setattr__, __delattr__):
            if _set_new(cls, f.__name__, f):
                raise TypeError(f"Cannot overwrite attribute {f.__name__} in class {cls.__name__}")
    hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash and has_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or (eq and frozen and not has_hash):
        cls.__hash__ = _compile(cls, "__hash__", "self", [f"return hash({_values('self', hashed)})"], {})
    elif eq and not has_hash:
        cls.__hash__ = None
    if not own.get("__doc__"):
        parts = [_shown(f) for f in arguments if f.init and not f.kw_only]
        named = [_shown(f) for f in arguments if f.init and f.kw_only]
        cls.__doc__ = f"{cls.__name__}({', '.join(parts + ['*'] * bool(named) + named)})"
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in arguments if f.init and not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, [f.name for f in real], weakref_slot)
    abc = sys.modules.get("abc")
    if abc is not None:
        abc.update_abstractmethods(cls)
    return cls


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _with_slots(cls, frozen, names, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple(n for n in names if n not in inherited) + (("__weakref__",) if weakref_slot else ())
    for name in [*names, "__dict__", "__weakref__"]:
        namespace.pop(name, None)
    qualname = cls.__qualname__
    hash_ = namespace.get("__hash__", MISSING)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = qualname
    if hash_ is not MISSING:
        new.__hash__ = hash_
    if frozen:
        if "__getstate__" not in namespace:
            new.__getstate__ = _getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _setstate
        # The hooks compare with the class that they were made for.
        for name in ("__setattr__", "__delattr__"):
            f = namespace[name]
            for cell, free in zip(f.__closure__ or (), f.__code__.co_freevars):
                if free == "cls":
                    cell.cell_contents = new
    return new


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), "__dataclass_fields__")


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict(obj, dict_factory)


def _asdict(obj, factory):
    if _is_instance(obj):
        return factory([(f.name, _asdict(getattr(obj, f.name), factory)) for f in fields(obj)])
    return _inside(obj, lambda v: _asdict(v, factory))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple(obj, tuple_factory)


def _astuple(obj, factory):
    if _is_instance(obj):
        return factory([_astuple(getattr(obj, f.name), factory) for f in fields(obj)])
    return _inside(obj, lambda v: _astuple(v, factory))


_plain = (int, str, float, bool, type(None), bytes, complex)


def _inside(obj, convert):
    cls = type(obj)
    if cls in _plain:
        return obj
    if isinstance(obj, tuple):
        if hasattr(obj, "_fields"):
            return cls(*[convert(v) for v in obj])
        return cls([convert(v) for v in obj])
    if isinstance(obj, list):
        return cls([convert(v) for v in obj])
    if isinstance(obj, dict):
        if hasattr(cls, "default_factory") or hasattr(obj, "default_factory"):
            result = cls(obj.default_factory)
            for k, v in obj.items():
                result[convert(k)] = convert(v)
            return result
        return cls([(convert(k), convert(v)) for k, v in obj.items()])
    import copy

    return copy.deepcopy(obj)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None,
):
    from keyword import iskeyword
    from types import new_class

    ns = dict(namespace or {})
    annotations = {}
    seen = set()
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, ns[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind
    if module is None:
        module = sys._getframe(1).f_globals.get("__name__", "types")

    def body(n):
        n.update(ns)
        n["__annotations__"] = annotations
        n["__module__"] = module

    cls = new_class(cls_name, bases, {}, body)
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in self.__dataclass_fields__.values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
