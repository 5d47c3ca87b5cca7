"""Times read from text: `time.strptime` and `datetime.strptime`."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WIDTH = {
    "d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12), "M": (2, 0, 59),
    "S": (2, 0, 61), "y": (2, 0, 99), "U": (2, 0, 53), "W": (2, 0, 53), "w": (1, 0, 6), "u": (1, 1, 7),
    "V": (2, 1, 53), "f": (6, 0, 999999),
}  # fmt: skip
_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S",
          "R": "%H:%M", "F": "%Y-%m-%d"}  # fmt: skip


class _Mismatch(Exception):
    pass


def _number(text, at, width, low, high):
    """The longest number in range, and where it ends."""
    end = at
    while end < len(text) and end - at < width and text[end].isdigit() and text[end].isascii():
        end += 1
    while end > at:
        value = int(text[at:end])
        if low <= value <= high:
            return value, end
        end -= 1
    raise _Mismatch


def _name(text, at, names, short):
    for i, name in enumerate(names):
        if short:
            name = name[:3]
        if text[at : at + len(name)].lower() == name:
            return i, at + len(name)
    raise _Mismatch


def _offset(text, at, found):
    """Microseconds of "+HH[:]MM[[:]SS[.f]]" or "Z"."""
    if text[at : at + 1] == "Z":
        found["offset"] = 0
        return at + 1
    sign = text[at : at + 1]
    if sign not in ("+", "-"):
        raise _Mismatch
    hours, end = _number(text, at + 1, 2, 0, 23)
    colon = text[end : end + 1] == ":"
    minutes, end = _number(text, end + colon, 2, 0, 59)
    seconds = us = 0
    if text[end : end + 1] == ":" if colon else text[end : end + 2].isdigit():
        seconds, end = _number(text, end + colon, 2, 0, 59)
        if text[end : end + 1] == ".":
            start = end + 1
            us, end = _number(text, start, 6, 0, 999999)
            us *= 10 ** (6 - (end - start))
    total = ((hours * 60 + minutes) * 60 + seconds) * 1000000 + us
    found["offset"] = -total if sign == "-" else total
    return end


def _scan(text, at, format, found, whole):
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            if at == start:
                raise _Mismatch
            continue
        if c != "%":
            if text[at : at + 1].lower() != c.lower():
                raise _Mismatch
            at += 1
            continue
        if i == len(format):
            raise ValueError(f"stray % in format '{whole}'")
        c = format[i]
        i += 1
        if c in _WHOLE:
            at = _scan(text, at, _WHOLE[c], found, whole)
        elif c == "%":
            if text[at : at + 1] != "%":
                raise _Mismatch
            at += 1
        elif c in "Yg" or c == "G":
            end = at + 4
            if len(text) < end or not text[at:end].isdigit():
                raise _Mismatch
            found[c] = int(text[at:end])
            at = end
        elif c == "f":
            start = at
            value, at = _number(text, at, 6, 0, 999999)
            found[c] = value * 10 ** (6 - (at - start))
        elif c in _WIDTH:
            if c == "d" and text[at : at + 1] == " ":
                at += 1
            found[c], at = _number(text, at, *_WIDTH[c])
        elif c in "aA":
            found["w0"], at = _name(text, at, _DAYS, c == "a")
        elif c in "bBh":
            month, at = _name(text, at, _MONTHS, c != "B")
            found["m"] = month + 1
        elif c == "p":
            half = text[at : at + 2].lower()
            if half not in ("am", "pm"):
                raise _Mismatch
            found["p"] = half
            at += 2
        elif c == "z":
            at = _offset(text, at, found)
        elif c == "Z":
            for name in ("utc", "gmt"):
                if text[at : at + 3].lower() == name:
                    found["Z"] = text[at : at + 3]
                    at += 3
                    break
        else:
            raise ValueError(f"'{c}' is a bad directive in format '{whole}'")
    return at


def parse(text, format):
    """(year, month, day, hour, minute, second, weekday, day of the year), microseconds, offset, name of the zone."""
    for i, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {i} must be str, not {type(value)}")
    if (len(format) - len(format.rstrip("%"))) % 2:
        raise ValueError(f"stray % in format '{format}'")
    found = {}
    try:
        at = _scan(text, 0, format, found, format)
    except _Mismatch:
        raise ValueError(f"time data {text!r} does not match format {format!r}") from None
    if at != len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    import datetime

    year = found.get("Y")
    if "y" in found and year is None:
        year = found["y"] + (2000 if found["y"] <= 68 else 1900)
    hour = found.get("H", 0)
    if "I" in found:
        hour = found["I"] % 12 + (12 if found.get("p") == "pm" else 0)
    weekday = found.get("w0")
    if "w" in found:
        weekday = (found["w"] - 1) % 7
    if "u" in found:
        weekday = found["u"] - 1
    leap_year_wanted = year is None and found.get("m") == 2 and found.get("d") == 29
    if "G" in found or "V" in found:
        if "G" not in found or "V" not in found or weekday is None:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive"
                " ('%A', '%a', '%w', or '%u')."
            )
        day = datetime.date.fromisocalendar(found["G"], found["V"], weekday + 1)
        year, found["m"], found["d"] = day.year, day.month, day.day
    if year is None:
        year = 1904 if leap_year_wanted else 1900
    if "j" in found and "m" not in found:
        day = datetime.date.fromordinal(datetime.date(year, 1, 1).toordinal() + found["j"] - 1)
        found["m"], found["d"] = day.month, day.day
    if ("U" in found or "W" in found) and weekday is not None and "m" not in found:
        first = datetime.date(year, 1, 1)
        if "W" in found:
            start = (7 - first.weekday()) % 7
            ordinal = first.toordinal() + start + (found["W"] - 1) * 7 + weekday
        else:
            start = (6 - first.weekday()) % 7
            ordinal = first.toordinal() + start + (found["U"] - 1) * 7 + (weekday + 1) % 7
        day = datetime.date.fromordinal(ordinal)
        year, found["m"], found["d"] = day.year, day.month, day.day
    month, day = found.get("m", 1), found.get("d", 1)
    date = datetime.date(year, month, day)
    if leap_year_wanted:
        year = 1900
    parts = (year, month, day, hour, found.get("M", 0), found.get("S", 0), date.weekday() if weekday is None else weekday)
    yearday = date.toordinal() - datetime.date(date.year, 1, 1).toordinal() + 1
    return parts + (yearday,), found.get("f", 0), found.get("offset"), found.get("Z")


def strptime(text, format="%a %b %d %H:%M:%S %Y"):
    import time

    return time.struct_time(parse(text, format)[0] + (-1,))
