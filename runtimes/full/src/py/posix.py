"""The `posix` module of a page: a file system in memory, with the machine's calls that make sense on it.

`os`, `io`, `pathlib`, `shutil`, `tempfile`, `zipfile` and the import system are the standard library's own and stand
on this module and on its `FileIO`. Files are bytearrays in a tree of dicts. There are no users, processes or
devices other than /dev/null; permissions are kept and not enforced. Paths are resolved as POSIX says, symbolic links
included.
"""

import _io
from _stat import S_IFDIR, S_IFLNK, S_IFREG, S_IFCHR, S_ISDIR, S_ISLNK
from _anypy import time_ns as _now, urandom
import _anypy
import errno as _errno
import sys as _sys

error = OSError

F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_ACCMODE = 0, 1, 2, 3
O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC, O_APPEND, O_NONBLOCK = 0o100, 0o200, 0o400, 0o1000, 0o2000, 0o4000
O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC = 0o200000, 0o400000, 0o2000000
EX_OK, EX_USAGE, EX_SOFTWARE = 0, 64, 70
SEEK_DATA, SEEK_HOLE = 3, 4

_have_functions = ["HAVE_FSTATAT", "HAVE_LSTAT", "HAVE_FDOPENDIR", "HAVE_UTIMENSAT"]
_LINKS = 40
_NAME_MAX = 255
_encoding = "utf-8"


def _record(name, fields, visible):
    """A structseq: a tuple of the first `visible` fields, with all of them as attributes."""

    def new(cls, values, extra=None):
        values = tuple(values)
        self = tuple.__new__(cls, values[:visible])
        self.__dict__.update(zip(fields, values))
        if extra:
            self.__dict__.update(extra)
        return self

    def show(self):
        inner = ", ".join(f"{field}={self.__dict__.get(field)!r}" for field in fields[:visible])
        return f"os.{name}({inner})"

    space = {
        "__new__": new,
        "__repr__": show,
        "__module__": "os",
        "__match_args__": tuple(fields[:visible]),
        "__reduce__": lambda self: (type(self), (tuple(self.__dict__.get(field) for field in fields),)),
        "n_fields": len(fields),
        "n_sequence_fields": visible,
        "n_unnamed_fields": 0,
    }
    return type(name, (tuple,), space)


stat_result = _record(
    "stat_result",
    (
        "st_mode st_ino st_dev st_nlink st_uid st_gid st_size _atime _mtime _ctime "
        "st_atime st_mtime st_ctime st_atime_ns st_mtime_ns st_ctime_ns st_blksize st_blocks st_rdev"
    ).split(),
    10,
)
statvfs_result = _record(
    "statvfs_result",
    "f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail f_flag f_namemax f_fsid".split(),
    10,
)
terminal_size = _record("terminal_size", ("columns", "lines"), 2)
uname_result = _record("uname_result", "sysname nodename release version machine".split(), 5)
times_result = _record("times_result", "user system children_user children_system elapsed".split(), 5)


class _Node:
    """A file, folder or link: `data` is a bytearray, a dict of name to node, or a target."""

    __slots__ = ("mode", "data", "number", "links", "times")
    count = 1

    def __init__(self, mode, data):
        self.mode = mode
        self.data = data
        self.number = _Node.count
        _Node.count += 1
        self.links = 1
        now = _now()
        self.times = [now, now, now]

    def touch(self):
        self.times[1] = self.times[2] = _now()

    def stat(self):
        mode, data = self.mode, self.data
        size = len(data) if not S_ISDIR(mode) else 4096
        ns = self.times
        seconds = [time // 1_000_000_000 for time in ns]
        exact = [time / 1e9 for time in ns]
        links = self.links if not S_ISDIR(mode) else 2
        blocks = (size + 511) // 512
        return stat_result((mode, self.number, 1, links, 0, 0, size, *seconds, *exact, *ns, 4096, blocks, 0))


_root = _Node(S_IFDIR | 0o755, {})
_cwd = "/"
_umask = 0o022
_open_files = {}


# Linux's numbers: a page's machine has none of its own.
_NUMBERS = (
    "EPERM 1 ENOENT 2 ESRCH 3 EINTR 4 EIO 5 ENXIO 6 E2BIG 7 ENOEXEC 8 EBADF 9 ECHILD 10 EAGAIN 11 "
    "ENOMEM 12 EACCES 13 EFAULT 14 ENOTBLK 15 EBUSY 16 EEXIST 17 EXDEV 18 ENODEV 19 ENOTDIR 20 EISDIR 21 "
    "EINVAL 22 ENFILE 23 EMFILE 24 ENOTTY 25 ETXTBSY 26 EFBIG 27 ENOSPC 28 ESPIPE 29 EROFS 30 EMLINK 31 "
    "EPIPE 32 EDOM 33 ERANGE 34 EDEADLOCK 35 ENAMETOOLONG 36 ENOLCK 37 ENOSYS 38 ENOTEMPTY 39 ELOOP 40 "
    "ENOMSG 42 EIDRM 43 ECHRNG 44 EL2NSYNC 45 EL3HLT 46 EL3RST 47 ELNRNG 48 EUNATCH 49 ENOCSI 50 EL2HLT 51 "
    "EBADE 52 EBADR 53 EXFULL 54 ENOANO 55 EBADRQC 56 EBADSLT 57 EBFONT 59 ENOSTR 60 ENODATA 61 ETIME 62 "
    "ENOSR 63 ENONET 64 ENOPKG 65 EREMOTE 66 ENOLINK 67 EADV 68 ESRMNT 69 ECOMM 70 EPROTO 71 EMULTIHOP 72 "
    "EDOTDOT 73 EBADMSG 74 EOVERFLOW 75 ENOTUNIQ 76 EBADFD 77 EREMCHG 78 ELIBACC 79 ELIBBAD 80 ELIBSCN 81 "
    "ELIBMAX 82 ELIBEXEC 83 EILSEQ 84 ERESTART 85 ESTRPIPE 86 EUSERS 87 ENOTSOCK 88 EDESTADDRREQ 89 "
    "EMSGSIZE 90 EPROTOTYPE 91 ENOPROTOOPT 92 EPROTONOSUPPORT 93 ESOCKTNOSUPPORT 94 ENOTSUP 95 "
    "EPFNOSUPPORT 96 EAFNOSUPPORT 97 EADDRINUSE 98 EADDRNOTAVAIL 99 ENETDOWN 100 ENETUNREACH 101 "
    "ENETRESET 102 ECONNABORTED 103 ECONNRESET 104 ENOBUFS 105 EISCONN 106 ENOTCONN 107 ESHUTDOWN 108 "
    "ETOOMANYREFS 109 ETIMEDOUT 110 ECONNREFUSED 111 EHOSTDOWN 112 EHOSTUNREACH 113 EALREADY 114 "
    "EINPROGRESS 115 ESTALE 116 EUCLEAN 117 ENOTNAM 118 ENAVAIL 119 EISNAM 120 EREMOTEIO 121 EDQUOT 122 "
    "ENOMEDIUM 123 EMEDIUMTYPE 124 ECANCELED 125 ENOKEY 126 EKEYEXPIRED 127 EKEYREVOKED 128 "
    "EKEYREJECTED 129 EOWNERDEAD 130 ENOTRECOVERABLE 131 ERFKILL 132"
).split()


def _install_errno():
    """Fills `errno` where it is empty."""
    for name, number in zip(_NUMBERS[::2], _NUMBERS[1::2]):
        if not hasattr(_errno, name):
            setattr(_errno, name, int(number))
            _errno.errorcode[int(number)] = name


_install_errno()
_CLASSES = {
    _errno.EPERM: PermissionError,
    _errno.EACCES: PermissionError,
    _errno.ENOENT: FileNotFoundError,
    _errno.EEXIST: FileExistsError,
    _errno.ENOTDIR: NotADirectoryError,
    _errno.EISDIR: IsADirectoryError,
}


def _fail(number, *paths):
    kind = _CLASSES.get(number, OSError)
    if len(paths) == 2:
        return kind(number, strerror(number), paths[0], None, paths[1])
    return kind(number, strerror(number), *paths)


def fspath(path):
    """Return the file system path representation of the object."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    try:
        method = kind.__fspath__
    except AttributeError:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {kind.__name__}") from None
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(
        f"expected {kind.__name__}.__fspath__() to return str or bytes, not {type(result).__name__}"
    )


def _text(path, what="path"):
    if isinstance(path, bytes):
        text = path.decode("utf-8", "surrogateescape")
    elif isinstance(path, str):
        text = path
    else:
        kind = type(path)
        if not hasattr(kind, "__fspath__"):
            raise TypeError(f"{what} should be string, bytes or os.PathLike, not {kind.__name__}")
        return _text(fspath(path), what)
    if "\0" in text:
        raise ValueError("embedded null character")
    return text


def _base(dir_fd):
    """Where relative paths start: names from the root."""
    return _cwd if dir_fd is None else _open_file(dir_fd).path


def _walk(path, follow, dir_fd=None, given=None):
    """(folder node, last name, node or None, absolute path). The folders above have to exist."""
    given = path if given is None else given
    text = _text(path)
    if not text:
        raise _fail(_errno.ENOENT, given)
    if not text.startswith("/"):
        text = _base(dir_fd) + "/" + text
    parts = text.split("/")
    parts.reverse()
    trail = [("", _root)]
    links = 0
    must_be_folder = text.endswith("/")
    while parts:
        name = parts.pop()
        if name == "" or name == ".":
            continue
        folder = trail[-1][1]
        if not S_ISDIR(folder.mode):
            raise _fail(_errno.ENOTDIR, given)
        if name == "..":
            if len(trail) > 1:
                trail.pop()
            continue
        if len(name) > _NAME_MAX:
            raise _fail(_errno.ENAMETOOLONG, given)
        node = folder.data.get(name)
        is_last = not any(part not in ("", ".") for part in parts)
        if node is None:
            if not is_last:
                raise _fail(_errno.ENOENT, given)
            return folder, name, None, _join(trail, name)
        if S_ISLNK(node.mode) and (follow or not is_last or must_be_folder):
            links += 1
            if links > _LINKS:
                raise _fail(_errno.ELOOP, given)
            if node.data.startswith("/"):
                del trail[1:]
            parts.extend(reversed(node.data.split("/")))
            continue
        trail.append((name, node))
    name, node = trail[-1]
    if must_be_folder and not S_ISDIR(node.mode):
        raise _fail(_errno.ENOTDIR, given)
    folder = trail[-2][1] if len(trail) > 1 else _root
    return folder, name, node, _join(trail)


def _join(trail, name=None):
    names = [part for part, _ in trail]
    if name is not None:
        names.append(name)
    return "/".join(names) or "/"


def _find(path, follow=True, dir_fd=None):
    node = _walk(path, follow, dir_fd)[2]
    if node is None:
        raise _fail(_errno.ENOENT, path)
    return node


class _OpenFile:
    __slots__ = ("node", "flags", "position", "path", "name")

    def __init__(self, node, flags, path, name):
        self.node = node
        self.flags = flags
        self.position = 0
        self.path = path
        self.name = name


def _open_file(fd):
    try:
        return _open_files[fd]
    except (KeyError, TypeError):
        pass
    if not isinstance(fd, int):
        raise TypeError(f"argument should be integer or None, not {type(fd).__name__}")
    raise _fail(_errno.EBADF)


def _new_fd(file):
    fd = 3
    while fd in _open_files:
        fd += 1
    _open_files[fd] = file
    return fd


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Open a file for low level IO.  Returns a file descriptor (integer)."""
    folder, name, node, full = _walk(path, not flags & O_NOFOLLOW, dir_fd)
    access_mode = flags & O_ACCMODE
    if node is None:
        if not flags & O_CREAT:
            raise _fail(_errno.ENOENT, path)
        node = folder.data[name] = _Node(S_IFREG | mode & ~_umask & 0o777, bytearray())
        folder.touch()
    elif flags & O_CREAT and flags & O_EXCL:
        raise _fail(_errno.EEXIST, path)
    elif S_ISLNK(node.mode):
        raise _fail(_errno.ELOOP, path)
    elif S_ISDIR(node.mode):
        if access_mode != O_RDONLY or flags & O_CREAT:
            raise _fail(_errno.EISDIR, path)
    elif flags & O_DIRECTORY:
        raise _fail(_errno.ENOTDIR, path)
    if flags & O_TRUNC and access_mode != O_RDONLY and node.mode & S_IFREG == S_IFREG:
        node.data = bytearray()
        node.touch()
    return _new_fd(_OpenFile(node, flags, full, path))


def close(fd):
    """Close a file descriptor."""
    _open_file(fd)
    del _open_files[fd]


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        _open_files.pop(fd, None)


def dup(fd, /):
    return _new_fd(_open_file(fd))


def dup2(fd, fd2, inheritable=True):
    _open_files[fd2] = _open_file(fd)
    return fd2


def _readable(fd):
    file = _open_file(fd)
    if file.flags & O_ACCMODE == O_WRONLY:
        raise _fail(_errno.EBADF)
    if S_ISDIR(file.node.mode):
        raise _fail(_errno.EISDIR)
    return file


def read(fd, length, /):
    """Read from a file descriptor.  Returns a bytes object."""
    file = _readable(fd)
    if length < 0:
        raise _fail(_errno.EINVAL)
    data = bytes(file.node.data[file.position : file.position + length])
    file.position += len(data)
    return data


def readinto(fd, buffer, /):
    data = read(fd, len(memoryview(buffer).cast("B")))
    memoryview(buffer).cast("B")[: len(data)] = data
    return len(data)


def pread(fd, length, offset, /):
    return bytes(_readable(fd).node.data[offset : offset + length])


def _write_at(file, data, position):
    if file.flags & O_ACCMODE == O_RDONLY:
        raise _fail(_errno.EBADF)
    if not isinstance(data, (bytes, bytearray)):
        data = bytes(memoryview(data).cast("B"))
    node = file.node
    if node is _null:
        return len(data), position
    content = node.data
    if file.flags & O_APPEND:
        position = len(content)
    if position > len(content):
        content.extend(bytes(position - len(content)))
    if position == len(content):
        content.extend(data)
    else:
        content[position : position + len(data)] = data
    node.touch()
    return len(data), position + len(data)


def write(fd, data, /):
    """Write a bytes object to a file descriptor."""
    if fd in (1, 2) and fd not in _open_files:
        stream = _sys.__stdout__ if fd == 1 else _sys.__stderr__
        return stream.buffer.write(data)
    file = _open_file(fd)
    count, file.position = _write_at(file, data, file.position)
    return count


def pwrite(fd, data, offset, /):
    return _write_at(_open_file(fd), data, offset)[0]


def lseek(fd, position, how, /):
    """Set the position of a file descriptor.  Return the new position."""
    file = _open_file(fd)
    if how == 1:
        position += file.position
    elif how == 2:
        position += len(file.node.data)
    elif how != 0:
        raise _fail(_errno.EINVAL)
    if position < 0:
        raise _fail(_errno.EINVAL)
    file.position = position
    return position


def ftruncate(fd, length, /):
    file = _open_file(fd)
    if file.flags & O_ACCMODE == O_RDONLY:
        raise _fail(_errno.EINVAL)
    _resize(file.node, length)


def _resize(node, length):
    if length < 0:
        raise _fail(_errno.EINVAL)
    content = node.data
    del content[length:]
    content.extend(bytes(length - len(content)))
    node.touch()


def truncate(path, length):
    if isinstance(path, int):
        return ftruncate(path, length)
    node = _find(path)
    if S_ISDIR(node.mode):
        raise _fail(_errno.EISDIR, path)
    _resize(node, length)


def fsync(fd):
    _open_file(fd)


fdatasync = fsync


def sync():
    pass


def isatty(fd, /):
    return False


def fstat(fd):
    if fd in (0, 1, 2) and fd not in _open_files:
        return stat_result((S_IFCHR | 0o620, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0.0, 0.0, 0.0, 0, 0, 0, 4096, 0, 0))
    return _open_file(fd).node.stat()


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    if isinstance(path, int):
        return fstat(path)
    return _find(path, follow_symlinks, dir_fd).stat()


def lstat(path, *, dir_fd=None):
    return _find(path, False, dir_fd).stat()


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        node = _find(path, follow_symlinks, dir_fd)
    except OSError:
        return False
    return not mode & X_OK or bool(node.mode & 0o111)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    node = _open_file(path).node if isinstance(path, int) else _find(path, follow_symlinks, dir_fd)
    node.mode = node.mode & ~0o7777 | mode & 0o7777
    node.times[2] = _now()


def fchmod(fd, mode):
    chmod(fd, mode)


def lchmod(path, mode):
    chmod(path, mode, follow_symlinks=False)


def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):
    if not isinstance(path, int):
        _find(path, follow_symlinks, dir_fd)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    node = _open_file(path).node if isinstance(path, int) else _find(path, follow_symlinks, dir_fd)
    if times is not None:
        ns = [int(time * 1_000_000_000) for time in times]
    node.times[:2] = ns if ns is not None else [_now()] * 2


def umask(mask, /):
    global _umask
    old, _umask = _umask, mask & 0o777
    return old


def getcwd():
    """Return a unicode string representing the current working directory."""
    return _cwd


def getcwdb():
    return _cwd.encode("utf-8", "surrogateescape")


def chdir(path):
    """Change the current working directory to the specified path."""
    global _cwd
    if isinstance(path, int):
        full, node = _open_file(path).path, _open_file(path).node
    else:
        _, _, node, full = _walk(path, True)
    if node is None:
        raise _fail(_errno.ENOENT, path)
    if not S_ISDIR(node.mode):
        raise _fail(_errno.ENOTDIR, path)
    _cwd = full


fchdir = chdir


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Create a directory."""
    folder, name, node, _ = _walk(path, False, dir_fd)
    if node is not None:
        raise _fail(_errno.EEXIST, path)
    folder.data[name] = _Node(S_IFDIR | mode & ~_umask & 0o777, {})
    folder.touch()


def rmdir(path, *, dir_fd=None):
    folder, name, node, full = _walk(path, False, dir_fd)
    if node is None:
        raise _fail(_errno.ENOENT, path)
    if not S_ISDIR(node.mode):
        raise _fail(_errno.ENOTDIR, path)
    if node.data:
        raise _fail(_errno.ENOTEMPTY, path)
    if node is _root:
        raise _fail(_errno.EBUSY, path)
    del folder.data[name]
    folder.touch()


def unlink(path, *, dir_fd=None):
    folder, name, node, _ = _walk(path, False, dir_fd)
    if node is None:
        raise _fail(_errno.ENOENT, path)
    if S_ISDIR(node.mode):
        raise _fail(_errno.EISDIR, path)
    del folder.data[name]
    node.links -= 1
    folder.touch()


remove = unlink


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory."""
    try:
        folder, name, node, full = _walk(src, False, src_dir_fd)
        to_folder, to_name, to_node, to_full = _walk(dst, False, dst_dir_fd)
    except OSError as problem:
        raise _fail(problem.errno, src, dst) from None
    if node is None:
        raise _fail(_errno.ENOENT, src, dst)
    if to_node is node:
        return
    if S_ISDIR(node.mode):
        if (to_full + "/").startswith(full + "/"):
            raise _fail(_errno.EINVAL, src, dst)
        if to_node is not None:
            if not S_ISDIR(to_node.mode):
                raise _fail(_errno.ENOTDIR, src, dst)
            if to_node.data:
                raise _fail(_errno.ENOTEMPTY, src, dst)
    elif to_node is not None and S_ISDIR(to_node.mode):
        raise _fail(_errno.EISDIR, src, dst)
    del folder.data[name]
    to_folder.data[to_name] = node
    folder.touch()
    to_folder.touch()


replace = rename


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    node = _walk(src, follow_symlinks, src_dir_fd)[2]
    folder, name, to_node, _ = _walk(dst, False, dst_dir_fd)
    if node is None:
        raise _fail(_errno.ENOENT, src, dst)
    if to_node is not None:
        raise _fail(_errno.EEXIST, src, dst)
    if S_ISDIR(node.mode):
        raise _fail(_errno.EPERM, src, dst)
    folder.data[name] = node
    node.links += 1


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    folder, name, node, _ = _walk(dst, False, dir_fd)
    if node is not None:
        raise _fail(_errno.EEXIST, src, dst)
    folder.data[name] = _Node(S_IFLNK | 0o777, _text(src))
    folder.touch()


def readlink(path, *, dir_fd=None):
    node = _find(path, False, dir_fd)
    if not S_ISLNK(node.mode):
        raise _fail(_errno.EINVAL, path)
    return node.data.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else node.data


def _entries(path):
    node = _open_file(path).node if isinstance(path, int) else _find(path)
    if not S_ISDIR(node.mode):
        raise _fail(_errno.ENOTDIR, path)
    return node


def listdir(path=None):
    """Return a list containing the names of the files in the directory."""
    path = "." if path is None else path
    names = list(_entries(path).data)
    if not isinstance(path, int) and isinstance(fspath(path), bytes):
        return [name.encode("utf-8", "surrogateescape") for name in names]
    return names


class DirEntry:
    """What `scandir` yields."""

    __slots__ = ("name", "path", "_node")

    def __init__(self, name, path, node):
        self.name = name
        self.path = path
        self._node = node

    def _target(self, follow_symlinks):
        if follow_symlinks and S_ISLNK(self._node.mode):
            return _find(self.path)
        return self._node

    def is_dir(self, *, follow_symlinks=True):
        try:
            return S_ISDIR(self._target(follow_symlinks).mode)
        except FileNotFoundError:
            return False

    def is_file(self, *, follow_symlinks=True):
        try:
            return self._target(follow_symlinks).mode & 0o170000 == S_IFREG
        except FileNotFoundError:
            return False

    def is_symlink(self):
        return S_ISLNK(self._node.mode)

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return self._target(follow_symlinks).stat()

    def inode(self):
        return self._node.number

    def __fspath__(self):
        return self.path

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

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    path = "." if path is None else path
    node = _entries(path)
    if isinstance(path, int):
        return _Scan([DirEntry(name, name, item) for name, item in node.data.items()])
    base = fspath(path)
    if isinstance(base, bytes):
        slash = b"" if base.endswith(b"/") else b"/"
        names = [(name.encode("utf-8", "surrogateescape"), item) for name, item in node.data.items()]
    else:
        slash = "" if base.endswith("/") else "/"
        names = list(node.data.items())
    return _Scan([DirEntry(name, base + slash + name, item) for name, item in names])


def statvfs(path):
    return statvfs_result((4096, 4096, 1 << 20, 1 << 19, 1 << 19, 1 << 20, 1 << 19, 1 << 19, 0, 255, 0))


def pathconf(path, name):
    return _NAME_MAX


pathconf_names = {"PC_NAME_MAX": 3}
sysconf_names = {"SC_PAGESIZE": 30, "SC_NPROCESSORS_ONLN": 84}


def sysconf(name):
    return {"SC_PAGESIZE": 65536, "SC_PAGE_SIZE": 65536, "SC_NPROCESSORS_ONLN": 1}.get(name, -1)


environ = {
    b"HOME": b"/home/web",
    b"PATH": b"/bin",
    b"LANG": b"en_US.UTF-8",
    b"TMPDIR": b"/tmp",
    b"USER": b"web",
    # Made for the machine that the engine was built on.
    b"_PYTHON_SYSCONFIGDATA_NAME": b"_sysconfigdata",
}


def putenv(name, value, /):
    pass


def unsetenv(name, /):
    pass


def getpid():
    return 42


def getppid():
    return 0


def getuid():
    return 1000


geteuid = getuid


def getgid():
    return 1000


getegid = getgid


def getlogin():
    return "web"


def uname():
    return uname_result(("AnyPy", "page", "1", "1", "wasm32"))


def cpu_count():
    # Tests of this module run natively, where nothing tells.
    return _anypy.processors() if hasattr(_anypy, "processors") else 1


def times():
    return times_result((_now() / 1e9, 0.0, 0.0, 0.0, _now() / 1e9))


def get_terminal_size(fd=1, /):
    raise _fail(_errno.ENOTTY)


def get_inheritable(fd, /):
    _open_file(fd)
    return False


def set_inheritable(fd, inheritable, /):
    _open_file(fd)


def device_encoding(fd):
    return None


def register_at_fork(**hooks):
    pass


def strerror(code, /):
    return _MESSAGES.get(code, f"Unknown error {code}")


def _exit(status):
    raise SystemExit(status)


def _emscripten_log(message):
    _sys.stderr.write(message + "\n")


def _emscripten_debugger():
    pass


def abort():
    raise SystemExit(134)


def _path_normpath(path):
    """What posixpath.normpath does."""
    is_bytes = isinstance(path, bytes)
    text = _text(path)
    if not text:
        return b"." if is_bytes else "."
    slashes = "//" if text.startswith("//") and not text.startswith("///") else "/" if text[0] == "/" else ""
    names = []
    for name in text.split("/"):
        if not name or name == ".":
            continue
        if name != ".." or (not slashes and not names) or (names and names[-1] == ".."):
            names.append(name)
        elif names:
            names.pop()
    result = slashes + "/".join(names) or "."
    return result.encode("utf-8", "surrogateescape") if is_bytes else result


def _path_splitroot_ex(path):
    is_bytes = isinstance(path, bytes)
    slash, empty = (b"/", b"") if is_bytes else ("/", "")
    if path[:1] != slash:
        return empty, empty, path
    if path[1:2] != slash or path[2:3] == slash:
        return empty, slash, path[1:]
    return empty, path[:2], path[2:]


_MESSAGES = {
    _errno.EPERM: "Operation not permitted",
    _errno.ENOENT: "No such file or directory",
    _errno.EIO: "Input/output error",
    _errno.EBADF: "Bad file descriptor",
    _errno.EACCES: "Permission denied",
    _errno.EBUSY: "Device or resource busy",
    _errno.EEXIST: "File exists",
    _errno.ENOTDIR: "Not a directory",
    _errno.EISDIR: "Is a directory",
    _errno.EINVAL: "Invalid argument",
    _errno.ENOTTY: "Inappropriate ioctl for device",
    _errno.ENAMETOOLONG: "File name too long",
    _errno.ENOTEMPTY: "Directory not empty",
    _errno.ELOOP: "Too many levels of symbolic links",
    _errno.ENOSYS: "Function not implemented",
}


class FileIO(_io._RawIOBase):
    """Open a file: the raw layer below `io.open`'s buffers."""

    _fd = -1
    _blksize = 65536

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if self._fd >= 0 and self._closefd:
            self.close()
        self._fd = -1
        if not isinstance(mode, str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {type(mode).__name__}")
        kinds = mode.replace("b", "").replace("+", "")
        if len(kinds) != 1 or kinds not in "rwxa" or mode.count("+") > 1:
            if set(mode) - set("xrwab+"):
                raise ValueError(f"invalid mode: {mode}")
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        self._reads = kinds == "r" or "+" in mode
        self._writes = kinds != "r" or "+" in mode
        self._kind = kinds
        self._closefd = closefd
        self._seekable = True
        flags = {"r": 0, "w": O_CREAT | O_TRUNC, "x": O_CREAT | O_EXCL, "a": O_CREAT | O_APPEND}[kinds]
        flags |= O_RDWR if self._reads and self._writes else O_RDONLY if self._reads else O_WRONLY
        flags |= O_CLOEXEC
        if isinstance(file, int) and not isinstance(file, bool):
            if file < 0:
                raise ValueError("negative file descriptor")
            fstat(file)
            self._fd = file
        else:
            if not closefd:
                raise ValueError("Cannot use closefd=False with file name")
            if opener is None:
                self._fd = open(file, flags, 0o666)
            else:
                self._fd = opener(file, flags)
                if not isinstance(self._fd, int):
                    raise TypeError("expected integer from opener")
                if self._fd < 0:
                    raise ValueError(f"opener returned {self._fd}")
        self.name = file
        if self._fd in _open_files:
            opened = _open_files[self._fd]
            if S_ISDIR(opened.node.mode):
                if self._closefd and not isinstance(file, int):
                    close(self._fd)
                self._fd = -1
                raise _fail(_errno.EISDIR, file)
            if kinds == "a":
                opened.position = len(opened.node.data)

    def _check(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed file")
        return self._fd

    def _must_read(self):
        fd = self._check()
        if not self._reads:
            raise _io.UnsupportedOperation("File not open for reading")
        return fd

    def read(self, size=-1, /):
        fd = self._must_read()
        if size is None or size < 0:
            return self.readall()
        return read(fd, size)

    def readall(self):
        file = _readable(self._must_read())
        data = bytes(file.node.data[file.position :])
        file.position += len(data)
        return data

    def readinto(self, buffer, /):
        return readinto(self._must_read(), buffer)

    def write(self, data, /):
        fd = self._check()
        if not self._writes:
            raise _io.UnsupportedOperation("File not open for writing")
        return write(fd, data)

    def seek(self, position, whence=0, /):
        if isinstance(position, float):
            raise TypeError("an integer is required")
        return lseek(self._check(), position, whence)

    def tell(self):
        return lseek(self._check(), 0, 1)

    def truncate(self, size=None, /):
        fd = self._check()
        if not self._writes:
            raise _io.UnsupportedOperation("File not open for writing")
        if size is None:
            size = self.tell()
        ftruncate(fd, size)
        return size

    def close(self):
        if self._fd >= 0:
            try:
                super().close()
            finally:
                fd, self._fd = self._fd, -1
                if self._closefd:
                    _open_files.pop(fd, None)

    @property
    def closed(self):
        return self._fd < 0

    @property
    def closefd(self):
        return self._closefd

    @property
    def mode(self):
        if self._kind == "x":
            return "xb+" if self._reads else "xb"
        if self._kind == "a":
            return "ab+" if self._reads else "ab"
        return ("rb+" if self._writes else "rb") if self._reads else "wb"

    def fileno(self):
        return self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def __repr__(self):
        if self._fd < 0:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self._closefd}>"

    __module__ = "_io"


def _io_open(
    file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None
):
    """Open file and return a stream.  Raise OSError upon failure."""
    if not isinstance(file, int):
        file = fspath(file)
    for name, value, may_be_none in (("mode", mode, False), ("encoding", encoding, True), ("errors", errors, True)):
        if not isinstance(value, str) and not (may_be_none and value is None):
            wanted = "str or None" if may_be_none else "str"
            raise TypeError(f"open() argument '{name}' must be {wanted}, not {type(value).__name__}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    binary, update = "b" in letters, "+" in letters
    if "t" in letters and binary:
        raise ValueError("can't have text and binary mode at once")
    kinds = [kind for kind in "xrwa" if kind in letters]
    if len(kinds) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                article = "an" if name[0] in "e" else "a"
                raise ValueError(f"binary mode doesn't take {article} {name} argument")
    raw = FileIO(file, kinds[0] + ("+" if update else ""), closefd, opener)
    result = raw
    try:
        line_buffering = buffering == 1 and not binary
        if buffering == 1 and binary:
            import warnings

            warnings.warn(
                "line buffering (buffering=1) isn't supported in binary mode, "
                "the default buffer size will be used",
                RuntimeWarning,
                2,
            )
        if buffering < 0 or buffering == 1:
            buffering = 65536
        if buffering == 0:
            if binary:
                return result
            raise ValueError("can't have unbuffered text I/O")
        if update:
            buffer = _io.BufferedRandom(raw, buffering)
        elif kinds[0] == "r":
            buffer = _io.BufferedReader(raw, buffering)
        else:
            buffer = _io.BufferedWriter(raw, buffering)
        result = buffer
        if binary:
            return result
        result = _io.TextIOWrapper(buffer, encoding or _encoding, errors, newline, line_buffering)
        result.mode = mode
        return result
    except:
        result.close()
        raise


def _open_code(path):
    """Opens the provided file with the intent to import the contents."""
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return _io_open(path, "rb")


def _make_folders(path):
    folder = ""
    for name in path.split("/")[1:]:
        folder += "/" + name
        node = _walk(folder, True)[2]
        if node is None:
            mkdir(folder)


def _write_file(path, data):
    """Writes a file from outside of Python, making the folders above it."""
    full = path if path.startswith("/") else (_cwd.rstrip("/") + "/" + path)
    parent = full.rpartition("/")[0]
    if parent:
        _make_folders(parent)
    fd = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try:
        write(fd, data)
    finally:
        close(fd)


def _read_file(path):
    fd = open(path, O_RDONLY)
    try:
        return bytes(_readable(fd).node.data)
    finally:
        close(fd)


for _folder in ("/dev", "/home/web", "/tmp", "/lib"):
    _make_folders(_folder)
chdir("/home/web")
_null = _root.data["dev"].data["null"] = _Node(S_IFCHR | 0o666, bytearray())


def _install():
    """Makes `open` and the import system work on these files."""
    import builtins

    _install_clocks()
    # What the standard library asks before it uses processes, threads and sockets; what Pyodide says.
    _sys.platform = "emscripten"
    _io.FileIO = FileIO
    _io.open = builtins.open = _io_open
    _io.open_code = _open_code
    io = _sys.modules.get("io")
    if io is not None:
        io.FileIO, io.open, io.open_code = FileIO, _io_open, _open_code
    _sys.builtin_module_names = tuple(sorted({*_sys.builtin_module_names, "posix"}))
    import _frozen_importlib

    _frozen_importlib._install_external_importers()
    _sys.path_hooks.insert(0, _zip_hook)


def _install_clocks():
    """Gives `time` the clocks of a page."""
    import time
    from _anypy import monotonic_ns

    def monotonic():
        """Monotonic clock, cannot go backward."""
        return monotonic_ns() / 1e9

    def wall():
        """Return the current time in seconds since the Epoch."""
        return _now() / 1e9

    time.time, time.time_ns = wall, _now
    time.monotonic = time.perf_counter = time.process_time = time.thread_time = monotonic
    time.monotonic_ns = time.perf_counter_ns = time.process_time_ns = time.thread_time_ns = monotonic_ns


def _zip_hook(path):
    """`zipimport`, loaded once there is an archive to import from."""
    node = None
    probe = path
    while probe and probe != "/":
        try:
            node = _walk(probe, True)[2]
        except OSError:
            node = None
        if node is not None:
            break
        probe = probe.rpartition("/")[0]
    if node is None or node.mode & 0o170000 != S_IFREG:
        raise ImportError("not an archive", path=path)
    import zipimport

    return zipimport.zipimporter(path)


__all__ = [name for name in globals() if name[0] != "_" and name not in ("annotations",)] + [
    "_exit",
    "_have_functions",
]
__all__.remove("FileIO")
for _name in ("S_IFDIR", "S_IFLNK", "S_IFREG", "S_IFCHR", "S_ISDIR", "S_ISLNK"):
    __all__.remove(_name)
del _folder, _name
