"""Abstract base classes: ABCMeta keeps the abstract names, the virtual subclasses and a cache of answers."""

_version = 0  # counts registrations: a remembered "no" holds until the next one


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractproperty(property):
    __isabstractmethod__ = True


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


def _abstract_names(cls, items):
    names = {n for n, v in items if getattr(v, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for n in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, n, None), "__isabstractmethod__", False):
                names.add(n)
    return frozenset(names)


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__.items())
    return cls


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace.items())
        cls._abc_impl = ([], {})  # registered classes; class -> True, or the version at which it was none
        return cls

    def register(cls, subclass):
        global _version
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl[0].append(subclass)
        _version += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls._abc_impl[1].get(subclass) is True:
            return True
        if cls.__subclasscheck__(subclass):
            return True
        subtype = type(instance)
        return subtype is not subclass and cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        registry, cache = cls._abc_impl
        known = cache.get(subclass)
        if known is True:
            return True
        if known is not None and known == _version:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = cls in type.mro(subclass) if subclass is type else cls in subclass.__mro__
            if not answer:
                for other in registry:
                    if issubclass(subclass, other):
                        answer = True
                        break
                else:
                    for other in type.__subclasses__(cls):
                        if issubclass(subclass, other):
                            answer = True
                            break
        cache[subclass] = True if answer else _version
        return bool(answer)

    def _dump_registry(cls, file=None):
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl[0].clear()

    def _abc_caches_clear(cls):
        cls._abc_impl[1].clear()


class ABC(metaclass=ABCMeta):
    __slots__ = ()


def get_cache_token():
    return _version
