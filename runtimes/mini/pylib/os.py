"""Files, folders and the environment."""

import sys
import _fs
import posixpath as path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path
error = OSError
name = "posix"
linesep = "\n"
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
supports_follow_symlinks = supports_fd = supports_dir_fd = set()


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    found = method(path)
    if not isinstance(found, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(found).__name__}")
    return found


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


class _PathLike(type):
    def __instancecheck__(cls, obj):
        return cls.__subclasscheck__(type(obj))

    def __subclasscheck__(cls, sub):
        return cls in sub.__mro__ or cls is PathLike and hasattr(sub, "__fspath__")


class PathLike(metaclass=_PathLike):
    def __fspath__(self):
        raise NotImplementedError

    def __class_getitem__(cls, item):
        return cls


def _call(what, op, path, data=b""):
    if not isinstance(path, (str, bytes)) and not hasattr(path, "__fspath__"):
        raise TypeError(f"{what}: path should be string, bytes or os.PathLike, not {type(path).__name__}")
    given = fspath(path)
    return _fs.call(op, fsdecode(given), data, given)


def getcwd():
    return _fs.call(8, "").decode()


def getcwdb():
    return _fs.call(8, "")


def chdir(path):
    _call("chdir", 9, path)


def _names(path):
    return [n for n in _call("listdir", 3, path).decode().split("\0") if n]


def listdir(path=None):
    names = _names("." if path is None else path)
    return [n.encode() for n in names] if isinstance(path, bytes) else names


def mkdir(path, mode=0o777, *, dir_fd=None):
    _call("mkdir", 4, path)


def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, mode, exist_ok=True)
        if tail == "." or tail == b".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path, *, dir_fd=None):
    _call("remove", 2, path)


def unlink(path, *, dir_fd=None):
    _call("unlink", 2, path)


def rmdir(path, *, dir_fd=None):
    _call("rmdir", 5, path)


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _call("rename", 6, src, fsdecode(dst))


replace = rename


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)


class stat_result(tuple):
    n_fields = 10

    def __new__(cls, values, times=None):
        self = super().__new__(cls, values)
        self.st_atime = self.st_mtime = self.st_ctime = values[8] if times is None else times
        self.st_atime_ns = self.st_mtime_ns = self.st_ctime_ns = int(self.st_mtime * 1_000_000_000)
        return self

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])

    def __repr__(self):
        names = "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime".split()
        return f"os.stat_result({', '.join(f'{n}={v!r}' for n, v in zip(names, self))})"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        from genericpath import _text

        path = _text(path)
    elif not isinstance(path, (str, bytes)) and not hasattr(path, "__fspath__"):
        raise TypeError(f"stat: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}")
    kind, size, changed = _call("stat", 7, path).decode().split("\0")[:3]
    changed = float(changed)
    mode = 0o40755 if kind == "d" else 0o100644
    at = int(changed)
    return stat_result((mode, 0, 0, 1, 0, 0, int(size), at, at, at), changed)


def lstat(path, *, dir_fd=None):
    return stat(path)


def fstat(fd):
    return stat(fd)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        stat(path)
    except OSError:
        return False
    return True


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    stat(path)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    stat(path)


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return 0

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path=None):
    path = "." if path is None else fspath(path)
    return _Scan([DirEntry(path, n) for n in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    folders, files = [], []
    for n in names:
        (folders if path.isdir(path.join(top, n)) else files).append(n)
    if topdown:
        yield top, folders, files
    for n in folders:
        yield from walk(path.join(top, n), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


# Files by number


def open(path, flags, mode=0o777, *, dir_fd=None):
    import io

    exists = _exists(path)
    if flags & O_CREAT:
        if exists and flags & O_EXCL:
            raise FileExistsError(17, "File exists", path)
        if not exists:
            _call("open", 1, path)
    if flags & O_TRUNC:
        _call("open", 1, path)
    return io.FileIO(path, "ab+" if flags & O_APPEND else "rb+" if flags & 3 else "rb").fileno()


def _exists(p):
    return path.exists(p)


def _file(fd):
    import io

    file = io._open_files.get(fd)
    if file is None:
        raise OSError(9, "Bad file descriptor")
    return file


def read(fd, n, /):
    return _file(fd).read(n)


def write(fd, data, /):
    if fd in (1, 2):
        (sys.stdout if fd == 1 else sys.stderr).write(bytes(data).decode("utf-8", "replace"))
        return len(data)
    file = _file(fd)
    n = file.write(data)
    file.flush()
    return n


def close(fd):
    _file(fd).close()


def lseek(fd, pos, how, /):
    return _file(fd).seek(pos, how)


def fsync(fd):
    _file(fd).flush()


def fdopen(fd, mode="r", buffering=-1, encoding=None, errors=None, newline=None, *args, **kwargs):
    import io

    file = _file(fd)
    file._read = "r" in mode or "+" in mode
    file._write = "r" not in mode or "+" in mode
    return file if "b" in mode else io.TextIOWrapper(file, encoding, errors, newline)


def isatty(fd):
    return False


# Environment


class _Environ(dict):
    def __setitem__(self, key, value):
        for item in (key, value):
            if not isinstance(item, str):
                raise TypeError(f"str expected, not {type(item).__name__}")
        super().__setitem__(key, value)

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"environ({super().__repr__()})"


environ = _Environ(HOME="/home/web", USER="web", PWD="/home/web", LANG="C.UTF-8", PATH="/bin")


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(":")


def urandom(size, /):
    import random

    generator = getattr(random, "SystemRandom", random.Random)()
    return bytes([generator.getrandbits(8) for _ in range(size)])


def strerror(code):
    return _fs.strerror(code)


def getpid():
    return 42


def getppid():
    return 1


def getuid():
    return 0


geteuid = getgid = getegid = getuid


def getlogin():
    return "web"


def cpu_count():
    return 1


def umask(mask):
    return 0o22


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])


def get_terminal_size(fd=1):
    raise OSError(25, "Inappropriate ioctl for device")


class uname_result(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])

    def __repr__(self):
        return "posix.uname_result(sysname=%r, nodename=%r, release=%r, version=%r, machine=%r)" % tuple(self)


def uname():
    return uname_result(("Emscripten" if sys.platform == "emscripten" else "Linux", "anypy", "1", "1", "wasm32"))


def _exit(status):
    raise SystemExit(status)


def _no_processes(*args, **kwargs):
    raise OSError(38, "there are no processes in the mini runtime")


system = popen = fork = kill = execv = execvp = spawnv = waitpid = pipe = _no_processes


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    raise OSError(38, "there are no links in the mini runtime", src, None, dst)


link = symlink


def readlink(path, *, dir_fd=None):
    stat(path)
    raise OSError(22, "Invalid argument", path)
