# calendar, sched, timeit, time.strptime.
import calendar
import sched
import time
import timeit

print(calendar.month(2024, 2))
print(calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.monthrange(2023, 2), calendar.weekday(2024, 5, 1))
print(calendar.monthcalendar(2021, 3), list(calendar.day_name)[0], calendar.month_abbr[12], calendar.timegm((2020, 1, 1, 0, 0, 1)))
print(calendar.TextCalendar(6).formatmonth(2023, 10, 3))
print(calendar.calendar(2022)[:300])
print([d.day for d in calendar.Calendar().itermonthdates(2024, 9)][:10], calendar.weekheader(3))
try:
    calendar.monthrange(2020, 13)
except ValueError as e:
    print(type(e).__name__)
log = []
s = sched.scheduler(time.monotonic, time.sleep)
s.enter(0.02, 1, log.append, ("late",))
s.enter(0.01, 1, log.append, argument=("early",))
gone = s.enter(0.015, 1, log.append, ("never",))
s.cancel(gone)
print(len(s.queue), s.empty())
s.run()
print(log, s.empty())
print(timeit.timeit("x += 1", setup="x = 0", number=100) >= 0, len(timeit.repeat(lambda: None, repeat=3, number=2)))
t = time.strptime("30 Nov 2021 14:05:06", "%d %b %Y %H:%M:%S")
print(t[:8], t.tm_yday, time.strptime("12/31/99", "%m/%d/%y")[:3])
print(time.strftime("%Y-%m-%d", t), time.strptime("Mon Jan  1 00:00:00 2024")[:6])
for text, form in (("x", "%Y"), ("2020 ", "%Y-"), ("1", "%Y%")):
    try:
        time.strptime(text, form)
    except ValueError as e:
        print(e)
