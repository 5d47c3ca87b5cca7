# f"{expr=}": text of the expression kept as written.
x, y, s = 10, 2.5, "text"
print(f"{x=}")
print(f"{x = }")
print(f"{ x  =  }")
print(f"{x + 1=}")
print(f"{s=}", f"{s=!s}", f"{s=!r:>10}", f"{s=:>10}")
print(f"{y=:.3f}", f"{y = :>8.2f}")
print(f"{x=} {y=} {s=}")
print(f"{x == 10=}", f"{x!=y=}" if False else f"{(x != y)=}", f"{x<=y=}")
print(f"{len(s)=}, {s[1]=}, {s.upper()=}")
print(f"{[i for i in range(3)]=}")
print(f"{(lambda a: a)(3)=}")
class A:
    def __repr__(self): return "A-repr"
    def __str__(self): return "A-str"
    def __format__(self, spec): return f"A-format[{spec}]"
a = A()
print(f"{a=}", f"{a=!s}", f"{a=:spec}", f"{a}", f"{a:}", f"{a!r}")
print(f"{'k'=}", f"{x,y=}", f"{x=:{x}}|", f"{x=:<{x}}|")
