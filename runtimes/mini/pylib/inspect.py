"""What objects are, and the signatures of functions."""

import sys
import types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ASYNC_GENERATOR = 128, 512


def _def():
    pass


class _C:
    def method(self):
        pass


async def _co():
    pass


async def _ag():
    yield


_c = _co()
_FUNCTION, _METHOD, _CODE, _MODULE = type(_def), type(_C().method), type(_def.__code__), type(sys)
_BUILTIN, _BUILTIN_METHOD, _GENERATOR, _COROUTINE = type(len), type([].append), type(i for i in ()), type(_c)
_ASYNC_GENERATOR, _FRAME, _DESCRIPTOR = type(_ag()), type(sys._getframe()), type(list.append)
_c.close()


def ismodule(object):
    return isinstance(object, _MODULE)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _METHOD)


def isfunction(object):
    return isinstance(object, _FUNCTION)


def isbuiltin(object):
    return isinstance(object, (_BUILTIN, _BUILTIN_METHOD)) and not isinstance(object, _DESCRIPTOR)


def ismethoddescriptor(object):
    return isinstance(object, _DESCRIPTOR)


def isroutine(object):
    return isfunction(object) or ismethod(object) or isinstance(object, (_BUILTIN, _BUILTIN_METHOD, _DESCRIPTOR))


def isdatadescriptor(object):
    cls = type(object)
    return not isclass(object) and (hasattr(cls, "__set__") or hasattr(cls, "__delete__"))


def isgenerator(object):
    return isinstance(object, _GENERATOR)


def iscoroutine(object):
    return isinstance(object, _COROUTINE)


def isasyncgen(object):
    return isinstance(object, _ASYNC_GENERATOR)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def iscode(object):
    return isinstance(object, _CODE)


def isframe(object):
    return isinstance(object, _FRAME)


def istraceback(object):
    return type(object).__name__ == "traceback"


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def _flag(object, flag):
    object = getattr(object, "__func__", object)
    return isfunction(object) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _flag(obj, CO_ASYNC_GENERATOR)


def getmembers(object, predicate=None):
    found = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getmembers_static(object, predicate=None):
    return [(n, v) for n in sorted(dir(object)) if predicate is None or predicate(v := getattr_static(object, n))]


_MISSING = object()


def getattr_static(obj, attr, default=_MISSING):
    places = [getattr(obj, "__dict__", {})]
    for cls in obj.__mro__ if isclass(obj) else type(obj).__mro__:
        places.append(cls.__dict__)
    for place in places:
        if attr in place:
            return place[attr]
    if default is _MISSING:
        raise AttributeError(attr)
    return default


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def getmodulename(path):
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        return getfile(getmodule(object))
    object = getattr(object, "__func__", object)
    object = getattr(object, "__code__", getattr(object, "f_code", object))
    if iscode(object):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got " + type(object).__name__
    )


getsourcefile = getfile


def getsourcelines(object):
    import _traceback

    file = getfile(object)
    if isclass(object):
        words = ("class " + object.__name__ + "(", "class " + object.__name__ + ":")
        n = 1
        while (line := _traceback.line(file, n)) is not None and not line.lstrip().startswith(words):
            n += 1
    else:
        code = getattr(getattr(object, "__func__", object), "__code__", object)
        n = 1 if ismodule(object) else code.co_firstlineno
    first = _traceback.line(file, n)
    if first is None:
        raise OSError("could not get source code")
    lines = [first + "\n"]
    indent = len(first) - len(first.lstrip())
    at = n + 1
    begun = not first.lstrip().startswith("@")
    depth = first.count("(") + first.count("[") - first.count(")") - first.count("]")
    while (line := _traceback.line(file, at)) is not None:
        text = line.strip()
        deep = len(line) - len(line.lstrip()) > indent
        if text and not deep and begun and depth <= 0 and not text.startswith(("#", ")")) and not ismodule(object):
            break
        begun = begun or text.startswith(("def ", "async ", "class "))
        depth += text.count("(") + text.count("[") - text.count(")") - text.count("]")
        lines.append(line + "\n")
        at += 1
    while lines and not lines[-1].strip():
        lines.pop()
    return lines, n


def getsource(object):
    return "".join(getsourcelines(object)[0])


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    frame = sys._getframe(1)
    found = []
    while frame is not None:
        found.append(FrameInfo((frame, frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None)))
        frame = frame.f_back
    return found


class FrameInfo(tuple):
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getgeneratorstate(generator):
    if generator.gi_running:
        return "GEN_RUNNING"
    if generator.gi_frame is None:
        return "GEN_CLOSED"
    return "GEN_SUSPENDED" if generator.gi_suspended else "GEN_CREATED"


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return "CORO_RUNNING"
    if coroutine.cr_frame is None:
        return "CORO_CLOSED"
    return "CORO_SUSPENDED" if coroutine.cr_suspended else "CORO_CREATED"


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


# Signatures


class _empty:
    pass


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation).replace("typing.", "")


class Parameter:
    POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        if default is not _empty and kind in (2, 4):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, *, name=None, kind=None, annotation=None, default=None):
        return Parameter(
            self.name if name is None else name, self.kind if kind is None else kind,
            default=self.default if default is None else default,
            annotation=self.annotation if annotation is None else annotation,
        )  # fmt: skip

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return {2: "*", 4: "**"}.get(int(self.kind), "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, int(self.kind), self.default, self.annotation) == (
            other.name, int(other.kind), other.default, other.annotation,
        )  # fmt: skip

    def __hash__(self):
        return hash((self.name, int(self.kind)))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        args = []
        for p in self.signature.parameters.values():
            if p.kind in (3, 4) or p.name not in self.arguments:
                break
            if p.kind == 2:
                args.extend(self.arguments[p.name])
            else:
                args.append(self.arguments[p.name])
        return tuple(args)

    @property
    def kwargs(self):
        found = {}
        skipped = False
        for p in self.signature.parameters.values():
            if p.name not in self.arguments:
                skipped = skipped or p.kind != 2
                continue
            if p.kind == 4:
                found.update(self.arguments[p.name])
            elif p.kind == 3 or skipped and p.kind == 1:
                found[p.name] = self.arguments[p.name]
        return found

    def apply_defaults(self):
        filled = {}
        for p in self.signature.parameters.values():
            if p.name in self.arguments:
                filled[p.name] = self.arguments[p.name]
            elif p.default is not _empty:
                filled[p.name] = p.default
            elif p.kind == 2:
                filled[p.name] = ()
            elif p.kind == 4:
                filled[p.name] = {}
        self.arguments = filled

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **kwargs):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(
            self.parameters.values() if parameters is None else parameters,
            return_annotation=self.return_annotation if return_annotation is None else return_annotation,
        )

    def __str__(self):
        parts = []
        slash = star = False
        for p in self.parameters.values():
            if p.kind == 0:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if p.kind == 2:
                star = True
            elif p.kind == 3 and not star:
                parts.append("*")
                star = True
            parts.append(str(p))
        if slash:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (
            list(self.parameters.values()) == list(other.parameters.values())
            and self.return_annotation == other.return_annotation
        )

    def __hash__(self):
        return hash(tuple(self.parameters))

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        args = list(args)
        found = {}
        for p in self.parameters.values():
            if p.kind == 2:
                if args:
                    found[p.name] = tuple(args)
                    args = []
            elif p.kind == 4:
                if kwargs:
                    found[p.name] = kwargs
                    kwargs = {}
            elif args and p.kind != 3:
                if p.name in kwargs and p.kind == 1:
                    raise TypeError(f"multiple values for argument {p.name!r}")
                found[p.name] = args.pop(0)
            elif p.name in kwargs and p.kind != 0:
                found[p.name] = kwargs.pop(p.name)
            elif p.default is _empty and not partial:
                only = " keyword-only" if p.kind == 3 else ""
                raise TypeError(f"missing a required{only} argument: {p.name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, found)


def _of_function(func):
    code = func.__code__
    notes = getattr(func, "__annotations__", None) or {}
    names = code.co_varnames
    count = code.co_argcount
    only = getattr(code, "co_posonlyargcount", 0)
    defaults = func.__defaults__ or ()
    named = func.__kwdefaults__ or {}
    P = Parameter
    found = []
    for i, name in enumerate(names[:count]):
        at = i - (count - len(defaults))
        default = defaults[at] if at >= 0 else _empty
        kind = P.POSITIONAL_ONLY if i < only else P.POSITIONAL_OR_KEYWORD
        found.append(P(name, kind, default=default, annotation=notes.get(name, _empty)))
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        found.append(P(names[at], P.VAR_POSITIONAL, annotation=notes.get(names[at], _empty)))
    for name in names[count : count + code.co_kwonlyargcount]:
        found.append(P(name, P.KEYWORD_ONLY, default=named.get(name, _empty), annotation=notes.get(name, _empty)))
    if code.co_flags & CO_VARARGS:
        at += 1
    if code.co_flags & CO_VARKEYWORDS:
        found.append(P(names[at], P.VAR_KEYWORD, annotation=notes.get(names[at], _empty)))
    return Signature(found, return_annotation=notes.get("return", _empty))


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if parameters and parameters[0].kind != 2:
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    given = getattr(obj, "__signature__", None)
    if given is not None:
        return given
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == "partial":
        sig = signature(obj.func)
        left = list(sig.parameters.values())[len(obj.args) :]
        found = []
        for p in left:
            if p.name in obj.keywords:
                p = p.replace(default=obj.keywords[p.name], kind=Parameter.KEYWORD_ONLY)
            elif found and found[-1].kind == 3 and p.kind == 1:
                p = p.replace(kind=Parameter.KEYWORD_ONLY)
            found.append(p)
        return sig.replace(parameters=found)
    if isclass(obj):
        for name in ("__new__", "__init__"):
            method = getattr(obj, name, None)
            if isfunction(method):
                return _without_first(_of_function(method)).replace(return_annotation=_empty)
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
    else:
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            return _without_first(_of_function(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


class FullArgSpec(tuple):
    args = property(lambda self: self[0])
    varargs = property(lambda self: self[1])
    varkw = property(lambda self: self[2])
    defaults = property(lambda self: self[3])
    kwonlyargs = property(lambda self: self[4])
    kwonlydefaults = property(lambda self: self[5])
    annotations = property(lambda self: self[6])

    def __repr__(self):
        names = "args varargs varkw defaults kwonlyargs kwonlydefaults annotations".split()
        return f"FullArgSpec({', '.join(f'{n}={v!r}' for n, v in zip(names, self))})"


def getfullargspec(func):
    code = getattr(func, "__func__", func).__code__
    func = getattr(func, "__func__", func)
    parameters = _of_function(func).parameters.values()
    of = lambda *kinds: [p.name for p in parameters if p.kind in kinds]
    return FullArgSpec(
        (
            of(0, 1), (of(2) or [None])[0], (of(4) or [None])[0], func.__defaults__, of(3), func.__kwdefaults__,
            func.__annotations__,
        )
    )  # fmt: skip


def getcallargs(func, /, *args, **kwargs):
    bound = signature(func).bind(*args, **kwargs)
    bound.apply_defaults()
    return bound.arguments
