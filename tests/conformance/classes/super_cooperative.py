# super() follows the MRO of the instance, not of the class it is written in.
log = []
class Base:
    def run(self):
        log.append("Base")
class Left(Base):
    def run(self):
        log.append("Left")
        super().run()
class Right(Base):
    def run(self):
        log.append("Right")
        super().run()
class Both(Left, Right):
    def run(self):
        log.append("Both")
        super().run()

Both().run()
print(log)
log.clear()
Left().run()
print(log)

class Root:
    def __init__(self, **kw):
        print("root", kw)
class P(Root):
    def __init__(self, p, **kw):
        print("p", p)
        super().__init__(**kw)
class Q(Root):
    def __init__(self, q, **kw):
        print("q", q)
        super().__init__(**kw)
class R(P, Q):
    def __init__(self):
        super().__init__(p=1, q=2, rest=3)
R()
