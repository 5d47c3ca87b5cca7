"""Time zones by name: only UTC, since their data is not part of the runtime."""

from datetime import timedelta, tzinfo

TZPATH = ()


class ZoneInfoNotFoundError(KeyError):
    pass


class ZoneInfo(tzinfo):
    __slots__ = ("key",)

    def __new__(cls, key):
        if key not in ("UTC", "Etc/UTC", "GMT", "Etc/GMT"):
            raise ZoneInfoNotFoundError(
                f"No time zone found with key {key}: the mini runtime has UTC only; the pyodide runtime has all"
            )
        self = tzinfo.__new__(cls)
        self.key = key
        return self

    def utcoffset(self, dt):
        return timedelta(0)

    dst = utcoffset

    def tzname(self, dt):
        return self.key.rpartition("/")[2]

    def fromutc(self, dt):
        return dt

    def __repr__(self):
        return f"zoneinfo.ZoneInfo(key={self.key!r})"

    def __str__(self):
        return self.key


def available_timezones():
    return {"UTC"}
