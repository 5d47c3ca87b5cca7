# super() without and with arguments, in every kind of method.
class A:
    x = "A.x"
    def m(self):
        return "A.m"
    @classmethod
    def c(cls):
        return "A.c " + cls.__name__
    @staticmethod
    def s():
        return "A.s"
    @property
    def p(self):
        return "A.p"
    def __getitem__(self, k):
        return ("A", k)

class B(A):
    x = "B.x"
    def m(self):
        return "B.m>" + super().m()
    @classmethod
    def c(cls):
        return "B.c>" + super().c()
    @staticmethod
    def s():
        return "B.s>" + super(B, B).s()
    @property
    def p(self):
        return "B.p>" + super().p
    def __getitem__(self, k):
        return ("B",) + super().__getitem__(k)
    def attr(self):
        return super().x
    def explicit(self):
        return super(B, self).m()
    def in_closure(self):
        def inner():
            return super(B, self).m()
        return inner()
    def zero_in_lambda(self):
        return (lambda: __class__.__name__)()

b = B()
print(b.m(), B.c(), b.c(), B.s(), b.p, b[1], b.attr(), b.explicit(), b.in_closure(), b.zero_in_lambda())

class C(B):
    def m(self):
        return "C.m>" + super(B, self).m()
print(C().m())
try:
    super(B, A()).m()
except TypeError:
    print("TypeError")
try:
    super(B, b).nothing
except AttributeError as e:
    print(e)
print(super(C, C()).m())
