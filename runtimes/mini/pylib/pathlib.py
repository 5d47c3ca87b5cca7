"""Paths as objects."""

import os
import posixpath
from fnmatch import fnmatchcase as _matches

sep = "/"


class PurePath:
    __slots__ = ("_text", "_split")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        self = object.__new__(cls)
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                arg = arg._text
            else:
                arg = os.fspath(arg) if not isinstance(arg, str) else arg
                if not isinstance(arg, str):
                    raise TypeError(
                        "argument should be a str or an os.PathLike object where __fspath__ returns a str, not "
                        + repr(type(arg).__name__)
                    )
            texts.append(arg)
        root, parts = _parse(posixpath.join(*texts) if texts else "")
        self._split = (root, parts)
        self._text = root + "/".join(parts) or "."
        return self

    def __init__(self, *args):
        pass

    def _make(self, root, parts):
        return self.with_segments(root + "/".join(parts))

    def with_segments(self, *args):
        return type(self)(*args)

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def __repr__(self):
        return f"{type(self).__name__}({self._text!r})"

    def __bytes__(self):
        return self._text.encode()

    def as_posix(self):
        return self._text

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/"
        return "file://" + "".join(chr(b) if chr(b) in safe else f"%{b:02X}" for b in self._text.encode())

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def _key(self):
        return self.parts

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, other):
        try:
            return self.with_segments(self, other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        try:
            return self.with_segments(other, self)
        except TypeError:
            return NotImplemented

    @property
    def parts(self):
        root, parts = self._split
        return ((root,) if root else ()) + tuple(parts)

    drive = property(lambda self: "")
    root = property(lambda self: self._split[0])
    anchor = property(lambda self: self._split[0])

    @property
    def name(self):
        parts = self._split[1]
        return parts[-1] if parts else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + s for s in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        return name[: len(name) - len(self.suffix)]

    @property
    def parent(self):
        root, parts = self._split
        return self._make(root, parts[:-1]) if parts else self

    @property
    def parents(self):
        found = []
        path = self
        while path.parent != path:
            path = path.parent
            found.append(path)
        return _Parents(found, self)

    def joinpath(self, *args):
        return self.with_segments(self, *args)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._split[0], self._split[1][:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and not suffix.startswith(".") or suffix == "." or "/" in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._split[0])

    def is_reserved(self):
        return False

    def is_relative_to(self, other, /, *more):
        other = self.with_segments(other, *more)
        return other == self or other in self.parents

    def relative_to(self, other, /, *more, walk_up=False):
        other = self.with_segments(other, *more)
        for step, path in enumerate([other] + list(other.parents)):
            if self.is_relative_to(path):
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}" + _older(self, other))
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._make("", [".."] * step + self._split[1][len(path._split[1]) :])

    def match(self, pattern, *, case_sensitive=None):
        root, parts = _parse(os.fspath(pattern))
        if not root and not parts:
            raise ValueError("empty pattern")
        mine = self._split[1]
        if root and (not self._split[0] or len(parts) != len(mine)) or len(parts) > len(mine):
            return False
        return all(_matches(m, p) for m, p in zip(mine[len(mine) - len(parts) :], parts))

    def full_match(self, pattern, *, case_sensitive=None):
        root, parts = _parse(os.fspath(pattern))
        return root == self._split[0] and _full(self._split[1], parts)

    def __reduce__(self):
        return type(self), tuple(self.parts)


def _older(path, other):
    return " OR one path is relative and the other is absolute."


def _full(names, parts):
    if not parts:
        return not names
    if parts[0] == "**":
        return any(_full(names[i:], parts[1:]) for i in range(len(names) + 1))
    return bool(names) and _matches(names[0], parts[0]) and _full(names[1:], parts[1:])


class _Parents(tuple):
    def __new__(cls, paths, owner):
        self = tuple.__new__(cls, paths)
        self._owner = owner
        return self

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(list(self)[at])
        return tuple.__getitem__(self, at)

    def __repr__(self):
        return f"<{type(self._owner).__name__}.parents>"


def _parse(text):
    """Root and parts."""
    root = "" if not text.startswith("/") else "//" if text.startswith("//") and not text.startswith("///") else "/"
    return root, [p for p in text.split("/") if p and p != "."]


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("Windows paths are not part of the mini runtime")


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(posixpath.expanduser("~"))

    def expanduser(self):
        return self.with_segments(posixpath.expanduser(self._text))

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        return self.with_segments(posixpath.realpath(self._text, strict=strict))

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def exists(self, *, follow_symlinks=True):
        return posixpath.exists(self._text)

    def is_file(self, *, follow_symlinks=True):
        return posixpath.isfile(self._text)

    def is_dir(self, *, follow_symlinks=True):
        return posixpath.isdir(self._text)

    def _false(self):
        return False

    is_symlink = is_junction = is_fifo = is_socket = is_block_device = is_char_device = _false

    def is_mount(self):
        return self._text == "/"

    def samefile(self, other_path):
        return posixpath.samefile(self._text, os.fspath(other_path))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open("r", -1, encoding, errors, newline) as f:
            return f.read()

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", -1, encoding, errors, newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open("wb") as f:
            return f.write(view)

    def iterdir(self):
        for name in os.listdir(self):
            yield self.with_segments(self, name)

    def _glob(self, pattern, deep):
        root, parts = _parse(os.fspath(pattern))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        if not parts:
            raise ValueError(f"Unacceptable pattern: {str(pattern)!r}")
        folders = str(pattern).endswith("/")
        seen = set()
        for path in self._select((["**"] if deep else []) + parts, folders):
            if path not in seen:
                seen.add(path)
                yield path

    def _select(self, parts, folders):
        part, rest = parts[0], parts[1:]
        if part == "**":
            if rest:
                yield from self._select(rest, folders)
            else:
                yield self
            for path in self._folders():
                yield from path._select(parts, folders)
            return
        if part == "..":
            found = [self / ".."]
        elif any(c in part for c in "*?["):
            try:
                found = [p for p in self.iterdir() if _matches(p.name, part)]
            except OSError:
                found = []
        else:
            path = self / part
            found = [path] if path.exists() else []
        for path in found:
            if not rest:
                if not folders or path.is_dir():
                    yield path
            elif path.is_dir():
                yield from path._select(rest, folders)

    def _folders(self):
        try:
            return [p for p in self.iterdir() if p.is_dir()]
        except OSError:
            return []

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self._glob(pattern, False)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self._glob(pattern, True)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(self, top_down, on_error):
            yield self.with_segments(folder), folders, files

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", self._text)
        else:
            self.write_bytes(b"")

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    replace = rename

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def owner(self):
        return "web"

    group = owner


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
