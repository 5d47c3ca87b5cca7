# __enter__ and __exit__ of several managers, and what the as-target is.
class M:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow

with M("a") as a, M("b") as b:
    print(a, b)
with M("outer"):
    with M("inner"):
        print("body")
with (
    M("x") as x,
    M("y"),
    M("z") as z,
):
    print(x, z)
try:
    with M("a"), M("b"):
        raise ValueError("body")
except ValueError as e:
    print("caught", e)
with M("a", swallow=True), M("b"):
    raise ValueError("swallowed by a")
with M("a"), M("b", swallow=True):
    raise ValueError("swallowed by b")
with M("tuple") as (p, q, *r):
    print(p, q, r)
d = {}
with M("subscript") as d["key"]:
    pass
print(d)
class O: pass
o = O()
with M("attr") as o.value:
    pass
print(o.value)
