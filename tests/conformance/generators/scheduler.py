# A round-robin scheduler of generators.
class Scheduler:
    def __init__(self):
        self.ready = []
        self.results = {}
    def spawn(self, name, gen):
        self.ready.append((name, gen, None))
    def run(self):
        steps = 0
        while self.ready:
            name, gen, value = self.ready.pop(0)
            try:
                request = gen.send(value)
            except StopIteration as e:
                self.results[name] = e.value
                continue
            except Exception as e:
                self.results[name] = repr(e)
                continue
            steps += 1
            kind, *args = request
            if kind == "print":
                print(f"[{name}]", *args)
                value = None
            elif kind == "spawn":
                self.spawn(*args)
                value = len(self.ready)
            elif kind == "square":
                value = args[0] ** 2
            self.ready.append((name, gen, value))
        return steps

def worker(n):
    total = 0
    for i in range(n):
        total += yield ("square", i)
        yield ("print", "at", i, "total", total)
    return total

def parent():
    n = yield ("spawn", "child", worker(2))
    yield ("print", "tasks:", n)
    yield from worker(1)
    return "parent done"

def fails():
    yield ("print", "about to fail")
    raise ValueError("task failed")

s = Scheduler()
s.spawn("parent", parent())
s.spawn("worker", worker(3))
s.spawn("fails", fails())
print(s.run())
for k in sorted(s.results):
    print(k, s.results[k])
