# contextlib, io, textwrap, operator, types, abc.
import contextlib, io, textwrap, operator, types, abc
@contextlib.contextmanager
def tag(n):
    print("<" + n); yield n; print(n + ">")
with tag("a") as t, contextlib.suppress(KeyError): {}["x"]
s = io.StringIO()
with contextlib.redirect_stdout(s): print("hidden")
print(repr(s.getvalue()))
with contextlib.ExitStack() as st: st.callback(print, "last"); st.enter_context(tag("b"))
b = io.BytesIO(b"ab\ncd"); f = io.StringIO("x\ny\n")
print(b.read(1), b.readline(), b.seek(0), b.getvalue(), f.readline(), list(f), f.tell() > 0)
print(textwrap.dedent("  a\n   b"), textwrap.fill("aa bb cc dd", 5), textwrap.indent("a\nb", "> "), textwrap.shorten("hello big world", 12), sep="|")
print(operator.add(1, 2), operator.itemgetter(1, 0)("ab"), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"), types.SimpleNamespace(a=1))
class A(abc.ABC):
    @abc.abstractmethod
    def m(self): ...
class B(A):
    def m(self): return "m"
try: A()
except TypeError: print("abstract")
print(B().m())
