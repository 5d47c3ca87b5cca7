# os, shutil, glob and tempfile on a folder of their own.
import errno
import fnmatch
import glob
import os
import shutil
import stat
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
print(os.path.samefile(os.getcwd(), folder), os.listdir(), os.sep, repr(os.linesep), os.name, os.curdir, os.pardir)
os.mkdir("d")
os.makedirs("x/y/z")
os.makedirs("x/y/z", exist_ok=True)
for name in ("d/1.txt", "d/2.py", "x/y/3.txt", "top.txt", ".hidden"):
    with open(name, "w") as f:
        f.write(name)
print(sorted(os.listdir()), sorted(os.listdir("d")))
print([(a, sorted(b), sorted(c)) for a, b, c in sorted(os.walk("."))])
print([a for a, _, _ in os.walk("x", topdown=False)])
print(sorted((e.name, e.is_dir(), e.is_file(), e.path) for e in os.scandir("d")))
info = os.stat("top.txt")
print(info.st_size, stat.S_ISREG(info.st_mode), stat.S_ISDIR(os.stat("d").st_mode), os.path.getsize("d/1.txt"))
print(os.path.exists("d"), os.path.isfile("d"), os.path.isdir("d"), os.path.exists("no"), os.access("d", os.F_OK))
os.rename("top.txt", "renamed.txt")
os.replace("renamed.txt", "d/moved.txt")
print(sorted(os.listdir("d")), open("d/moved.txt").read())
for attempt in (
    lambda: os.mkdir("d"),
    lambda: os.makedirs("d"),
    lambda: os.rmdir("x"),
    lambda: os.remove("no"),
    lambda: os.listdir("no"),
    lambda: os.listdir("d/1.txt"),
    lambda: os.rename("no", "yes"),
    lambda: os.stat("no"),
    lambda: os.chdir("no"),
    lambda: os.mkdir("no/no"),
    lambda: os.rmdir("d/1.txt"),
    lambda: os.fspath(1),
    lambda: os.environ.__setitem__("a", 1),
):
    try:
        attempt()
        print("no error")
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "errno", None))
print(errno.ENOENT, errno.errorcode[17], os.strerror(2))
print(sorted(glob.glob("*")), sorted(glob.glob("d/*.txt")), sorted(glob.glob("*/[12].*")), glob.glob(".h*"))
print(sorted(glob.glob("**/*.txt", recursive=True)), sorted(glob.glob("x/**", recursive=True)))
print(glob.glob("d/1.txt"), glob.glob("nothing*"), glob.escape("a[1]*"), sorted(glob.glob("*", root_dir="d")))
print(fnmatch.fnmatch("a.txt", "*.txt"), fnmatch.filter(["a", "b1", "b2"], "b[!1]"), fnmatch.fnmatchcase("A", "a"))
print(shutil.copy("d/1.txt", "x"), open("x/1.txt").read())
shutil.copytree("x", "copy", ignore=shutil.ignore_patterns("3*"))
print([(a, sorted(c)) for a, b, c in sorted(os.walk("copy"))])
shutil.rmtree("copy")
print(os.path.exists("copy"))
try:
    shutil.rmtree("copy")
except FileNotFoundError as e:
    print("FileNotFoundError", e.errno)
shutil.rmtree("copy", ignore_errors=True)
os.environ["ANYPY_TEST"] = "1"
print(os.getenv("ANYPY_TEST"), os.getenv("ANYPY_NONE", "default"), "ANYPY_TEST" in os.environ)
del os.environ["ANYPY_TEST"]
print(os.environ.get("ANYPY_TEST"), type(os.getpid()))
with tempfile.TemporaryDirectory() as name:
    print(os.path.isdir(name))
    with tempfile.NamedTemporaryFile("w", dir=name, suffix=".x") as f:
        f.write("temporary")
        f.flush()
        print(open(f.name).read(), f.name.endswith(".x"), os.listdir(name) == [os.path.basename(f.name)])
    print(os.listdir(name))
print(os.path.exists(name))
fd, path = tempfile.mkstemp(dir=folder)
print(os.write(fd, b"bytes"), os.lseek(fd, 0, 0), os.read(fd, 3))
os.close(fd)
print(open(path).read(), stat.filemode(0o100644), stat.filemode(0o40755))
os.chdir("/")
shutil.rmtree(folder)
print(os.path.exists(folder))
