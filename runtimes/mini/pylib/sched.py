"""Events at given times."""

import time


class Event(tuple):
    time = property(lambda self: self[0])
    priority = property(lambda self: self[1])
    sequence = property(lambda self: self[2])
    action = property(lambda self: self[3])
    argument = property(lambda self: self[4])
    kwargs = property(lambda self: self[5])

    def __lt__(self, other):
        return self[:3] < other[:3]


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._queue = []
        self._count = 0

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        self._count += 1
        event = Event((time, priority, self._count, action, argument, kwargs or {}))
        self._queue.append(event)
        self._queue.sort()
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        for i, other in enumerate(self._queue):
            if other is event:
                del self._queue[i]
                return
        raise ValueError("list.remove(x): x not in list")

    def empty(self):
        return not self._queue

    @property
    def queue(self):
        return list(self._queue)

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event[0] > now:
                if not blocking:
                    return event[0] - now
                self.delayfunc(event[0] - now)
            else:
                del self._queue[0]
                event[3](*event[4], **event[5])
                self.delayfunc(0)
