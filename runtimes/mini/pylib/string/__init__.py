"""Character constants, templates and the customisable formatter."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compiled = None

    _compiled = None

    def __init__(self, template):
        self.template = template

    @classmethod
    def _regex(cls):
        import re

        if cls._compiled is None:
            pattern = cls.__dict__.get("pattern")
            if pattern is None:
                delimiter = re.escape(cls.delimiter)
                braced = cls.braceidpattern or cls.idpattern
                pattern = (rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})|"
                           rf"{{(?P<braced>{braced})}}|(?P<invalid>))")
            cls._compiled = re.compile(pattern, cls.flags | re.VERBOSE)
        return cls._compiled

    def _replace(self, mapping, kws, safe):
        if mapping is None:
            mapping = kws
        elif kws:
            mapping = {**mapping, **kws} if isinstance(mapping, dict) else _Chain(kws, mapping)

        def convert(m):
            name = m.group("named") or m.group("braced")
            if name is not None:
                if not safe:
                    return str(mapping[name])
                try:
                    return str(mapping[name])
                except KeyError:
                    return m.group()
            if m.group("escaped") is not None:
                return self.delimiter
            if safe:
                return m.group()
            self._invalid(m)

        return self._regex().sub(convert, self.template)

    def _invalid(self, m):
        i = m.start("invalid")
        lines = self.template[:i].splitlines(keepends=True)
        if lines:
            lineno, colno = len(lines), i - len("".join(lines[:-1]))
        else:
            lineno = colno = 1
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {colno}")

    def substitute(self, mapping=None, /, **kws):
        return self._replace(mapping, kws, False)

    def safe_substitute(self, mapping=None, /, **kws):
        return self._replace(mapping, kws, True)

    def is_valid(self):
        return all(m.group("invalid") is None for m in self._regex().finditer(self.template))

    def get_identifiers(self):
        ids = []
        for m in self._regex().finditer(self.template):
            name = m.group("named") or m.group("braced")
            if name is not None and name not in ids:
                ids.append(name)
        return ids


class _Chain:
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __getitem__(self, key):
        return self.first[key] if key in self.first else self.second[key]


def _parse(text):
    """Yields (literal, field, spec, conversion) of a format string."""
    literal = ""
    i, end = 0, len(text)
    while i < end:
        c = text[i]
        i += 1
        if c == "}":
            if text[i:i + 1] != "}":
                raise ValueError("Single '}' encountered in format string")
            yield literal + c, None, None, None
            literal = ""
            i += 1
            continue
        if c != "{":
            literal += c
            continue
        if i == end:
            raise ValueError("Single '{' encountered in format string")
        if text[i] == "{":
            yield literal + c, None, None, None
            literal = ""
            i += 1
            continue
        start, depth, brackets = i, 1, False
        colon = None
        while i < end:
            c = text[i]
            if c == "[" and colon is None:
                brackets = True
            elif c == "]":
                brackets = False
            elif not brackets:
                if c == "{":
                    depth += 1
                elif c == "}":
                    depth -= 1
                    if not depth:
                        break
                elif c in ":!" and colon is None and depth == 1:
                    colon = i
            i += 1
        else:
            raise ValueError("expected '}' before end of string")
        field, spec, conversion = text[start:i], "", None
        if colon is not None:
            field, rest = text[start:colon], text[colon:i]
            if rest[0] == "!":
                if len(rest) < 2:
                    raise ValueError("end of string while looking for conversion specifier")
                conversion = rest[1]
                rest = rest[2:]
                if rest and rest[0] != ":":
                    raise ValueError("expected ':' after conversion specifier")
            spec = rest[1:]
        i += 1
        yield literal, field, spec, conversion
        literal = ""
    if literal:
        yield literal, None, None, None


def _split_field(name):
    """The first part of a field name, and the (is attribute, name or index) parts after it."""
    first = ""
    i = 0
    while i < len(name) and name[i] not in ".[":
        i += 1
    first, rest = name[:i], []
    while i < len(name):
        if name[i] == ".":
            j = i + 1
            while j < len(name) and name[j] not in ".[":
                j += 1
            part = name[i + 1:j]
            rest.append((True, part))
        elif name[i] == "[":
            j = name.find("]", i)
            if j < 0:
                raise ValueError("Missing ']' in format string")
            part = name[i + 1:j]
            rest.append((False, int(part) if part.isdigit() else part))
            j += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not part:
            raise ValueError("Empty attribute in format string")
        i = j
    return int(first) if first.isdigit() else first, rest


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if field is None:
                continue
            if field == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto)
                auto += 1
            elif field.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            out.append(self.format_field(obj, spec))
        return "".join(out), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first
