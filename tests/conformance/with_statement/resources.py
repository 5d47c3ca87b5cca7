# A stack of resources released in reverse order, by hand.
class Stack:
    def __init__(self): self.callbacks = []
    def __enter__(self): return self
    def push(self, f, *args):
        self.callbacks.append((f, args))
        return args[0] if args else None
    def enter(self, cm):
        value = cm.__enter__()
        self.callbacks.append((cm.__exit__, (None, None, None)))
        return value
    def __exit__(self, *exc):
        while self.callbacks:
            f, args = self.callbacks.pop()
            f(*args)
        return False

class Res:
    open_count = 0
    def __init__(self, name): self.name = name
    def __enter__(self):
        Res.open_count += 1
        return self
    def __exit__(self, *a):
        Res.open_count -= 1
        print("closed", self.name)

with Stack() as s:
    rs = [s.enter(Res(n)) for n in "abc"]
    s.push(print, "callback")
    print(Res.open_count, [r.name for r in rs])
print(Res.open_count)
try:
    with Stack() as s:
        s.enter(Res("d"))
        raise ValueError("body")
except ValueError as e:
    print(e, Res.open_count)
r = Res("reused")
for _ in range(2):
    with r, r:
        print(Res.open_count)
with Res("same") as a, a as b:
    print(a is b, Res.open_count)
