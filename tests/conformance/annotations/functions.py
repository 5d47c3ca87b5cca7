# Annotations of parameters and results.
def f(a: int, b: "str" = "x", /, *args: float, c: list = [], **kw: dict) -> bool:
    return a, b, args, c, kw
print(f(1), f(1, "y", 2.0, c=3, d=4))
print({k: getattr(v, "__name__", v) for k, v in f.__annotations__.items()})
def g(x, y): pass
print(g.__annotations__)
def h() -> None: pass
print(h.__annotations__)
class C:
    def m(self, other: "C") -> "C": return other
    @property
    def p(self) -> int: return 1
print(C.m.__annotations__, C().p, C().m("any type at all"))
async def co(x: int) -> int: return x
print(sorted(co.__annotations__))
g.__annotations__["x"] = int
print(g.__annotations__ == {"x": int})
def defaults(a: int = 1, *, b: int = 2): return a + b
print(defaults(), defaults.__defaults__, defaults.__kwdefaults__)
lam = lambda x: x
print(lam.__annotations__)
def deco(fn):
    fn.types = list(fn.__annotations__)
    return fn
@deco
def k(a: int, b: str) -> float: ...
print(k.types, k(1, 2))
