# What the module traceback makes of exceptions and stacks.
import traceback, sys
def f(x):
    return g(x)
def g(x):
    raise ValueError("bad %s" % x)
try:
    f(1)
except ValueError as e:
    s = traceback.format_exc()
    print(s.splitlines()[0], s.splitlines()[-1])
    print(traceback.format_exception_only(e))
    print(traceback.format_exception_only(type(e), e))
    tb = traceback.extract_tb(e.__traceback__)
    print([(t.lineno, t.name, t.line) for t in tb], len(tb))
    print(len(traceback.format_tb(e.__traceback__)))
    te = traceback.TracebackException.from_exception(e)
    print(te.exc_type, str(te), len(list(te.format())))
    try:
        raise KeyError("k") from e
    except KeyError as k:
        print("direct cause" in "".join(traceback.format_exception(k)))
        print("direct cause" in "".join(traceback.format_exception(k, chain=False)))
def h():
    return traceback.extract_stack()[-1]
x = h()
print(x.name, x.lineno, x.line)
print(traceback.format_exc())
