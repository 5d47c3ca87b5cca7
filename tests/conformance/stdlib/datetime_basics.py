# datetime arithmetic and formatting.
from datetime import date, datetime, timedelta, time, timezone
d = date(2024, 2, 28)
print(d + timedelta(days=2), d.weekday(), d.isoformat(), d.strftime("%Y/%m/%d %j"), date(2024, 3, 1) - d, d.replace(month=5), date.fromisoformat("2020-01-02"), d < date(2025, 1, 1), d.toordinal(), repr(d))
t = datetime(2024, 1, 2, 3, 4, 5, 678)
print(t, t.isoformat(), t + timedelta(hours=25), t.date(), t.time(), t.strftime("%H:%M:%S %y"), datetime.strptime("2020-05-06 07:08", "%Y-%m-%d %H:%M"), repr(t), t.replace(tzinfo=timezone.utc))
x = timedelta(days=1, hours=2, seconds=3)
print(x, x.total_seconds(), x * 2, -x, x / timedelta(hours=1), x // 2, repr(x), timedelta(hours=-1), abs(timedelta(-1)), sum([x, x], timedelta()), time(1, 2), timezone(timedelta(hours=2)))
try: date(2023, 2, 29)
except ValueError as e: print("ValueError")
