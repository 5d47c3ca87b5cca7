# __str__, __repr__ and __format__ and where each is used.
class A:
    def __repr__(self): return "repr"
class B:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
class C:
    def __format__(self, spec): return f"format({spec})"
    def __repr__(self): return "C()"
class D:
    pass

print(A(), str(A()), repr(A()), [A()], f"{A()}", "%s %r" % (A(), A()))
print(B(), [B()], (B(),), {B(): B()}, f"{B()} {B()!r}", "{} {!r} {!s}".format(B(), B(), B()))
print(f"{C()}", f"{C():>10}", "{:x y}".format(C()), format(C(), "z"), f"{C()!r:>6}", f"{C():{1 + 1}}")
print(f"{A():>6}|" if False else f"{str(A()):>6}|", f"{B()!s:*^9}")
text = repr(D())
print(text.startswith("<__main__.D object at 0x"), text.endswith(">"), str(D()).startswith("<"))
print(repr(D), repr(A.__init__)[:5], repr(len))
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
    def __format__(self, s): return 1
for f in (lambda: repr(Bad()), lambda: str(Bad()), lambda: format(Bad())):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    format(D(), "x")
except TypeError as e:
    print(e)
class Sub(str):
    def __str__(self): return "sub"
print(Sub("x"), f"{Sub('x')}", Sub("x") + "y", "%s" % Sub("q"), "-".join([Sub("j")]))
