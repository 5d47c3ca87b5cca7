# Registries and dispatch by type.
class singledispatch:
    def __init__(self, f): self.table = {object: f}
    def register(self, t):
        def deco(f):
            self.table[t] = f
            return f
        return deco
    def __call__(self, x):
        for t in type(x).__mro__:
            if t in self.table: return self.table[t](x)
@singledispatch
def show(x): return f"object {type(x).__name__}"
@show.register(int)
def _(x): return f"int {x}"
@show.register(list)
@show.register(tuple)
def _(x): return "[" + ", ".join(show(y) for y in x) + "]"
print(show(1), show(True), show([1, ("a", 2)]), show(None))
handlers = {}
def on(*events):
    def deco(f):
        for e in events: handlers.setdefault(e, []).append(f)
        return f
    return deco
@on("start", "stop")
def log(e): return f"log {e}"
@on("start")
def boot(e): return "boot"
for e in ("start", "stop", "other"): print(e, [h(e) for h in handlers.get(e, [])])
class Visitor:
    def visit(self, n): return getattr(self, "visit_" + type(n).__name__, self.generic)(n)
    def generic(self, n): return f"?{n}"
    def visit_int(self, n): return n
    def visit_tuple(self, n): return sum(self.visit(x) for x in n)
print(Visitor().visit((1, (2, 3))), Visitor().visit("s"))
