# logging to a stream; inspect's signatures and predicates.
import functools
import inspect
import io
import logging

out = io.StringIO()
logging.basicConfig(stream=out, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app")
log.debug("hidden")
log.info("info %d %s", 1, "two")
log.warning("named %(a)s", {"a": 1})
logging.error("root")
child = logging.getLogger("app.child")
child.setLevel("DEBUG")
child.debug("child")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
text = out.getvalue().splitlines()
print(text[:6], text[-1])
print(child.parent is log, log.parent.name, child.getEffectiveLevel(), log.isEnabledFor(10), logging.getLogger("app") is log)
print(logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(35), repr(log))
own = io.StringIO()
handler = logging.StreamHandler(own)
handler.setFormatter(logging.Formatter("{levelname:>8}|{funcName}|{message}", style="{"))
handler.addFilter(lambda record: "skip" not in record.getMessage())
other = logging.Logger("other")
other.manager = log.manager
other.addHandler(handler)


def function():
    other.warning("in function")
    other.warning("skip me")
    other.log(logging.CRITICAL, "critical", extra={"x": 1})


function()
print(own.getvalue())
log.propagate = False
log.addHandler(logging.NullHandler())
before = out.getvalue()
log.error("not propagated")
print(out.getvalue() == before, log.hasHandlers())
logging.disable(logging.ERROR)
print(child.isEnabledFor(logging.ERROR), child.isEnabledFor(logging.CRITICAL))
logging.disable(logging.NOTSET)
try:
    log.setLevel("NOPE")
except ValueError as e:
    print(e)


def f(a, b: int = 1, /, c=2, *args, d, e: "str" = None, **kw) -> bool:
    """Doc
        indented

    end
    """


sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.return_annotation, sig.parameters["b"].annotation, sig.parameters["d"].default is inspect.Parameter.empty)
print([str(p.kind) for p in sig.parameters.values()], sig.parameters["args"])
bound = sig.bind(1, 2, 3, 4, d=5, z=6)
print(bound.arguments, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound.arguments)
for args, kwargs in (((), {}), ((1,), {"d": 1}), ((1,), {"d": 1, "c": 3, "g": 4})):
    try:
        sig.bind(*args, **kwargs)
        print("bound")
    except TypeError as e:
        print(e)
print(inspect.getdoc(f))


class C:
    def __init__(self, x, y=1):
        pass

    def method(self, z):
        pass

    @classmethod
    def make(cls, q):
        pass

    @staticmethod
    def static(s):
        pass


print(inspect.signature(C), inspect.signature(C(1).method), inspect.signature(C.method), inspect.signature(C.make), inspect.signature(C.static))
print(inspect.signature(functools.partial(f, 1, d=4)), inspect.signature(lambda x, *, y=2: x))


@functools.wraps(f)
def wrapped(*args):
    pass


async def co():
    pass


def gen():
    yield


async def agen():
    yield


print(inspect.signature(wrapped) == sig, inspect.unwrap(wrapped) is f)
c = co()
print(inspect.isfunction(f), inspect.isfunction(len), inspect.isbuiltin(len), inspect.isclass(C), inspect.ismethod(C(1).method))
print(inspect.iscoroutinefunction(co), inspect.iscoroutine(c), inspect.isgeneratorfunction(gen), inspect.isgenerator(gen()))
print(inspect.isasyncgenfunction(agen), inspect.isawaitable(c), inspect.ismodule(io), inspect.isroutine(C.method))
c.close()
print([n for n, v in inspect.getmembers(C, inspect.isfunction)], inspect.getmro(C) == (C, object), inspect.getgeneratorstate(gen()))
print(inspect.getfullargspec(f).args, inspect.getfullargspec(f).kwonlyargs, inspect.getattr_static(C, "x", "none"))
try:
    inspect.signature(5)
except TypeError as e:
    print(e)
print(inspect.getsource(gen), inspect.currentframe().f_code.co_name)
