"""What the engine's `time` lacks in a page: the page's time zone, the zones' names, clock information, and weekdays that
begin with Monday. `install()` puts it into `time`."""

import time

import _anypy
from time import gmtime as _gmtime, strftime as _strftime, struct_time, time as _now


def _zone(seconds):
    """The zone at a time: seconds east of UTC and its short name."""
    return _anypy.zone(float(seconds))


def _offset(seconds):
    """Seconds east of UTC at a time."""
    return _zone(seconds)[0]


def _standard():
    """The offset and the name without and with daylight saving, of this year."""
    year = _gmtime(_now())[0]
    january = _seconds((year, 1, 1, 0, 0, 0))
    times = sorted((january, january + 182 * 86400), key=_offset)
    return [_zone(at) for at in times]


def _days(year, month, day):
    """Days from 1970-01-01, by Howard Hinnant's `days_from_civil`."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def _seconds(fields):
    year, month, day, hour, minute, second = fields[:6]
    year += (month - 1) // 12
    return _days(year, (month - 1) % 12 + 1, day) * 86400 + hour * 3600 + minute * 60 + second


def _broken(seconds, daylight, zone, offset):
    fields = _gmtime(seconds)[:6]
    days = _days(*fields[:3])
    return struct_time((*fields, (days + 3) % 7, days - _days(fields[0], 1, 1) + 1, daylight, zone, offset))


def gmtime(seconds=None, /):
    return _broken(_now() if seconds is None else seconds, 0, "UTC", 0)


def localtime(seconds=None, /):
    if seconds is None:
        seconds = _now()
    offset = _offset(seconds)
    return _broken(seconds + offset, int(offset != _standard()[0][0]), _zone(seconds)[1], offset)


def mktime(fields, /):
    local = _seconds(tuple(fields))
    # The offset holds for the time that is asked for, which is known only with the offset.
    return float(local - _offset(local - _offset(local)))


def strftime(format, fields=None, /):
    if fields is None:
        fields = localtime()
    if "%Z" in format or "%z" in format:
        seconds = mktime(fields)
        offset = _offset(seconds)
        sign, minutes = "-" if offset < 0 else "+", abs(offset) // 60
        format = format.replace("%z", f"{sign}{minutes // 60:02}{minutes % 60:02}").replace("%Z", _zone(seconds)[1])
    # The engine counts %u from 0.
    format = format.replace("%u", str(fields[6] + 1))
    format = format.replace("%c", "%a %b %e %H:%M:%S %Y").replace("%x", "%m/%d/%y").replace("%X", "%H:%M:%S")
    return _strftime(format, fields)


def asctime(fields=None, /):
    return strftime("%a %b %e %H:%M:%S %Y", fields)


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def get_clock_info(name, /):
    from types import SimpleNamespace

    known = {"monotonic": True, "perf_counter": True, "process_time": True, "thread_time": True, "time": False}
    if name not in known:
        raise ValueError("unknown clock")
    # Browsers round their clocks to a tenth of a millisecond, or finer where the page is isolated.
    return SimpleNamespace(
        adjustable=not known[name], implementation="JavaScript", monotonic=known[name], resolution=1e-4
    )


def _constant(name):
    """`time.__getattr__`: the zone is looked up when a program first asks for it."""
    if name not in ("timezone", "altzone", "daylight", "tzname"):
        raise AttributeError(f"module 'time' has no attribute {name!r}")
    standard, daylight = _standard()
    time.timezone, time.altzone = -standard[0], -daylight[0]
    time.daylight, time.tzname = int(standard != daylight), (standard[1], daylight[1])
    return getattr(time, name)


def install():
    for function in (gmtime, localtime, mktime, strftime, asctime, ctime, get_clock_info):
        function.__module__ = "time"
        setattr(time, function.__name__, function)
    time.__getattr__ = _constant
