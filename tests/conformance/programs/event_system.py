# Events, a state machine and a string builder.
class Signal:
    def __init__(self): self.slots = []
    def connect(self, f): self.slots.append(f); return lambda: self.slots.remove(f)
    __iadd__ = lambda self, f: (self.slots.append(f), self)[1]
    def __call__(self, *a, **k): return [f(*a, **k) for f in list(self.slots)]
class Door:
    table = {("closed", "open"): "opened", ("opened", "close"): "closed", ("closed", "lock"): "locked", ("locked", "unlock"): "closed"}
    def __init__(self): self.state, self.changed = "closed", Signal()
    def __getattr__(self, action):
        if action not in {a for _, a in self.table}: raise AttributeError(action)
        def act():
            new = self.table.get((self.state, action))
            if new is None: raise RuntimeError(f"can't {action} when {self.state}")
            old, self.state = self.state, new
            self.changed(old, new)
            return self
        return act
d, log = Door(), []
off = d.changed.connect(lambda a, b: log.append(f"{a}->{b}"))
d.changed += lambda a, b: print("moved", a, b)
d.open().close().lock()
try: d.open()
except RuntimeError as e: print(e)
off(); d.unlock()
print(log, d.state, hasattr(d, "fly"))
class B:
    def __init__(self): self.p = []
    def __lshift__(self, x): self.p.append(str(x)); return self
    def __str__(self): return "".join(self.p)
print(B() << "a" << 1 << None << [2])
