# The methods are taken from the type, exit before enter's result is bound.
log = []
class Meta(type):
    def __enter__(cls): log.append("meta enter"); return cls
    def __exit__(cls, *a): log.append("meta exit")
class C(metaclass=Meta):
    pass
with C as c:
    log.append(c is C)
print(log)

class Base:
    def __enter__(self): return "base"
    def __exit__(self, *a): print("base exit")
class Derived(Base):
    def __enter__(self): return super().__enter__() + "+derived"
with Derived() as d:
    print(d)

class NoExit:
    def __enter__(self): print("never entered")
class NoEnter:
    def __exit__(self, *a): print("never")
for cls in (NoExit, NoEnter, object):
    try:
        with cls():
            print("never")
    except (TypeError, AttributeError) as e:
        print("refused", cls.__name__)
class BadTarget:
    def __enter__(self): return 1
    def __exit__(self, kind, *a): print("exit", kind.__name__); return True
with BadTarget() as (a, b):
    print("never")
print("after")
class Args:
    def __enter__(self): return self
    def __exit__(self, *args): self.args = args
with Args() as m:
    pass
print(m.args)
try:
    with m:
        raise ValueError("x")
except ValueError as e:
    print(m.args[0].__name__, m.args[1] is e, m.args[2] is not None)
