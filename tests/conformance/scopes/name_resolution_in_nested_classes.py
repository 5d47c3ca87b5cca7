# Classes in functions in classes.
def outer(v):
    class A:
        attr = v
        class B:
            attr = v * 2
            def get(self): return v, self.attr
        def make(self):
            class C(A):
                def get(self): return super().who() + v
            return C()
        def who(self): return "A"
    return A
A = outer("x")
print(A.attr, A.B.attr, A.B().get(), A().make().get())
x = 1
class Outer:
    x = 2
    class Inner:
        y = x
        def f(self): return x
    z = x
    f = lambda self: x
print(Outer.Inner.y, Outer.Inner().f(), Outer.z, Outer().f())
def counter_class():
    n = 0
    class Counter:
        def bump(self):
            nonlocal n
            n += 1
            return n
        @staticmethod
        def current(): return n
    return Counter
C = counter_class()
print(C().bump(), C().bump(), C.current(), counter_class().current())
class G:
    global g_made
    g_made = "global from class"
    def h(self):
        return __class__.__name__
print(g_made, G().h(), "g_made" in vars(G))
def f():
    class K:
        locals_in_class = [n for n in sorted(locals()) if not n.startswith("__")]
        a = 1
        try:
            undefined_here
        except NameError as e:
            err = str(e)
    return K.locals_in_class, K.err
print(f())
class P:
    t = [1, 2, 3]
    s = sum(i for i in t)
    m = list(map(lambda v: v * 2, t))
    d = {k: v for k, v in zip("abc", t)}
print(P.s, P.m, P.d)
