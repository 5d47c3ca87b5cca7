"""Template strings (PEP 750): what `t"..."` makes. The engine knows the literal, and calls `_template`."""

__all__ = ["Template", "Interpolation", "convert"]


class Interpolation:
    __match_args__ = ("value", "expression", "conversion", "format_spec")
    __slots__ = __match_args__

    def __new__(cls, value, expression="", conversion=None, format_spec=""):
        for name, text in ("expression", expression), ("format_spec", format_spec):
            if not isinstance(text, str):
                raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(text).__name__}")
        if conversion is not None and not isinstance(conversion, str):
            raise TypeError(f"Interpolation() argument 'conversion' must be str, not {type(conversion).__name__}")
        if conversion not in (None, "s", "r", "a"):
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self = object.__new__(cls)
        for name, field in zip(cls.__match_args__, (value, expression, conversion, format_spec)):
            object.__setattr__(self, name, field)
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    def __repr__(self):
        return f"Interpolation({self.value!r}, {self.expression!r}, {self.conversion!r}, {self.format_spec!r})"


class Template:
    __slots__ = ("strings", "interpolations")

    def __new__(cls, *args):
        strings, interpolations = [""], []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                interpolations.append(arg)
                strings.append("")
            else:
                raise TypeError(
                    f"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {type(arg).__name__}"
                )
        self = object.__new__(cls)
        object.__setattr__(self, "strings", tuple(strings))
        object.__setattr__(self, "interpolations", tuple(interpolations))
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")

    def __setattr__(self, name, value):
        raise AttributeError("readonly attribute")

    @property
    def values(self):
        return tuple(i.value for i in self.interpolations)

    def __iter__(self):
        for n, text in enumerate(self.strings):
            if n:
                yield self.interpolations[n - 1]
            if text:
                yield text

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        if isinstance(other, str):
            raise TypeError('can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template')
        return NotImplemented

    def __repr__(self):
        return f"Template(strings={self.strings!r}, interpolations={self.interpolations!r})"


def convert(obj, /, conversion):
    """The value of a field after `!r`, `!s` or `!a`."""
    if conversion is None:
        return obj
    if conversion not in ("r", "s", "a"):
        raise ValueError(f"invalid conversion specifier: {conversion}")
    return {"r": repr, "s": str, "a": ascii}[conversion](obj)


def _template(parts):
    # Texts, and after each None a field's value, text, conversion and spec.
    args = []
    it = iter(parts)
    for part in it:
        args.append(part if part is not None else Interpolation(next(it), next(it), next(it) or None, next(it)))
    return Template(*args)
