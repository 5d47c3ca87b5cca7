# os.path: pure path operations.
import os.path
import posixpath

print(os.path is posixpath or os.path.__name__)
for parts in (["a", "b"], ["a/", "b"], ["a", "/b"], ["", "b"], ["a", ""], ["/", "a", "b/", "c"]):
    print(parts, os.path.join(*parts))
for path in ("/a/b/c.txt", "a", "/", "", "a/b/", "//a", ".bashrc", "x.tar.gz", "d.ir/file", "..", "a/.b.c"):
    print(
        repr(path), os.path.split(path), os.path.splitext(path), os.path.basename(path), os.path.dirname(path),
        os.path.isabs(path), os.path.normpath(path),
    )
for path in ("a/../b", "/../a", "a/./b//c/", "../../a", "a/b/../../..", "///a", "//a/.."):
    print(path, os.path.normpath(path))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.relpath("a/b", "a"))
print(os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonpath(["/usr/lib/a", "/usr/local"]))
print(os.path.commonpath(["a/b/c", "a/b"]), repr(os.path.commonprefix([])))
print(os.path.abspath("/a/../b"), os.path.isabs(os.path.abspath("x")), os.path.splitdrive("/a"))
os.environ["ANYPY_X"] = "v"
print(os.path.expandvars("$ANYPY_X/${ANYPY_X}/$NOT_SET_X/$"), os.path.expanduser("a~"))
print(os.path.join(b"a", b"b"), os.path.split(b"a/b"), os.path.splitext(b"a.b"))
for attempt in (
    lambda: os.path.join("a", 1),
    lambda: os.path.commonpath([]),
    lambda: os.path.commonpath(["/a", "b"]),
    lambda: os.path.relpath(""),
    lambda: os.path.exists(None),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e if not isinstance(e, TypeError) else "")


class P:
    def __fspath__(self):
        return "/p/q.r"


print(os.path.basename(P()), os.path.join(P(), "s"), os.fspath(P()), os.fsencode("a"), isinstance(P(), os.PathLike))
