"""Comma-separated values (RFC 4180 and its dialects)."""

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab",
    "unix_dialect", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
    "unregister_dialect", "DictReader", "DictWriter",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {}
_limit = 131072
_options = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting",
            "strict")


def _dialect(dialect, fmtparams):
    """The options of a dialect, by name, class or instance, with some replaced; checked."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in _options:
        value = getattr(dialect, name, getattr(Dialect, name)) if dialect is not None else getattr(Dialect, name)
        setattr(made, name, fmtparams.pop(name, value))
    for name in fmtparams:
        raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    for name in ("delimiter", "quotechar", "escapechar"):
        value = getattr(made, name)
        if value is None and name != "delimiter":
            continue
        kind = "string" if name == "delimiter" else "string or None"
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    if made.quoting not in (0, 1, 2, 3):
        raise TypeError('bad "quoting" value')
    if made.quoting != QUOTE_NONE and made.quotechar is None:
        raise TypeError("quotechar must be set if quoting enabled")
    if not isinstance(made.lineterminator, str):
        raise TypeError(f'"lineterminator" must be a string, not {type(made.lineterminator).__name__}')
    return made


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        _limit = new_limit
    return old


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        self.line_num = 0
        self._lines = iter(csvfile)

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        delimiter, quote, escape = d.delimiter, d.quotechar, d.escapechar
        if d.quoting == QUOTE_NONE:
            quote = None
        row = []
        field = ""
        quoted = False
        # 0 start of a field, 1 in a field, 2 in quotes, 3 after a quote in quotes
        state = 0
        pending = ""
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == 2 or pending:
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    row.append(self._value(field, quoted))
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            if (state == 0 and not row and not pending and quote is not None and quote not in line and not escape
                    and delimiter in line and not d.skipinitialspace and d.quoting != QUOTE_NONNUMERIC):
                # A line without quotes is split as it is.
                text = line.rstrip("\r\n") if line.endswith(("\n", "\r")) else line
                if "\n" not in text and "\r" not in text and len(text) <= _limit:
                    return text.split(delimiter)
            i, n = 0, len(line)
            ended = False
            while i < n:
                c = line[i]
                i += 1
                if pending:
                    field += c
                    pending = ""
                    if state == 0:
                        state = 1
                    continue
                if state == 2:
                    if c == quote and c == escape and i < n and line[i] == quote:
                        field += c
                        i += 1
                    elif c == escape and c != quote:
                        pending = c
                    elif c == quote:
                        state = 3 if d.doublequote else 1
                    else:
                        field += c
                elif c in "\r\n":
                    if line[i:].strip("\r\n"):
                        raise Error("new-line character seen in unquoted field - "
                                    "do you need to open the file with newline=''?")
                    ended = True
                    break
                elif state == 3 and c == quote:
                    field += c
                    state = 2
                elif c == delimiter:
                    row.append(self._value(field, quoted))
                    field, quoted, state = "", False, 0
                    if len(field) > _limit:
                        raise Error(f"field larger than field limit ({_limit})")
                elif state == 3:
                    if d.strict:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                    field += c
                    state = 1
                elif c == escape:
                    pending = c
                elif state == 0 and c == quote:
                    quoted = True
                    state = 2
                elif state == 0 and c == " " and d.skipinitialspace:
                    pass
                else:
                    field += c
                    state = 1
                if len(field) > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
            if pending:
                field += "\n"
                pending = ""
                if state == 0:
                    state = 1
                if not ended:
                    row.append(self._value(field, quoted))
                    return row
                continue
            if state == 2:
                continue
            if state == 0 and not row and not quoted and not field:
                return []
            row.append(self._value(field, quoted))
            return row

    def _value(self, field, quoted):
        return float(field) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else field


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = _dialect(dialect, fmtparams)
        self._write = csvfile.write

    def writerow(self, row):
        d = self.dialect
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        special = d.delimiter + "\r\n" + d.lineterminator + (d.quotechar or "") + (d.escapechar or "")
        fields = []
        for value in values:
            number = isinstance(value, (int, float))
            text = "" if value is None else value if isinstance(value, str) else str(value)
            quote = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number
            if not quote and any(c in text for c in special):
                if d.quoting == QUOTE_NONE or d.quotechar in text and not d.doublequote and not _others(text, special, d):
                    text = self._escape(text, special)
                else:
                    quote = True
            if not text and len(values) == 1 and not quote:
                if d.quoting == QUOTE_NONE:
                    raise Error("single empty field record must be quoted")
                quote = True
            if quote:
                if d.doublequote:
                    text = text.replace(d.quotechar, d.quotechar * 2)
                    if d.escapechar:
                        text = text.replace(d.escapechar, d.escapechar * 2)
                else:
                    text = self._escape(text, d.quotechar + (d.escapechar or ""))
                text = d.quotechar + text + d.quotechar
            fields.append(text)
        return self._write(d.delimiter.join(fields) + d.lineterminator)

    def _escape(self, text, special):
        if not any(c in text for c in special):
            return text
        escape = self.dialect.escapechar
        if not escape:
            raise Error("need to escape, but no escapechar set")
        return "".join(escape + c if c in special else c for c in text)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def _others(text, special, d):
    return any(c in text for c in special if c != d.quotechar and c != d.escapechar)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [repr(key) for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(wrong))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))
