# globals() and locals().
def f(a, b=2, *args, c=3, **kw):
    d = 4
    return sorted(locals().items(), key=lambda p: p[0])
print(f(1, 5, 6, c=7, e=8))
globals()["made"] = "by globals()"
print(made, globals()["__name__"], locals() is globals() or "module locals", "f" in globals())
def g():
    before = sorted(locals())
    x = 1
    return before, sorted(locals())
print(g())
def free():
    y = 5
    def inner():
        return y, locals()
    return inner()
print(free())
class C:
    a = 1
    names = sorted(n for n in locals() if not n.startswith("__"))
print(C.names)
def uses_global():
    global counter
    counter = globals().get("counter", 0) + 1
for _ in range(3): uses_global()
print(counter)
del globals()["made"]
try: made
except NameError: print("gone")
exec("via_exec = 1")
print(via_exec, eval("counter + via_exec"))
def h(x): return eval("x + 1"), eval("x", {"x": 100}), eval("x + y", {"y": 1}, {"x": 2})
print(h(1), h.__globals__ is globals(), f.__globals__["counter"])
