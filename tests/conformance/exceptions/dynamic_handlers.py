# The except expression is evaluated only when an exception arrives, and may be anything.
def kinds(*args):
    print("evaluated")
    return args

try:
    pass
except kinds(ValueError):
    print("never")

try:
    raise KeyError(1)
except kinds(ValueError, KeyError):
    print("matched")

errors = {"lookup": LookupError, "math": (ZeroDivisionError, OverflowError)}
for name, action in (("lookup", lambda: {}[0]), ("math", lambda: 1 / 0), ("lookup", lambda: [][0])):
    try:
        action()
    except errors[name] as e:
        print(name, type(e).__name__)

try:
    try:
        raise ValueError(1)
    except ():
        print("never")
except ValueError:
    print("empty tuple catches nothing")

def make(n):
    return type(f"E{n}", (Exception,), {"n": n})
E = [make(i) for i in range(3)]
for cls in E:
    try:
        raise cls("x")
    except E[0] as e:
        print("zero", e.n)
    except (E[1], E[2]) as e:
        print("one or two", e.n)
try:
    try:
        raise ValueError(1)
    except (ValueError, 5):
        print("first match wins or error")
except TypeError as e:
    print("TypeError")

class Meta(type):
    def __instancecheck__(cls, o): return True
class Any_(Exception, metaclass=Meta): pass
try:
    try:
        raise KeyError("instancecheck is not used")
    except Any_:
        print("never")
except KeyError as e:
    print(e)
