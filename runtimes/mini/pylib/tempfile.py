"""Temporary files and folders."""

import io as _io
import os as _os

tempdir = None
template = "tmp"
_count = 0
TMP_MAX = 10000


def gettempdir():
    global tempdir
    if tempdir is None:
        for folder in (_os.environ.get("TMPDIR"), "/tmp", _os.getcwd()):
            if folder and _os.path.isdir(folder):
                tempdir = folder
                break
    return tempdir


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def _new(suffix, prefix, folder, make):
    global _count
    import time

    folder = _os.path.abspath(gettempdir() if folder is None else folder)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    for _ in range(TMP_MAX):
        _count += 1
        n = hash((time.time(), _count)) & 0xFFFFFFFFFF
        name = ""
        while len(name) < 8:
            n, at = divmod(n, 37)
            name += letters[at]
        path = _os.path.join(folder, (template if prefix is None else prefix) + name + (suffix or ""))
        try:
            return make(path), path
        except FileExistsError:
            pass
    raise FileExistsError(17, "No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _new(suffix, prefix, dir, _os.mkdir)[1]


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    return _new(suffix, prefix, dir, lambda p: _os.open(p, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL))


def mktemp(suffix="", prefix=template, dir=None):
    return _new(suffix, prefix, dir, lambda p: None)[1]


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if _os.path.exists(self.name):
            import shutil

            shutil.rmtree(self.name)


class _TemporaryFile:
    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        yield from self.file

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete:
                _os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    file, name = _new(
        suffix, prefix, dir, lambda p: _io.open(p, mode.replace("w", "x"), buffering, encoding, errors, newline)
    )
    return _TemporaryFile(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, *args, **kwargs):
    return _io.BytesIO() if "b" in mode else _io.StringIO(newline=newline)
