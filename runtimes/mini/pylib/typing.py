"""Type hints at run time: enough to run annotated code and to look at its hints. Nothing is checked."""

import sys
from abc import ABCMeta, abstractmethod

TYPE_CHECKING = False
_GenericAlias = type(list[int])
_Union = type(int | str)
_NoneType = type(None)
Text = str


def _shown(v):
    if v is ...:
        return "..."
    if isinstance(v, type) and not isinstance(v, _GenericAlias):
        return v.__qualname__ if v.__module__ == "builtins" else f"{v.__module__}.{v.__qualname__}"
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(map(_shown, v)) + "]"
    if type(v) is type(_shown):
        return v.__name__
    return repr(v)


def _convert(v):
    if v is None:
        return _NoneType
    return ForwardRef(v) if isinstance(v, str) else v


def _tuple(v):
    return v if isinstance(v, tuple) else (v,)


def _parameters(args):
    found = []
    for a in args:
        if isinstance(a, (TypeVar, ParamSpec, TypeVarTuple)):
            more = (a,)
        elif isinstance(a, (list, tuple)):
            more = _parameters(a)
        elif isinstance(a, _GenericAlias):
            more = _parameters(a.__args__)
        else:
            more = () if isinstance(a, type) else getattr(a, "__parameters__", ())
        for p in more:
            if p not in found:
                found.append(p)
    return tuple(found)


def _substitute(v, values):
    try:
        if v in values:
            return values[v]
    except TypeError:
        pass
    if isinstance(v, list):
        return [_substitute(x, values) for x in v]
    if isinstance(v, _Alias) and v.__parameters__:
        return v._with(tuple(_substitute(a, values) for a in v.__args__))
    if isinstance(v, _GenericAlias):
        return _GenericAlias(v.__origin__, tuple(_substitute(a, values) for a in v.__args__))
    return v


def _subscript(alias, params):
    """`list[T][int]`."""
    names = _parameters(alias.__args__)
    if not names:
        raise TypeError(f"{alias!r} is not a generic class")
    params = _tuple(params)
    if len(params) != len(names):
        what = "many" if len(params) > len(names) else "few"
        raise TypeError(f"Too {what} arguments for {alias!r}; actual {len(params)}, expected {len(names)}")
    return _substitute(alias, dict(zip(names, params)))


class _Hint:
    """What can stand in a hint without being a class."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _Form(_Hint):
    def __init__(self, name, get=None, doc=None):
        self._name = name
        self._get = get
        self.__doc__ = doc

    def __repr__(self):
        return "typing." + self._name

    def __getitem__(self, params):
        if self._get is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._get(self, params)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _Alias(_Hint):
    """`origin[args]`; without arguments one of the names of builtin containers (`List`)."""

    def __init__(self, origin, args, name=None, bare=False):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self._bare = bare
        self.__parameters__ = () if bare else _parameters(args)

    def _with(self, args):
        if self.__origin__ is Union:
            return Union[args]
        return type(self)(self.__origin__, args, self._name)

    def __getitem__(self, params):
        params = _tuple(params)
        if self._bare:
            if self.__origin__ is _abc_callable():
                if len(params) != 2:
                    raise TypeError("Callable must be used as Callable[[arg, ...], result].")
                args, result = params
                args = tuple(_convert(a) for a in args) if isinstance(args, list) else (args,)
                return _CallableAlias(self.__origin__, (*args, _convert(result)), "Callable")
            if self.__origin__ is tuple and params == ((),):
                params = ()
            count = self._bare
            if count is not True and len(params) != count:
                what = "many" if len(params) > count else "few"
                raise TypeError(f"Too {what} arguments for {self!r}; actual {len(params)}, expected {count}")
            return _Alias(self.__origin__, tuple(_convert(p) for p in params), self._name)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        params = tuple(_convert(p) for p in params)
        names = self.__parameters__
        if len(names) == 1 and isinstance(names[0], ParamSpec):
            params = (params[0] if isinstance(params[0], (list, ParamSpec)) or params[0] is ... else list(params),)
        if len(params) != len(names) and not any(isinstance(p, TypeVarTuple) for p in names):
            what = "many" if len(params) > len(names) else "few"
            raise TypeError(f"Too {what} arguments for {self!r}; actual {len(params)}, expected {len(names)}")
        values = dict(zip(names, params))
        return self._with(tuple(_substitute(a, values) for a in self.__args__))

    def __call__(self, *args, **kwds):
        if self._bare and self._name:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwds)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic or self._name is None:
            if self.__origin__ is Generic and any(
                isinstance(b, _Alias) and b is not self and issubclass(b.__origin__, Generic) for b in bases
            ):
                return ()
            return (self.__origin__,)
        result = [self.__origin__] if self.__origin__ not in bases else []
        rest = bases[bases.index(self) + 1:]
        if not any(isinstance(b, _Alias) or (isinstance(b, type) and issubclass(b, Generic)) for b in rest):
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or "__origin__" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    @property
    def __module__(self):
        return "typing" if self._name else self.__origin__.__module__

    def __eq__(self, other):
        if isinstance(other, _Union) and self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union:
            return other.__origin__ is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash((Union, frozenset(self.__args__)))
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        name = "typing." + self._name if self._name else _shown(self.__origin__)
        if self._bare:
            return name
        if self.__origin__ is Union:
            if len(self.__args__) == 2 and _NoneType in self.__args__:
                rest = [a for a in self.__args__ if a is not _NoneType]
                return f"typing.Optional[{_shown(rest[0])}]"
            name = "typing.Union"
        if self.__origin__ is Unpack:
            return "*" + _shown(self.__args__[0])
        args = ", ".join(map(_shown, self.__args__))
        return f"{name}[{args or '()'}]"

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self._bare:
            return issubclass(cls, self.__origin__)
        if self.__origin__ is Union:
            return any(issubclass(cls, a) for a in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield Unpack[self]

    def __reduce__(self):
        return _Alias, (self.__origin__, self.__args__, self._name, self._bare)


class _CallableAlias(_Alias):
    def __repr__(self):
        *args, result = self.__args__
        if len(args) == 1 and (args[0] is ... or isinstance(args[0], ParamSpec) or get_origin(args[0]) is Concatenate):
            return f"typing.Callable[{_shown(args[0])}, {_shown(result)}]"
        return f"typing.Callable[[{', '.join(map(_shown, args))}], {_shown(result)}]"


class _LiteralAlias(_Alias):
    def _key(self):
        return {(v, type(v)) for v in self.__args__}

    def __eq__(self, other):
        return isinstance(other, _LiteralAlias) and self._key() == other._key()

    def __hash__(self):
        return hash(frozenset(self._key()))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __repr__(self):
        return f"typing.Annotated[{_shown(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"


def _union(form, params):
    if params == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for p in _tuple(params):
        p = _convert(p)
        if isinstance(p, _Alias) and p.__origin__ is Union or isinstance(p, _Union):
            more = [_convert(a) for a in p.__args__]
        else:
            more = [p]
        for a in more:
            if not (callable(a) or isinstance(a, (_Hint, ForwardRef, _GenericAlias, _Union))):
                raise TypeError(f"Union[arg, ...]: each arg must be a type. Got {a!r}.")
            if a not in flat:
                flat.append(a)
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat), "Union")


def _literal(form, params):
    values = []
    for p in _tuple(params):
        for v in p.__args__ if isinstance(p, _LiteralAlias) else (p,):
            if not any(v == w and type(v) is type(w) for w in values):
                values.append(v)
    return _LiteralAlias(form, tuple(values), "Literal")


def _annotated(form, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin, *metadata = params
    if isinstance(origin, _AnnotatedAlias):
        return _AnnotatedAlias(origin.__origin__, origin.__metadata__ + tuple(metadata))
    return _AnnotatedAlias(_convert(origin), tuple(metadata))


def _one(form, params):
    if isinstance(params, tuple):
        raise TypeError(f"{form!r} accepts only single type. Got {params!r}.")
    return _Alias(form, (_convert(params),), form._name)


def _many(form, params):
    return _Alias(form, tuple(_convert(p) for p in _tuple(params)), form._name)


class _AnyMeta(type):
    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()

    def __or__(cls, other):
        return Union[cls, other]

    def __ror__(cls, other):
        return Union[other, cls]


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union = _Form("Union", _union)
Optional = _Form("Optional", lambda form, p: Union[p, None])
Literal = _Form("Literal", _literal)
Annotated = _Form("Annotated", _annotated)
ClassVar = _Form("ClassVar", _one)
Final = _Form("Final", _one)
Required = _Form("Required", _one)
NotRequired = _Form("NotRequired", _one)
ReadOnly = _Form("ReadOnly", _one)
TypeGuard = _Form("TypeGuard", _one)
TypeIs = _Form("TypeIs", _one)
Unpack = _Form("Unpack", _one)
Concatenate = _Form("Concatenate", _many)
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")


class ForwardRef(_Hint):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        try:
            self.__forward_code__ = compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None

    def _evaluate(self, globalns, localns):
        return _resolve(eval(self.__forward_code__, globalns, localns), globalns, localns)

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


def _module_of_caller():
    return sys._getframe(2).f_globals.get("__name__", "__main__")


class TypeVar(_Hint):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False, default=None):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = tuple(_convert(c) for c in constraints)
        self.__bound__ = None if bound is None else _convert(bound)
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__default__ = default
        self.__module__ = _module_of_caller()

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class _ParamPart(_Hint):
    def __init__(self, origin, name):
        self.__origin__ = origin
        self._name = name

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._name}"

    def __eq__(self, other):
        return isinstance(other, _ParamPart) and (self.__origin__, self._name) == (other.__origin__, other._name)

    def __hash__(self):
        return hash((self.__origin__, self._name))


class ParamSpec(_Hint):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, default=None):
        self.__name__ = name
        self.__bound__ = bound
        self.__module__ = _module_of_caller()

    @property
    def args(self):
        return _ParamPart(self, "args")

    @property
    def kwargs(self):
        return _ParamPart(self, "kwargs")

    def __repr__(self):
        return "~" + self.__name__


class TypeVarTuple(_Hint):
    def __init__(self, name, *, default=None):
        self.__name__ = name
        self.__module__ = _module_of_caller()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class TypeAliasType(_Hint):
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__value__ = value
        self.__type_params__ = type_params

    def __repr__(self):
        return self.__name__


class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        params = tuple(_convert(p) for p in _tuple(params))
        if cls is Generic or cls is Protocol:
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(p, (TypeVar, ParamSpec, TypeVarTuple)) or get_origin(p) is Unpack for p in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Alias(cls, params, cls.__name__)
        names = getattr(cls, "__parameters__", ())
        if not names:
            raise TypeError(f"{cls!r} is not a generic class")
        if len(names) == 1 and isinstance(names[0], ParamSpec):
            if len(params) != 1 or not isinstance(params[0], (list, ParamSpec)) and params[0] is not ...:
                params = (list(params),)
        elif len(params) != len(names) and not any(isinstance(p, TypeVarTuple) for p in names):
            what = "many" if len(params) > len(names) else "few"
            raise TypeError(f"Too {what} arguments for {cls!r}; actual {len(params)}, expected {len(names)}")
        return _Alias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            found = ()
        else:
            if Generic in bases and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            found = _parameters(bases)
            for b in bases:
                if isinstance(b, _Alias) and b.__origin__ in (Generic, Protocol):
                    found = b.__parameters__
        cls.__parameters__ = tuple(found)


_OBJECT_NAMES = frozenset(
    "__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__"
    " __weakref__ __class_getitem__ __match_args__ __parameters__ __orig_bases__ __orig_class__ _is_protocol"
    " _is_runtime_protocol _abc_impl __protocol_attrs__ __qualname__ __init_subclass__ __non_callable_proto_members__"
    .split()
)


def _protocol_attrs(cls):
    found = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", ())]:
            if name not in _OBJECT_NAMES and not name.startswith("_abc_"):
                found.add(name)
    return found


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(instance)
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            if super().__instancecheck__(instance):
                return True
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if type.__instancecheck__(cls, instance):
            return True
        for name in _protocol_attrs(cls):
            try:
                value = getattr(instance, name)
            except AttributeError:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol") and cls is not Protocol:
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if type.__subclasscheck__(cls, other):
                return True
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            names = _protocol_attrs(cls)
            data = [n for n in names if not callable(getattr(cls, n, None))]
            if data:
                raise TypeError("Protocols with non-method members don't support issubclass(). Non-method members: " + ", ".join(map(repr, sorted(data))) + ".")
            for name in names:
                for base in other.__mro__:
                    if name in base.__dict__:
                        if base.__dict__[name] is None:
                            return False
                        break
                    if name in base.__dict__.get("__annotations__", ()):
                        break
                else:
                    return False
            return True
        return super().__subclasscheck__(other)


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    super(Generic, self).__init__(*args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or getattr(base, "_is_protocol", False)
                    or base.__module__ in ("collections.abc", "contextlib", "abc")):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if "__init__" not in cls.__dict__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    if not (isinstance(cls, type) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)


def _supports(name, method):
    def f(self):
        pass

    f.__name__ = method
    cls = _ProtocolMeta(name, (Protocol,), {method: abstractmethod(f), "__module__": "typing", "_is_protocol": True, "__slots__": ()})
    return runtime_checkable(cls)


class NewType(_Hint):
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _module_of_caller()

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError(
            "Cannot subclass an instance of NewType. Perhaps you were looking for: "
            f"`{name}2 = NewType('{name}2', {name})`"
        )


# Named tuples and typed dicts


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        from collections import namedtuple

        types = ns.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(ns[name])
            elif defaults:
                given = [n for n in types if n in ns]
                s = "s" if len(given) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{s} {', '.join(given)}")
        types = {name: _convert(t) for name, t in types.items()}
        nt = namedtuple(typename, list(types), defaults=defaults, module=ns.get("__module__"))
        nt.__annotations__ = nt.__new__.__annotations__ = types
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types",
                       "_make", "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__name__", "__annotations__", "__orig_bases__", "__qualname__") and key not in types:
                setattr(nt, key, value)
        if "__qualname__" in ns:
            nt.__qualname__ = ns["__qualname__"]
        nt.__orig_bases__ = (NamedTuple,)
        if Generic in bases:
            nt.__class_getitem__ = classmethod(lambda c, p: _Alias(c, _tuple(p)))
        return nt


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


class _NamedTupleForm:
    def __call__(self, typename, fields=None, /, **kwargs):
        from collections import namedtuple

        fields = kwargs.items() if fields is None else fields
        types = {name: _convert(t) for name, t in fields}
        nt = namedtuple(typename, list(types), module=sys._getframe(1).f_globals.get("__name__", "__main__"))
        nt.__annotations__ = nt.__new__.__annotations__ = types
        nt.__orig_bases__ = (NamedTuple,)
        return nt

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return "<function NamedTuple>"


NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True, closed=None):
        new = type.__new__(_TypedDictMeta, name, (dict,), {k: v for k, v in ns.items() if k != "__orig_bases__"})
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        for key, hint in ns.get("__annotations__", {}).items():
            hint = annotations[key] = _convert(hint)
            inner = hint
            while get_origin(inner) in (Annotated, ReadOnly):
                inner = inner.__args__[0]
            is_required = total
            if get_origin(inner) is Required:
                is_required = True
            elif get_origin(inner) is NotRequired:
                is_required = False
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        new.__annotations__ = annotations
        new.__required_keys__ = frozenset(required)
        new.__optional_keys__ = frozenset(optional)
        new.__total__ = total
        new.__orig_bases__ = ns.get("__orig_bases__", bases)
        return new

    def __init__(cls, name, bases, ns, total=True, closed=None):
        pass

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


class _TypedDictForm:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        ns = {"__annotations__": dict(kwargs if fields is None else fields)}
        ns["__module__"] = sys._getframe(1).f_globals.get("__name__", "__main__")
        return _TypedDictMeta(typename, (), ns, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "<function TypedDict>"


TypedDict = _TypedDictForm()


def is_typeddict(tp):
    return isinstance(type(tp), type) and issubclass(type(tp), _TypedDictMeta) and tp is not TypedDict


# Functions


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    raise AssertionError(f"Expected code to be unreachable, but got: {value[:100]}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(**options):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = options
        return cls_or_fn

    return decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions"
        " outside a stub module should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    f = getattr(func, "__func__", func)
    key = f.__module__, f.__qualname__
    known = _overloads.setdefault(key, {})
    known[f.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _GenericAlias, _ParamPart)):
        return tp.__origin__
    if isinstance(tp, _Union):
        return _Union
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_Alias, _GenericAlias)):
        if isinstance(tp, _Alias) and tp._bare:
            return ()
        args = tp.__args__
        if tp.__origin__ is _abc_callable() and not (
            len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec) or get_origin(args[0]) is Concatenate)
        ):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, _Union) else ()


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(_protocol_attrs(tp))


def _resolve(hint, globalns, localns):
    if isinstance(hint, ForwardRef):
        return hint._evaluate(globalns, localns)
    if isinstance(hint, _AnnotatedAlias):
        return _AnnotatedAlias(_resolve(hint.__origin__, globalns, localns), hint.__metadata__)
    if isinstance(hint, _LiteralAlias):
        return hint
    if isinstance(hint, _Alias) and not hint._bare:
        args = tuple(_resolve(a, globalns, localns) for a in hint.__args__)
        return hint if all(a is b for a, b in zip(args, hint.__args__)) else hint._with(args)
    if isinstance(hint, _GenericAlias):
        args = tuple(_resolve(_convert(a) if isinstance(a, str) else a, globalns, localns) for a in hint.__args__)
        return hint if all(a is b for a, b in zip(args, hint.__args__)) else _GenericAlias(hint.__origin__, args)
    return hint


def _strip(hint):
    if isinstance(hint, _AnnotatedAlias):
        return _strip(hint.__origin__)
    if isinstance(hint, _Alias) and hint.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip(hint.__args__[0])
    if isinstance(hint, _Alias) and not hint._bare and not isinstance(hint, _LiteralAlias):
        args = tuple(_strip(a) for a in hint.__args__)
        return hint if args == hint.__args__ else hint._with(args)
    if isinstance(hint, _GenericAlias):
        return _GenericAlias(hint.__origin__, tuple(_strip(a) for a in hint.__args__))
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = globalns if globalns is not None else getattr(module, "__dict__", {})
            local = localns if localns is not None else dict(vars(base))
            for name, hint in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _resolve(_convert(hint), names, local)
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if callable(obj) or isinstance(obj, type(sys)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        if globalns is None:
            f = obj
            while hasattr(f, "__wrapped__"):
                f = f.__wrapped__
            globalns = obj.__dict__ if isinstance(obj, type(sys)) else getattr(f, "__globals__", {})
        for name, hint in annotations.items():
            hints[name] = _resolve(_convert(hint), globalns, globalns if localns is None else localns)
    return hints if include_extras else {name: _strip(hint) for name, hint in hints.items()}


# Names of classes elsewhere, made when they are asked for: (module, class, parameters; 0: any number).
_builtin = {
    "List": ("builtins", "list", 1), "Dict": ("builtins", "dict", 2), "Set": ("builtins", "set", 1),
    "FrozenSet": ("builtins", "frozenset", 1), "Tuple": ("builtins", "tuple", 0), "Type": ("builtins", "type", 1),
    "DefaultDict": ("collections", "defaultdict", 2), "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
    "Deque": ("collections", "deque", 1), "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
    "ContextManager": ("contextlib", "AbstractContextManager", 0),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 0),
    "AbstractSet": ("collections.abc", "Set", 1), "Callable": ("collections.abc", "Callable", 0),
    "Hashable": ("collections.abc", "Hashable", None), "Sized": ("collections.abc", "Sized", None),
    "ByteString": ("collections.abc", "ByteString", None),
}
for _names, _count in (
    ("Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection MutableSet MappingView KeysView ValuesView Sequence MutableSequence", 1),
    ("Mapping MutableMapping ItemsView AsyncGenerator", 2),
    ("Coroutine Generator", 3),
):
    for _name in _names.split():
        _builtin[_name] = ("collections.abc", _name, _count)
_protocols = {
    "SupportsInt": "__int__", "SupportsFloat": "__float__", "SupportsComplex": "__complex__",
    "SupportsBytes": "__bytes__", "SupportsIndex": "__index__", "SupportsAbs": "__abs__", "SupportsRound": "__round__",
}


def _abc_callable():
    abc = sys.modules.get("collections.abc")
    return abc.Callable if abc is not None else _builtin


def __getattr__(name):
    if name in _builtin:
        module, attr, count = _builtin[name]
        __import__(module)
        origin = getattr(sys.modules[module], attr)
        value = _Alias(origin, (), name, True if not count else count)
    elif name in _protocols:
        value = _supports(name, _protocols[name])
    elif name in ("IO", "TextIO", "BinaryIO"):
        base = (Generic[AnyStr],) if name == "IO" else (__getattr__("IO")[str if name == "TextIO" else bytes],)
        from types import new_class

        value = new_class(name, base, exec_body=lambda ns: ns.update(__module__="typing"))
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = value
    return value


__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal", "Optional",
    "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union", "AbstractSet", "Container",
    "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView",
    "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable", "AsyncIterator",
    "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator", "Reversible", "SupportsAbs", "SupportsBytes",
    "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap", "Counter",
    "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator",
    "AnyStr", "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform", "final", "get_args",
    "get_origin", "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType",
    "no_type_check", "NoReturn", "NotRequired", "overload", "override", "ParamSpec", "Required", "reveal_type",
    "runtime_checkable", "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack",
]
