# OSError picks a subclass by number; fields, texts and hierarchy.
import errno

for name in ("ENOENT", "EEXIST", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EPIPE", "ECONNRESET", "ECONNREFUSED", "ECONNABORTED", "ETIMEDOUT",
             "EAGAIN", "EINPROGRESS", "ECHILD", "ESRCH", "EINTR", "EINVAL", "EIO"):
    e = OSError(getattr(errno, name), "text")
    print(name, type(e).__name__, e.errno == getattr(errno, name), e.strerror, e.filename)
e = OSError(2, "No such file", "name.txt")
print(e, repr(e), e.args, e.filename, e.filename2)
e = OSError(2, "No such file", "a", None, "b")
print(e, e.filename2)
print(OSError(), OSError("one"), repr(OSError("one")), OSError("one").errno, OSError(1, 2, 3, 4, 5, 6).args)
print(IOError is OSError, EnvironmentError is OSError, issubclass(BrokenPipeError, ConnectionError), issubclass(ConnectionError, OSError))
print(type(FileNotFoundError(2, "x")).__name__, type(FileNotFoundError("only")).__name__, FileNotFoundError(1, "x").errno)


class Mine(OSError):
    pass


print(type(Mine(2, "x")).__name__, Mine(2, "x").errno, Mine(2, "x"))
try:
    open("/nonexistent/file/name")
except FileNotFoundError as e:
    print(e.errno, e.filename)
for t in (BlockingIOError, ChildProcessError, ProcessLookupError, InterruptedError, TimeoutError, ConnectionResetError):
    print(t.__mro__[1].__name__, t.__name__)
print(UnicodeTranslateError.__mro__[1].__name__, EncodingWarning.__mro__[1].__name__)
