# Annotations of functions, classes and modules, evaluated and simple.
from __future__ import annotations as _future  # noqa: keeps every annotation a string
x: int = 1
y: undefined_name
(z): str = "not simple"


class C:
    a: int
    b: list[str] = []
    c: "forward"
    d: C

    def m(self, p: C, *args: int, k: str = "k", **kw: Nope) -> C:
        local: also_not_evaluated = 1
        return local


print(__annotations__)
print(C.__annotations__)
print(C.m.__annotations__)
print(C().m(1))


def f(a: 1 + 1, b: {"k": [1]} = 2, *, c: lambda: 0 = 3) -> None: ...


print(sorted(f.__annotations__))
o = type("O", (), {})()
o.attr: int = 5
print(o.attr, "attr" in __annotations__)
d = {}
d["k"]: int = 6
print(d)
