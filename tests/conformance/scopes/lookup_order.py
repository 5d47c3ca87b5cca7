# Local, enclosing, global, built-in.
len_backup = len
x = "global"
def outer():
    x = "enclosing"
    def inner():
        x = "local"
        return x
    def inner2(): return x
    return inner(), inner2(), x
print(outer(), x)
def shadow():
    len = lambda v: "local len"
    return len([1])
print(shadow(), len([1]))
str_ = str
def params(x, list=5): return x, list
print(params("p"), list("ab"))
def loops():
    for x in range(2): pass
    return x
print(loops(), x)
def imports():
    import math as x
    return x.__name__
print(imports(), x)
def func():
    def x(): return "inner function"
    class y: pass
    return x(), y.__name__
print(func(), x)
def excepts():
    try: 1 / 0
    except ZeroDivisionError as x: return type(x).__name__
print(excepts(), x)
def withs():
    class M:
        def __enter__(self): return "with"
        def __exit__(self, *a): pass
    with M() as x: return x
print(withs(), x, globals()["x"])
class C:
    x = "class"
    def m(self): return x
    l = lambda self: x
    c = [x for _ in range(1)]
    y = x
print(C().m(), C().l(), C.c, C.y)
def conditional(flag):
    if flag: x = "assigned"
    try: return x
    except UnboundLocalError: return "unbound"
print(conditional(1), conditional(0))
