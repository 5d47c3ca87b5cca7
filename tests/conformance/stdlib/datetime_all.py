# datetime: arithmetic, comparison, formats, zones, errors.
import datetime as dt
from datetime import date, datetime, time, timedelta, timezone, tzinfo

d = timedelta(days=1, hours=2, minutes=3, seconds=4.5, milliseconds=6, weeks=1)
print(repr(d), d, d.total_seconds(), -d, abs(-d), d * 2, d / 2, d // 3, d / timedelta(hours=1), d % timedelta(days=1))
print(timedelta(microseconds=-1), repr(timedelta(0.1)), timedelta(1.5, -3), divmod(d, timedelta(hours=5)), d * 0.3)
print(timedelta(hours=25) > timedelta(days=1), timedelta(1) == timedelta(hours=24), bool(timedelta()), hash(d) == hash(d * 1))
print(timedelta.min, timedelta.max, timedelta.resolution, sum([timedelta(1)] * 3, timedelta()))

a = date(2024, 2, 29)
print(a, repr(a), a.weekday(), a.isoweekday(), a.isocalendar(), a.toordinal(), a.timetuple()[:8], a.ctime())
print(a + timedelta(366), a - timedelta(1), a - date(2023, 3, 1), a.replace(year=2020, day=1), a < date(2024, 3, 1))
print(date.fromisoformat("2019-12-04"), date.fromordinal(730000), date.fromisocalendar(2021, 1, 1), date.min, date.max)
print(a.strftime("%d/%m/%y %A %B %j %U %W %%"), f"{a:%Y}", f"{a}", format(a, "%b %d"))
print([date(y, 1, 1).isocalendar()[:2] for y in range(2015, 2022)])

t = time(12, 34, 56, 789)
print(t, repr(t), t.isoformat("milliseconds"), t.isoformat("hours"), t.replace(hour=1), time(1) < t, t.strftime("%H.%M.%S.%f"))
print(time.fromisoformat("04:23:01.5"), time.fromisoformat("04:23+01:00"), bool(time(0)), time(23, 59, tzinfo=timezone.utc))

x = datetime(2024, 1, 31, 23, 59, 59, 999999)
print(x, repr(x), x + timedelta(microseconds=1), x.date(), x.time(), x.isoformat(" ", "minutes"), x.ctime())
print(x - datetime(2023, 1, 1), x - timedelta(days=31), x > datetime(2024, 1, 1), x == date(2024, 1, 31), x.replace(month=3))
for text in ("2011-11-04", "2011-11-04T00:05:23", "2011-11-04 00:05:23.283", "20111104T000523", "2011-W01-2T00:05:23.283",
             "2011-11-04T00:05:23Z", "2011-11-04T00:05:23+04:30", "2011-11-04T00:05:23.283185-00:30"):
    print(repr(datetime.fromisoformat(text)))
for text, form in (
    ("21/11/06 16:30", "%d/%m/%y %H:%M"), ("Mon Jan  5 03:04:05 2015", "%a %b %d %H:%M:%S %Y"), ("12:30 PM", "%I:%M %p"),
    ("2020-060", "%Y-%j"), ("2020-01-02T03:04:05.123+0130", "%Y-%m-%dT%H:%M:%S.%f%z"), ("5 March 99", "%d %B %y"),
    ("2021 10 1", "%Y %W %w"), ("Z", "%z"), ("2015 W07 5", "%G W%V %u"),
):
    print(repr(datetime.strptime(text, form)))
print(x.strftime("%Y-%m-%d %I:%M:%S.%f %p %z|%Z|"), datetime.combine(a, t), datetime.min, datetime.max)

utc = timezone.utc
east = timezone(timedelta(hours=5, minutes=30))
west = timezone(-timedelta(hours=8), "PST")
print(utc, repr(utc), east, repr(east), west, repr(west), east.utcoffset(None), west.tzname(None), utc.dst(None))
y = datetime(2020, 6, 1, 12, tzinfo=utc)
print(y, y.astimezone(east), y.astimezone(west), y.astimezone(east) == y, hash(y.astimezone(east)) == hash(y))
print(y.timestamp(), datetime.fromtimestamp(1234567890.5, utc), datetime.fromtimestamp(0, west), y.utctimetuple()[:6])
print(y.astimezone(west).strftime("%z %Z"), y.isoformat(), repr(y.astimezone(east)), y.utcoffset(), y - y.astimezone(west))
print(datetime.now(utc) - datetime.now(utc) < timedelta(1), datetime.now().tzinfo, date.today() == datetime.today().date())


class Plus2(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=2)

    def dst(self, when):
        return timedelta(0)

    def tzname(self, when):
        return "+2"


print(datetime(2020, 1, 1, tzinfo=Plus2()).astimezone(utc), y.astimezone(Plus2()), y.astimezone(Plus2()).tzname())
print(sorted([date(2020, 1, 2), date(2019, 5, 1)]), {date(2020, 1, 1): 1}[date(2020, 1, 1)], max(x, datetime(2025, 1, 1)))
for attempt in (
    lambda: date(2023, 2, 29),
    lambda: date(2023, 13, 1),
    lambda: date(0, 1, 1),
    lambda: time(24),
    lambda: datetime(2020, 1, 1, 0, 60),
    lambda: date("2020", 1, 1),
    lambda: date.fromisoformat("2020-1-1"),
    lambda: datetime.fromisoformat("nonsense"),
    lambda: datetime.strptime("2020", "%Y-%m"),
    lambda: datetime.strptime("2020x", "%Y"),
    lambda: datetime.strptime("30 Feb", "%d %q"),
    lambda: y < x,
    lambda: y - x,
    lambda: date.max + timedelta(1),
    lambda: timedelta("1"),
    lambda: timezone(timedelta(days=1)),
    lambda: timezone(5),
    lambda: datetime(2020, 1, 1, tzinfo=5),
    lambda: timedelta(1) / 0,
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)


class Mine(datetime):
    pass


print(repr(Mine(2020, 1, 1) + timedelta(1)), type(Mine.now()).__name__, isinstance(Mine(2020, 1, 1), date))
