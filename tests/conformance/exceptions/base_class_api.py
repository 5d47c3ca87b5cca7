# args, str, repr, with_traceback, notes, equality and pickled shape of BaseException.
e = ValueError("a", 1)
print(e.args, str(e), repr(e))
print(repr(ValueError()), str(ValueError()) == "", repr(ValueError("x")), repr(ValueError(("t",))))
e.args = ("changed",)
print(str(e), e.args)
print(str(KeyError("k")), repr(KeyError("k")), str(KeyError("a", "b")), str(KeyError()) == "")
print(e.with_traceback(None) is e, e.__traceback__)
try:
    raise e
except ValueError as caught:
    print(caught is e, caught.__traceback__ is not None)
e.add_note("first note")
e.add_note("second note")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as t:
    print(type(t).__name__)
print(ValueError("a") == ValueError("a"), hash(e) == hash(e))
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code)
o = FileNotFoundError(2, "No such file", "name.txt")
print(o.errno, o.strerror, o.filename, o, type(o).__name__)
print(repr(OSError("just text")), OSError(1).errno)
print(isinstance(FileNotFoundError(), OSError), IOError is OSError, EnvironmentError is OSError)
u = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
print(u.encoding, u.object, u.start, u.end, u.reason)
print(u)
print(ImportError("m", name="n", path="p").name)
class K(Exception):
    def __init__(self, *, code): self.code = code
print(K(code=5).args, K(code=5).code, repr(K(code=5)))
