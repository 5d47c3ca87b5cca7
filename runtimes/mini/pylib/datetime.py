"""Dates and times."""

import time as _time

MINYEAR, MAXYEAR = 1, 9999
_MAX_ORDINAL = 3652059
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS[month]


def _ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5
    before = _BEFORE[month] + (month > 2 and _is_leap(year))
    if before > n:
        month -= 1
        before -= _days_in_month(year, month)
    return year, month, n - before + 1


def _index(value):
    if isinstance(value, int):
        return value
    method = getattr(type(value), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return method(value)


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    values = (_index(hour), _index(minute), _index(second), _index(microsecond))
    for value, top, what in zip(values, (23, 59, 59, 999999), ("hour", "minute", "second", "microsecond")):
        if not 0 <= value <= top:
            raise ValueError(f"{what} must be in 0..{top}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return values


def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _iso_week1(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _offset_text(delta, colon=":", empty=""):
    if delta is None:
        return empty
    sign = "+"
    if delta._days < 0:
        sign, delta = "-", -delta
    minutes, seconds = divmod(delta._seconds, 60)
    text = f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"
    if seconds or delta._microseconds:
        text += f"{colon}{seconds:02d}"
        if delta._microseconds:
            text += f".{delta._microseconds:06d}"
    return text


def _name(self):
    cls = type(self)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        parts = (
            ("days", days, 86400000000), ("seconds", seconds, 1000000), ("microseconds", microseconds, 1),
            ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
            ("weeks", weeks, 604800000000),
        )  # fmt: skip
        total = 0
        rest = 0.0
        for name, value, unit in parts:
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)
                total += whole * unit
                fraction = (value - whole) * unit
                whole = int(fraction)
                total += whole
                rest += fraction - whole
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            # To the nearest even microsecond of the sum.
            whole = int(rest)
            total += whole
            rest -= whole
            if abs(rest) > 0.5 or abs(rest) == 0.5 and total % 2:
                total += 1 if rest > 0 else -1
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        seconds, us = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, us
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._us() / 1000000

    def __repr__(self):
        args = []
        for name in ("days", "seconds", "microseconds"):
            value = getattr(self, name)
            if value:
                args.append(f"{name}={value}")
        return f"{_name(self)}({', '.join(args) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        return timedelta._of(self._us() + other._us()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._us() - other._us()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._us() - self._us()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._us())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        return timedelta._of(self._us() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return timedelta._of(_divide_nearest(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._us() % other._us()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._us(), other._us())
        return q, timedelta._of(r)

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._us() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


def _divide_nearest(a, b):
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2:
        q += 1
    return q


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta._of(86400000000 * 1000000000 - 1)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        dst = dt.dst()
        if dst is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
            if dst is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + dst


class timezone(tzinfo):
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None:
            if not offset:
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24),"
                f" not {offset!r}."
            )
        return cls._make(offset, name)

    @classmethod
    def _make(cls, offset, name=None):
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, what):
        if not isinstance(dt, datetime) and dt is not None:
            raise TypeError(f"{what}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() argument must be a datetime instance or None")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return timezone, (self._offset,) if self._name is None else (self._offset, self._name)


UTC = timezone.utc = timezone._make(timedelta(0))
timezone.min = timezone._make(-timedelta(hours=23, minutes=59))
timezone.max = timezone._make(timedelta(hours=23, minutes=59))


def _strftime(obj, format, tuple9, us=0):
    out = []
    at = 0
    while at < len(format):
        c = format[at]
        at += 1
        if c != "%" or at == len(format):
            out.append(c)
            continue
        c = format[at]
        at += 1
        if c == ":" and format[at : at + 1] == "z":
            at += 1
            offset = obj.utcoffset() if hasattr(obj, "utcoffset") else None
            out.append(_offset_text(offset))
        elif c == "f":
            out.append(f"{us:06d}")
        elif c == "z":
            offset = obj.utcoffset() if hasattr(obj, "utcoffset") else None
            out.append(_offset_text(offset, ""))
        elif c == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            out.append((name or "").replace("%", "%%"))
        else:
            out.append("%" + c)
    return _time.strftime("".join(out), tuple9)


def _digits(text, at, n, what):
    part = text[at : at + n]
    if len(part) != n or not part.isdigit() or not part.isascii():
        raise ValueError(what)
    return int(part)


def _parse_date(text):
    bad = "Invalid isoformat string"
    year = _digits(text, 0, 4, bad)
    if text[4:5] == "-":
        if text[5:6] == "W":
            week = _digits(text, 6, 2, bad)
            day = 1
            if len(text) > 8:
                if text[8] != "-" or len(text) != 10:
                    raise ValueError(bad)
                day = _digits(text, 9, 1, bad)
            d = date.fromisocalendar(year, week, day)
            return d._year, d._month, d._day
        month = _digits(text, 5, 2, bad)
        if text[7:8] != "-" or len(text) != 10:
            raise ValueError(bad)
        return year, month, _digits(text, 8, 2, bad)
    if text[4:5] == "W":
        week = _digits(text, 5, 2, bad)
        if len(text) not in (7, 8):
            raise ValueError(bad)
        d = date.fromisocalendar(year, week, _digits(text, 7, 1, bad) if len(text) == 8 else 1)
        return d._year, d._month, d._day
    if len(text) != 8:
        raise ValueError(bad)
    return year, _digits(text, 4, 2, bad), _digits(text, 6, 2, bad)


def _parse_clock(text):
    """[hour, minute, second, microsecond] of "HH[:MM[:SS[.f]]]", with or without colons."""
    bad = "Invalid isoformat string"
    parts = [_digits(text, 0, 2, bad), 0, 0, 0]
    colon = text[2:3] == ":"
    at = 2
    for i in (1, 2):
        if at == len(text):
            return parts
        if colon:
            if text[at] != ":":
                raise ValueError(bad)
            at += 1
        parts[i] = _digits(text, at, 2, bad)
        at += 2
    if at < len(text):
        if text[at] not in ".,":
            raise ValueError(bad)
        fraction = text[at + 1 :]
        if not fraction.isdigit():
            raise ValueError(bad)
        parts[3] = int((fraction + "00000")[:6])
    return parts


def _parse_time(text):
    if not text:
        raise ValueError("Isoformat time too short")
    at = max(text.find("-"), text.find("+"), text.find("Z"))
    tz = None
    if at >= 0:
        text, sign, rest = text[:at], text[at], text[at + 1 :]
        if sign == "Z":
            if rest:
                raise ValueError("Invalid isoformat string")
            tz = timezone.utc
        else:
            h, m, s, us = _parse_clock(rest)
            delta = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            tz = timezone(-delta if sign == "-" else delta)
    return _parse_clock(text), tz


class _ISO(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


_ISO.__name__ = _ISO.__qualname__ = "IsoCalendarDate"


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAX_ORDINAL:
            raise ValueError(f"year is out of range")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            parts = _parse_date(date_string)
        except ValueError as e:
            if e.args and not e.args[0].startswith("Invalid isoformat"):
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 1 <= year <= 9999:
            raise ValueError(f"Year is out of range: {year}")
        long = _iso_week1(year + 1) - _iso_week1(year) == 371 if year < 9999 else False
        if not 1 <= week <= 52 + long:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(_iso_week1(year) + (week - 1) * 7 + day - 1)

    @classmethod
    def strptime(cls, date_string, format):
        d = datetime.strptime(date_string, format)
        return cls(d._year, d._month, d._day)

    def __repr__(self):
        return f"{_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        return _time.struct_time(
            (self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._yearday(), -1)
        )

    def _yearday(self):
        return self.toordinal() - _ordinal(self._year, 1, 1) + 1

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = self.toordinal()
        first = _iso_week1(year)
        if today < first:
            year -= 1
            first = _iso_week1(year)
        elif today >= _iso_week1(year + 1):
            year += 1
            first = _iso_week1(year)
        week, day = divmod(today - first, 7)
        return _ISO((year, week + 1, day + 1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day,
        )  # fmt: skip

    __replace__ = replace

    def _key(self):
        return (self._year, self._month, self._day)

    def _other(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not 0 < n <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if self._other(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), self._key()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
_SPECS = ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds")


def _clock_text(h, m, s, us, spec):
    if spec not in _SPECS:
        raise ValueError("Unknown timespec value")
    if spec == "auto":
        spec = "microseconds" if us else "seconds"
    text = f"{h:02d}"
    if spec != "hours":
        text += f":{m:02d}"
        if spec != "minutes":
            text += f":{s:02d}"
            if spec == "milliseconds":
                text += f".{us // 1000:03d}"
            elif spec == "microseconds":
                text += f".{us:06d}"
    return text


def _checked_offset(offset, what="utcoffset"):
    if offset is not None:
        if not isinstance(offset, timedelta):
            raise TypeError(f"tzinfo.{what}() must return None or a timedelta, not '{type(offset).__name__}'")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24)."
            )
    return offset


class _Clock:
    """What time and datetime share. Their slots hold the parts."""

    __slots__ = ()
    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _asks(self):
        """What the methods of a tzinfo are given."""
        return None

    def utcoffset(self):
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.utcoffset(self._asks()))

    def dst(self):
        return None if self._tzinfo is None else _checked_offset(self._tzinfo.dst(self._asks()), "dst")

    def tzname(self):
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self._asks())
        if name is not None and not isinstance(name, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
        return name

    def _clock_us(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _clock_repr(self, parts):
        if not self._microsecond:
            parts.pop()
            if not self._second:
                parts.pop()
        text = ", ".join(map(str, parts))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_name(self)}({text})"


def _compare(self, other, op):
    key, other_key = _keys(self, other, op == "==")
    if key is None:
        return op != "==" and False
    if op == "==":
        return key == other_key
    if op == "<":
        return key < other_key
    return key <= other_key


class time(_Clock):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        values = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = values
        self._tzinfo, self._fold = tzinfo, fold
        return self

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = time_string.removeprefix("T")
        try:
            parts, tz = _parse_time(text)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parts, tz)

    @classmethod
    def strptime(cls, date_string, format):
        return datetime.strptime(date_string, format).timetz()

    def isoformat(self, timespec="auto"):
        text = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return self._clock_repr([self._hour, self._minute, self._second, self._microsecond])

    def strftime(self, format):
        return _strftime(
            self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1), self._microsecond
        )

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"must be str, not {type(format).__name__}")
        return self.strftime(format) if format else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold,
        )  # fmt: skip

    __replace__ = replace

    def __eq__(self, other):
        return _compare(self, other, "==") if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return _compare(self, other, "<") if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return _compare(self, other, "<=") if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return _compare(other, self, "<") if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return _compare(other, self, "<=") if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._clock_us() - (offset._us() if offset else 0))

    def _total(self):
        return self._clock_us()

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


def _keys(a, b, equal):
    """What to compare of two times or datetimes; None, None if one knows its offset and one does not."""
    if a._tzinfo is b._tzinfo:
        return a._total(), b._total()
    x, y = a.utcoffset(), b.utcoffset()
    if x == y:
        return a._total(), b._total()
    if x is None or y is None:
        if equal:
            return None, None
        raise TypeError(f"can't compare offset-naive and offset-aware {'date' if isinstance(a, datetime) else ''}times")
    return a._total() - x._us(), b._total() - y._us()


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo
_EPOCH = 719163


class datetime(_Clock, date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if month is None or day is None:
            raise TypeError(
                "function missing required argument "
                + ("'month' (pos 2)" if month is None else "'day' (pos 3)")
            )
        year, month, day = _check_date(year, month, day)
        values = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = values
        self._tzinfo, self._fold = tzinfo, fold
        return self

    def _asks(self):
        return self

    @classmethod
    def _from_us(cls, us, tz=None):
        """From microseconds since year 1's first day was ordinal 0."""
        days, us = divmod(us, 86400000000)
        if not 0 < days <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_from_ordinal(days), hour, minute, second, us, tz)

    def _total(self):
        return self.toordinal() * 86400000000 + self._clock_us()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tz(tz)
        us = round(timestamp * 1000000) if isinstance(timestamp, float) else timestamp * 1000000
        if isinstance(timestamp, float):
            whole = int(timestamp // 1)
            us = whole * 1000000 + round((timestamp - whole) * 1000000)
        if tz is None:
            seconds, rest = divmod(us, 1000000)
            f = _time.localtime(seconds)
            return cls(*f[:5], min(f[5], 59), rest)
        try:
            made = cls._from_us(us + _EPOCH * 86400000000, tz)
        except OverflowError:
            raise ValueError("year is out of range") from None
        return tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp, timezone.utc).replace(tzinfo=None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(
            date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond,
            time._tzinfo if tzinfo is True else tzinfo, fold=time._fold,
        )  # fmt: skip

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = date_string
        # The date is as long as its form; what follows one character is the time.
        if text[4:5] == "-":
            n = 10
            if text[5:6] == "W":
                n = 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
        elif text[4:5] == "W":
            n = 7 if len(text) == 7 or not text[7:8].isdigit() else 8
        else:
            n = 8
        try:
            if len(text) < 7:
                raise ValueError("Invalid isoformat string")
            parts = _parse_date(text[:n])
            clock, tz = [0, 0, 0, 0], None
            if len(text) > n:
                clock, tz = _parse_time(text[n + 1 :])
        except ValueError as e:
            if e.args and "soformat" not in e.args[0]:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts, *clock, tz)

    @classmethod
    def strptime(cls, date_string, format):
        import _strptime

        parts, us, offset, name = _strptime.parse(date_string, format)
        tz = None
        if offset is not None:
            delta = timedelta(microseconds=offset)
            tz = timezone(delta, name) if name else timezone(delta)
        return cls(*parts[:6], us, tz)

    def timetuple(self):
        dst = self.dst()
        return _time.struct_time(
            (
                self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                self._yearday(), -1 if dst is None else int(bool(dst)),
            )
        )  # fmt: skip

    def utctimetuple(self):
        offset = self.utcoffset()
        d = self - offset if offset else self
        return _time.struct_time(
            (d._year, d._month, d._day, d._hour, d._minute, d._second, d.weekday(), d._yearday(), 0)
        )

    def timestamp(self):
        if self._tzinfo is None:
            parts = (self._year, self._month, self._day, self._hour, self._minute, self._second, 0, 0, -1)
            return _time.mktime(parts) + self._microsecond / 1000000
        return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(
            self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold
        )

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day, self._hour if hour is None else hour,
            self._minute if minute is None else minute, self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold,
        )  # fmt: skip

    __replace__ = replace

    def _local_zone(self):
        f = _time.localtime(self.timestamp())
        here = datetime(*f[:6])
        utc = datetime(*_time.gmtime(self.timestamp())[:6])
        offset = here - utc
        return timezone(offset, _time.strftime("%Z", f)) if offset else timezone.utc

    def astimezone(self, tz=None):
        if tz is None:
            tz = self._local_zone()
        elif not isinstance(tz, _tzinfo_class):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        mine = self._tzinfo
        offset = None if mine is None else self.utcoffset()
        if offset is None:
            mine = self.replace(tzinfo=None)._local_zone()
            offset = mine.utcoffset(self)
        if tz is mine:
            return self
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    def ctime(self):
        return (
            f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2d} "
            f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}"
        )

    def isoformat(self, sep="T", timespec="auto"):
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
        text += _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset())

    def __repr__(self):
        return self._clock_repr(
            [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        )

    def __str__(self):
        return self.isoformat(sep=" ")

    def strftime(self, format):
        return _strftime(self, format, self.timetuple(), self._microsecond)

    def __eq__(self, other):
        return _compare(self, other, "==") if isinstance(other, datetime) else NotImplemented

    def _ordered(self, other):
        if isinstance(other, datetime):
            return True
        if isinstance(other, date):
            raise TypeError(f"can't compare {type(self).__name__} to {type(other).__name__}")
        return False

    def __lt__(self, other):
        return _compare(self, other, "<") if self._ordered(other) else NotImplemented

    def __le__(self, other):
        return _compare(self, other, "<=") if self._ordered(other) else NotImplemented

    def __gt__(self, other):
        return _compare(other, self, "<") if self._ordered(other) else NotImplemented

    def __ge__(self, other):
        return _compare(other, self, "<=") if self._ordered(other) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._total() - (offset._us() if offset else 0))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_us(self._total() + other._us(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        delta = timedelta._of(self._total() - other._total())
        if self._tzinfo is other._tzinfo:
            return delta
        x, y = self.utcoffset(), other.utcoffset()
        if x == y:
            return delta
        if x is None or y is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return delta + y - x

    def __reduce__(self):
        return type(self), (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
            self._tzinfo,
        )  # fmt: skip


_date_class = date
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
