# Annotated assignment.
x: int = 5
y: "forward" = 1
z: list
print(x, y, "z" in globals())
class A:
    a: int
    b: str = "b"
    c: "List[int]" = []
    (d): int = 4
print(A.b, A.c, A.d, hasattr(A, "a"), sorted(A.__annotations__), A.__annotations__["a"], A.__annotations__["c"])
def f():
    v: int = 1
    w: undefined_name = 2
    u: str
    try: return u
    except UnboundLocalError: return v, w
print(f())
d = {}
d["k"]: int = 5
o = A()
o.attr: str = "set"
print(d, o.attr)
class B(A):
    extra: float = 1.0
print(sorted(B.__annotations__))
for i in range(1):
    n: int = i
print(n)
t: tuple = 1, 2
print(t)
