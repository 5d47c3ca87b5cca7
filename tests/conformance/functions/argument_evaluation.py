# Order of evaluation in calls, operators, displays and assignments.
log = []
def v(name, value=None):
    log.append(name)
    return value if value is not None else name

def show():
    print(" ".join(log))
    log.clear()

def f(*a, **k):
    log.append("call")

f(v("a"), v("b"), x=v("c"), y=v("d"))
show()
v("f", f)(v("a"), *v("star", [1]), k=v("k"), **v("kw", {}))
show()
v("l", 1) + v("r", 2) * v("s", 3)
show()
[v("1"), v("2")], {v("k1"): v("v1"), v("k2"): v("v2")}
show()
d = {}
v("obj", d)[v("key")] = v("value")
show()
v("obj", d)[v("key2")] = v("x", d)[v("y")] = v("value")
show()
v("x", 1) < v("y", 2) < v("z", 3)
show()
v("x", 2) < v("y", 1) < v("z", 3)
show()
v("no", 0) and v("never")
v("yes", 1) or v("never")
show()
v("then") if v("cond", 1) else v("other")
show()
d["n"] = 1
v("obj", d)[v("sub", "n")] += v("inc", 2)
show()
print(d["n"])
