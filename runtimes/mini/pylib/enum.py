"""Enumerations. A member's value becomes the member when the class is made (`_Proto.__set_name__`)."""

__all__ = [
    "EnumType", "EnumMeta", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
    "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "EnumCheck", "CONTINUOUS",
    "NAMED_FLAGS", "UNIQUE", "global_enum", "show_flag_values",
]

property = property
Enum = Flag = EJECT = KEEP = ReprEnum = None
_null = object()


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class auto:
    def __init__(self, value=_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


def _dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_descriptor(v):
    return hasattr(v, "__get__") or hasattr(v, "__set__") or hasattr(v, "__delete__")


def _single_bit(n):
    return n > 0 and n & (n - 1) == 0


class EnumDict(dict):
    """The namespace of an enumeration's body: knows the members, and gives `auto()` its values."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._prefix = f"_{cls_name}__"
        self._next_value = None

    def __setitem__(self, key, value):
        if key.startswith(self._prefix) and not key.endswith("__"):
            pass
        elif _sunder(key):
            if key not in (
                "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
                "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_",
            ):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._next_value = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value) or isinstance(value, member):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            elif isinstance(value, auto):
                value = self._auto(key, value)
            elif type(value) is tuple and any(isinstance(v, auto) for v in value):
                value = tuple(self._auto(key, v) if isinstance(v, auto) else v for v in value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _auto(self, key, value):
        if value.value is _null:
            self._auto_called = True
            value.value = self._next_value(key, 1, len(self._member_names), self._last_values[:])
        return value.value

    @property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more):
        for key, value in members.items() if hasattr(members, "items") else members:
            self[key] = value
        for key, value in more.items():
            self[key] = value


_EnumDict = EnumDict


class _Proto:
    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        if cls._use_args_:
            m = cls._new_member_(cls, *args)
        else:
            m = cls._new_member_(cls)
        if not hasattr(m, "_value_"):
            if cls._member_type_ is object:
                m._value_ = value
            else:
                try:
                    m._value_ = cls._member_type_(*args)
                except Exception as e:
                    raise TypeError("_value_ not set in __new__, unable to create it") from e
        value = m._value_
        m._name_ = name
        m.__objclass__ = cls
        m.__init__(*args)
        m._sort_order_ = len(cls._member_names_)
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            known = None
            for other in cls._member_map_.values():
                if other._value_ == value:
                    known = other
                    break
        is_flag = Flag is not None and issubclass(cls, Flag)
        if known is not None:
            m = known
        elif not is_flag or (isinstance(value, int) and _single_bit(value)):
            cls._member_names_.append(name)
        if is_flag and isinstance(value, int):
            if value < 0 and cls._boundary_ is not KEEP:
                if value == -1 or value < 0:
                    value = None
            if value is not None:
                cls._flag_mask_ |= value
                if _single_bit(value):
                    cls._singles_mask_ |= value
                cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        type.__setattr__(cls, name, m)
        cls._member_map_[name] = m
        try:
            cls._value2member_map_.setdefault(m._value_, m)
        except TypeError:
            cls._unhashable_values_.append(m)


def _data_type(name, bases):
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    if base._member_type_ not in found:
                        found.append(base._member_type_)
                    break
            elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                if isinstance(base, EnumType):
                    continue
                if (candidate or base) not in found:
                    found.append(candidate or base)
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f"too many data types for {name!r}: {set(found)!r}")
    return found[0] if found else object


def _mixins(name, bases):
    if not bases:
        return object, Enum
    first = bases[-1]
    if not isinstance(first, EnumType):
        raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
    return _data_type(name, bases), first


def _find_new(namespace, member_type, first_enum):
    new = namespace.get("__new__")
    if new is not None:
        return (new.__func__ if isinstance(new, staticmethod) else new), True
    if Enum is not None:
        for method in ("_new_member_", "__new__"):
            for possible in (member_type, first_enum):
                target = getattr(possible, method, None)
                if target is not None and target is not object.__new__ and target is not Enum.__new__:
                    return target, True
    return object.__new__, first_enum is None


class EnumType(type):
    @classmethod
    def __prepare__(metacls, name, bases, **kwds):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        namespace = EnumDict(name)
        if bases:
            first = _mixins(name, bases)[1]
            if first is not None:
                namespace["_generate_next_value_"] = first._generate_next_value_
        return namespace

    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        names = list(namespace._member_names)
        ignore = namespace._ignore
        bad = set(names) & {"mro", ""}
        if bad:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(n) for n in bad)}")
        ns = dict.copy(namespace)
        for key in [*ignore, "_ignore_"]:
            ns.pop(key, None)
        order = ns.pop("_order_", None)
        next_value = ns.get("_generate_next_value_")
        if next_value is not None and not isinstance(next_value, staticmethod):
            ns["_generate_next_value_"] = staticmethod(next_value)
        member_type, first = _mixins(name, bases)
        new, use_args = _find_new(ns, member_type, first)
        for key in names:
            if key not in ignore:
                ns[key] = _Proto(ns[key])
        ns["_new_member_"] = staticmethod(new)
        ns["_use_args_"] = use_args
        ns["_member_names_"] = []
        ns["_member_map_"] = {}
        ns["_value2member_map_"] = {}
        ns["_unhashable_values_"] = []
        ns["_member_type_"] = member_type
        ns["_boundary_"] = boundary or getattr(first, "_boundary_", None)
        ns["_flag_mask_"] = ns["_singles_mask_"] = ns["_all_bits_"] = 0
        if Enum is not None:
            ns["__new__"] = Enum.__new__
            if "__reduce_ex__" not in ns:
                ns["__reduce_ex__"] = Enum.__reduce_ex__
            if ReprEnum is not None and ReprEnum in bases and member_type is not object:
                ns.setdefault("__format__", member_type.__format__)
                ns.setdefault("__str__", member_type.__str__ if member_type is str else member_type.__repr__)
            if Flag is not None and issubclass(first, Flag) and member_type is not object:
                for method in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                    if method not in ns:
                        ns[method] = getattr(first, method)
        cls = super().__new__(metacls, name, bases, ns, **kwds)
        if Enum is not None and member_type is not object:
            # What shows a member is the enumeration's, not the data type's.
            for method in ("__repr__", "__str__", "__format__"):
                if method not in ns and getattr(cls, method) in (getattr(member_type, method), getattr(object, method)):
                    type.__setattr__(cls, method, getattr(first, method))
        if order is not None:
            if isinstance(order, str):
                order = order.replace(",", " ").split()
            if [n for n in order if n in cls._member_names_] != cls._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {order!r}")
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value=_null, names=_null, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _null:
                value = (value, names, *values)
            if value is _null:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            return cls.__new__(cls, value)
        if names is _null:
            if type is None:
                if value is _null:
                    raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
                if cls.__mro__[1] is object or Flag is not cls:
                    raise TypeError(f"{cls!r} has no members; specify `names=()` if you meant to create a new, empty, enum")
            names = ()
        if values:
            names = (names, *values)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            plain, names, last = names, [], []
            for i, name in enumerate(plain):
                value = namespace._next_value(name, start, i, last[:])
                last.append(value)
                names.append((name, value))
        if names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            import sys

            module = sys._getframe(2).f_globals.get("__name__", "__main__")
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            return value in cls._value2member_map_
        except TypeError:
            return any(value == m._value_ for m in cls._unhashable_values_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    @property
    def __members__(cls):
        from types import MappingProxyType

        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        base = ["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__"]
        return sorted(base + ["__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for m in cls._unhashable_values_:
                if m._value_ == value:
                    return m
        problem = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            problem, result = e, None
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and problem is None:
            raise error
        if problem is None:
            problem = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if not isinstance(problem, ValueError):
            problem.__context__ = error
        raise problem

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f"unable to increment {last!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__name__}.{self._name_}: {_show(cls, self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __dir__(self):
        own = [n for c in type(self).__mro__ for n in c.__dict__ if n[0] != "_" and n not in self._member_map_]
        return sorted({"__class__", "__doc__", "__module__", "name", "value", *own})

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


def _show(cls, value):
    data = cls._member_type_
    if data is object or "__dataclass_fields__" in data.__dict__ or type(value) is not data:
        return repr(value)
    return data.__repr__(value)


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        for i, what in ((1, "encoding"), (2, "errors")):
            if len(values) > i and not isinstance(values[i], str):
                raise TypeError(f"{what} must be a string, not {values[i]!r}")
        value = str(*values)
        m = str.__new__(cls, value)
        m._value_ = value
        return m

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bits(n, width):
    return f"0b{'1' if n < 0 else '0'} {n & (1 << width) - 1:0{width}b}"


class Flag(Enum, boundary=STRICT):
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last!r}") from None

    @classmethod
    def _iter_member_(cls, value):
        singles = [cls._member_map_[n] for n in cls._member_names_]
        return iter(sorted((m for m in singles if m._value_ & value), key=lambda m: m._value_))

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n  allowed {_bits(mask, width)}"
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        if value < 0:
            value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        unknown = value & ~mask
        if cls._member_type_ is object:
            m = object.__new__(cls)
        else:
            m = cls._member_type_.__new__(cls, value)
        m._value_ = value
        names = [x._name_ for x in cls._iter_member_(value)]
        covered = 0
        for x in cls._iter_member_(value):
            covered |= x._value_
        if value & ~covered & mask:
            # Bits that only members of several bits have.
            for x in cls._member_map_.values():
                if x._value_ and x._value_ & value == x._value_ and x._value_ & ~covered:
                    names.append(x._name_)
                    covered |= x._value_
        if unknown and names:
            names.append(cls._numeric_repr_(unknown))
        m._name_ = "|".join(names) if names else None
        m._sort_order_ = -1
        return cls._value2member_map_.setdefault(value, m)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = self.__class__
        value = _show(cls, self._value_)
        return f"<{cls.__name__}: {value}>" if self._name_ is None else f"<{cls.__name__}.{self._name_}: {value}>"

    def __str__(self):
        name = self.__class__.__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        cls = self.__class__
        if cls._boundary_ in (EJECT, KEEP):
            return cls(~self._value_)
        return cls(cls._singles_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    pass


def unique(enumeration):
    twice = [(n, m._name_) for n, m in enumeration._member_map_.items() if n != m._name_]
    if twice:
        details = ", ".join(f"{alias} -> {name}" for alias, name in twice)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                twice = [(n, m._name_) for n, m in enumeration._member_map_.items() if n != m._name_]
                if twice:
                    details = ", ".join(f"{alias} -> {other}" for alias, other in twice)
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    missing = [2**i for i in range(low.bit_length(), high.bit_length()) if 2**i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    kind = "flag" if issubclass(enumeration, Flag) else "enum"
                    raise ValueError(f"invalid {kind} {name!r}: missing values {', '.join(map(str, missing))}")
            elif check is NAMED_FLAGS:
                named = 0
                for m in enumeration:
                    named |= m._value_
                bad, lost = [], 0
                for alias, m in enumeration._member_map_.items():
                    if m._value_ > 0 and m._value_ & ~named:
                        bad.append(alias)
                        lost |= m._value_ & ~named
                if bad:
                    if len(bad) == 1:
                        alias = f"alias {bad[0]!r} is missing"
                    else:
                        alias = f"aliases {', '.join(map(repr, bad[:-1]))} and {bad[-1]!r} are missing"
                    value = f"value 0x{lost:x}" if _single_bit(lost) else f"combined values of 0x{lost:x}"
                    raise ValueError(f"invalid Flag {name!r}: {alias} {value} [use enum.show_flag_values(value) for details]")
        return enumeration


def show_flag_values(value):
    return [1 << i for i in range(value.bit_length()) if value >> i & 1]


def global_enum(cls, update_str=False):
    import sys

    def __repr__(self):
        module = cls.__module__.split(".")[-1]
        if self._name_ is None:
            return f"{module}.{cls.__name__}({self._value_!r})"
        return "|".join(f"{module}.{name}" for name in self._name_.split("|"))

    cls.__repr__ = __repr__
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = lambda self: f"{cls.__name__}({self._value_!r})" if self._name_ is None else self._name_
    sys.modules[cls.__module__].__dict__.update(cls._member_map_)
    return cls
