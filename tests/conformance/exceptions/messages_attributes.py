# The words of AttributeErrors and NameErrors, and their name attribute.
class A:
    x = 1
    def m(self): pass

def attempt(f):
    try:
        print("fine", f())
    except (AttributeError, NameError) as e:
        print(type(e).__name__ + ":", e, "|", e.name)

attempt(lambda: A.y)
attempt(lambda: A().y)
attempt(lambda: A().m.zz)
attempt(lambda: A.m.zz)
attempt(lambda: (1).foo)
attempt(lambda: "".foo)
attempt(lambda: None.foo)
attempt(lambda: [].push)
attempt(lambda: {}.foo)
attempt(lambda: (lambda: 0).foo)
attempt(lambda: len.foo)
attempt(lambda: int.foo)
attempt(lambda: object().x)
attempt(lambda: undefined_name)
attempt(lambda: getattr(A, "nope"))
attempt(lambda: getattr(A(), "nope", "default"))
import math
attempt(lambda: math.nope)
try:
    A().missing
except AttributeError as e:
    print(type(e.obj).__name__)
