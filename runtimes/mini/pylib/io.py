"""Files and streams. A file's contents are held in memory while it is open, and written by flush() and close()."""

import sys
import _fs

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


UnsupportedOperation.__module__ = "io"


class IOBase:
    _closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def _check(self, message="I/O operation on closed file."):
        if self._closed:
            raise ValueError(message)

    def _no(self, what):
        raise UnsupportedOperation(what)

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        self._no("fileno")

    def seek(self, offset, whence=0):
        self._no("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        self._no("truncate")

    def readline(self, size=-1, /):
        line = bytearray()
        while size is None or size < 0 or len(line) < size:
            b = self.read(1)
            if not b:
                break
            line += b
            if line[-1] == 10:
                break
        return bytes(line)

    def readlines(self, hint=-1, /):
        lines = []
        count = 0
        for line in self:
            lines.append(line)
            count += len(line)
            if hint is not None and 0 < hint <= count:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.close()


class RawIOBase(IOBase):
    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        return None if n is None else bytes(b[:n])

    def readall(self):
        data = b""
        while chunk := self.read(DEFAULT_BUFFER_SIZE):
            data += chunk
        return data

    def readinto(self, b, /):
        self._no("readinto")

    def write(self, b, /):
        self._no("write")


class BufferedIOBase(IOBase):
    def read(self, size=-1, /):
        self._no("read")

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, b, /):
        data = self.read(len(b))
        memoryview(b)[: len(data)] = data
        return len(data)

    readinto1 = readinto

    def write(self, b, /):
        self._no("write")

    def detach(self):
        self._no("detach")


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1, /):
        self._no("read")

    def readline(self, size=-1, /):
        self._no("readline")

    def write(self, s, /):
        self._no("write")

    def detach(self):
        self._no("detach")


class BytesIO(BufferedIOBase):
    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._data = bytearray(b"" if initial_bytes is None else initial_bytes)
        self._at = 0

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def getbuffer(self):
        self._check()
        return memoryview(self._data)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self._closed = True
        self._data = None

    def read(self, size=-1, /):
        self._check()
        at = self._at
        if size is None or size < 0:
            data = bytes(self._data[at:])
        else:
            data = bytes(self._data[at : at + size])
        self._at = at + len(data)
        return data

    def readline(self, size=-1, /):
        self._check()
        at = self._at
        end = self._data.find(b"\n", at) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, at + size)
        line = bytes(self._data[at:end])
        self._at = at + len(line)
        return line

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        data, at = self._data, self._at
        if not isinstance(b, (bytes, bytearray)):
            b = memoryview(b).tobytes()
        if b:
            if at == len(data):
                data += b
            else:
                if at > len(data):
                    data += bytes(at - len(data))
                data[at : at + len(b)] = b
            self._at = at + len(b)
        return len(b)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"negative seek value {offset}")
        elif whence == 1:
            offset += self._at
        elif whence == 2:
            offset += len(self._data)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._at = max(0, offset)
        return self._at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None, /):
        self._check()
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size


def _translate(text, newline):
    """What a reader sees; `newline` as for open()."""
    if newline is None and "\r" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _line_end(text, at, newline):
    """Where the line that begins at `at` ends."""
    if newline == "":
        n, r = text.find("\n", at), text.find("\r", at)
        if r >= 0 and (n < 0 or r < n):
            return r + 2 if n == r + 1 else r + 1
        return n + 1 or len(text)
    if newline is None:
        return text.find("\n", at) + 1 or len(text)
    end = text.find(newline, at)
    return len(text) if end < 0 else end + len(newline)


class StringIO(TextIOBase):
    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._newline = newline
        self._text = ""
        # What was written at the end and is not in `_text` yet.
        self._parts = []
        self._at = self._size = 0
        if initial_value:
            self.write(initial_value)
            self._at = 0

    line_buffering = False

    def _join(self):
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        return self._text

    def getvalue(self):
        self._check("I/O operation on closed file")
        return self._join()

    def readable(self):
        self._check("I/O operation on closed file")
        return True

    writable = seekable = readable

    def close(self):
        self._closed = True
        self._text, self._parts = "", []

    def write(self, s, /):
        self._check("I/O operation on closed file")
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        length = len(s)
        newline = self._newline
        if newline is None:
            s = _translate(s, None)
        elif newline not in ("", "\n"):
            s = s.replace("\n", newline)
        if not s:
            return length
        at = self._at
        if at == self._size:
            self._parts.append(s)
            self._at = self._size = at + len(s)
        else:
            text = self._join()
            if at > len(text):
                text += "\0" * (at - len(text))
            self._text = text[:at] + s + text[at + len(s) :]
            self._at = at + len(s)
            self._size = len(self._text)
        return length

    def read(self, size=-1, /):
        self._check("I/O operation on closed file")
        text = self._join()
        at = self._at
        s = text[at:] if size is None or size < 0 else text[at : at + size]
        self._at = at + len(s)
        return s

    def readline(self, size=-1, /):
        self._check("I/O operation on closed file")
        text = self._join()
        at = self._at
        end = _line_end(text, at, self._newline)
        if size is not None and size >= 0:
            end = min(end, at + size)
        s = text[at:end]
        self._at = at + len(s)
        return s

    def seek(self, offset, whence=0, /):
        self._check("I/O operation on closed file")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}")
            self._at = offset
        else:
            if offset != 0:
                raise OSError("Can't do nonzero cur-relative seeks")
            if whence == 2:
                self._at = self._size
        return self._at

    def tell(self):
        self._check("I/O operation on closed file")
        return self._at

    def truncate(self, size=None, /):
        self._check("I/O operation on closed file")
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._join()[:size]
        self._size = len(self._text)
        return size


# Open files by number, for os.
_open_files = {}


class FileIO(BytesIO, RawIOBase):
    """A file: its contents, written back when they have changed."""

    _dirty = False

    def __init__(self, file, mode="r", closefd=True, opener=None):
        if not isinstance(mode, str):
            raise TypeError(f"FileIO() argument 'mode' must be str, not {type(mode).__name__}")
        kind = mode.replace("b", "").replace("+", "")
        if len(kind) != 1 or kind not in "rwax" or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        self.name = file
        self._read = kind == "r" or "+" in mode
        self._write = kind != "r" or "+" in mode
        self._append = kind == "a"
        self.mode = kind.replace("w", "w") + "b" + ("+" if "+" in mode else "")
        if self.mode == "wb+":
            self.mode = "rb+"
        if kind == "a" and "+" in mode:
            self.mode = "ab+"
        self.closefd = closefd
        if isinstance(file, int):
            inner = _open_files.get(file)
            if inner is None:
                raise OSError(9, "Bad file descriptor")
            path = inner._path
            kind = "r"
        else:
            path = _fspath(file)
        self._path = path
        data = None
        if kind == "x":
            try:
                _fs.call(7, path)
            except FileNotFoundError:
                pass
            else:
                raise FileExistsError(17, "File exists", file)
        if kind in "ra":
            try:
                data = _fs.call(0, path, b"", file)
            except FileNotFoundError:
                if kind == "r":
                    raise
        if data is None:
            data = b""
            _fs.call(1, path, data, file)
        elif self._write and kind == "r":
            pass
        super().__init__(data)
        if kind == "a":
            self._at = len(data)
        number = 3
        while number in _open_files:
            number += 1
        self._number = number
        _open_files[number] = self

    def readable(self):
        self._check()
        return self._read

    def writable(self):
        self._check()
        return self._write

    def fileno(self):
        self._check()
        return self._number

    def read(self, size=-1, /):
        self._check()
        if not self._read:
            self._no("read" if type(self) is not FileIO else "File not open for reading")
        return super().read(size)

    read1 = read

    def readall(self):
        return self.read()

    def readline(self, size=-1, /):
        self._check()
        if not self._read:
            self._no("read" if type(self) is not FileIO else "File not open for reading")
        return super().readline(size)

    def peek(self, size=0, /):
        self._check()
        return bytes(self._data[self._at : self._at + DEFAULT_BUFFER_SIZE])

    def write(self, b, /):
        self._check("write to closed file")
        if not self._write:
            self._no("write" if type(self) is not FileIO else "File not open for writing")
        if self._append:
            self._at = len(self._data)
        self._dirty = True
        return super().write(b)

    def truncate(self, size=None, /):
        self._check()
        if not self._write:
            self._no("truncate" if type(self) is not FileIO else "File not open for writing")
        size = super().truncate(size)
        if len(self._data) < size:
            self._data += bytes(size - len(self._data))
        self._dirty = True
        return size

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0 and offset < 0 or whence == 1 and self._at + offset < 0:
            raise OSError(22, "Invalid argument")
        return super().seek(offset, whence)

    def flush(self):
        self._check("flush of closed file")
        if self._dirty:
            _fs.call(1, self._path, self._data)
            self._dirty = False

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                super().close()
                _open_files.pop(self._number, None)

    @property
    def raw(self):
        return self

    def __repr__(self):
        if self._closed:
            return f"<_io.{type(self).__name__} [closed]>" if type(self) is FileIO else (
                f"<_io.{type(self).__name__} name={self.name!r}>"
            )
        if type(self) is FileIO:
            return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>"
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class _Over(BufferedIOBase):
    """A buffered stream over a raw one that is no file."""

    def __init__(self, raw, size):
        self.raw = raw
        self._size = size
        self._held = b""

    def read(self, size=-1, /):
        self.flush()
        return self.raw.read(-1 if size is None else size)

    def write(self, b, /):
        self._check()
        b = bytes(b)
        if len(self._held) + len(b) > self._size:
            self.flush()
        if len(b) > self._size:
            self.raw.write(b)
        else:
            self._held += b
        return len(b)

    def flush(self):
        self._check()
        held, self._held = self._held, b""
        if held:
            self.raw.write(held)

    def seek(self, offset, whence=0, /):
        self.flush()
        return self.raw.seek(offset, whence)

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def close(self):
        if not self._closed:
            super().close()
            self.raw.close()


class _Buffered(FileIO):
    def __new__(cls, file, *args, **kwargs):
        if hasattr(file, "read") or hasattr(file, "write"):
            return _Over(file, args[0] if args else DEFAULT_BUFFER_SIZE)
        return super().__new__(cls)


class BufferedReader(_Buffered):
    pass


class BufferedWriter(_Buffered):
    pass


class BufferedRandom(_Buffered):
    pass


_ENCODINGS = {
    "utf8": "utf-8", "latin1": "iso-8859-1", "latin-1": "iso-8859-1", "iso8859-1": "iso-8859-1",
    "us-ascii": "ascii", "locale": "utf-8",
}  # fmt: skip


class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"TextIOWrapper() argument 'newline' must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.buffer = buffer
        self.encoding = "utf-8" if encoding is None or encoding == "locale" else encoding
        self._codec = _ENCODINGS.get(self.encoding.lower().replace("_", "-"), self.encoding)
        b"".decode(self._codec)
        self.errors = "strict" if errors is None else errors
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        # The rest of the file as text, once reading has begun; how far it is read; where in the file it began.
        self._text = None
        self._at = self._start = 0
        self._bom = self._codec.lower().replace("_", "-") in ("utf-8-sig",)

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def _closed(self):
        return self.buffer.closed

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def flush(self):
        self.buffer.flush()

    def close(self):
        self.buffer.close()

    def detach(self):
        buffer, self.buffer = self.buffer, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if encoding is not None:
            self.encoding = self._codec = encoding
        if errors is not None:
            self.errors = errors
        if newline is not None:
            self._newline = newline

    def _fill(self):
        self._check()
        if self._text is None:
            if not self.buffer.readable():
                self._no("not readable")
            self._start = self.buffer.tell()
            data = self.buffer.read()
            self._text = _translate(data.decode(self._codec, self.errors), self._newline)
            self._at = 0

    def read(self, size=-1, /):
        self._fill()
        at = self._at
        s = self._text[at:] if size is None or size < 0 else self._text[at : at + size]
        self._at = at + len(s)
        return s

    def readline(self, size=-1, /):
        self._fill()
        at = self._at
        end = _line_end(self._text, at, self._newline)
        if size is not None and size >= 0:
            end = min(end, at + size)
        s = self._text[at:end]
        self._at = at + len(s)
        return s

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def _settle(self):
        """Puts the buffer's position where reading has got to."""
        if self._text is not None:
            self.buffer.seek(self.tell())
            self._text = None

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        if not self.buffer.writable():
            self._no("not writable")
        self._settle()
        text = s
        if self._newline not in (None, "", "\n"):
            text = text.replace("\n", self._newline)
        self.buffer.write(text.encode(self._codec, self.errors))
        if self.line_buffering and "\n" in s or self.write_through:
            self.flush()
        return len(s)

    def tell(self):
        self._check()
        if self._text is None:
            return self.buffer.tell()
        # In bytes; translated newlines are as long as they are in the file.
        done = self._text[: self._at]
        end = self.buffer.tell()
        if self._at == len(self._text):
            return end
        position = self._start + len(done.encode(self._codec, self.errors))
        if self._newline is None and end - self._start != len(self._text.encode(self._codec, self.errors)):
            self.buffer.seek(self._start)
            data = self.buffer.read()
            lines = done.count("\n")
            position = 0
            length = len(done.encode(self._codec, self.errors))
            for _ in range(length):
                position += 2 if data[position : position + 2] == b"\r\n" else 1
            position += self._start
            self.buffer.seek(end)
        return position

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1:
            if cookie != 0:
                self._no("can't do nonzero cur-relative seeks")
            cookie, whence = self.tell(), 0
        elif whence == 2:
            if cookie != 0:
                self._no("can't do nonzero end-relative seeks")
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        elif cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self._text = None
        return self.buffer.seek(cookie, whence)

    def truncate(self, size=None, /):
        self._check()
        self._settle()
        return self.buffer.truncate(size)

    def __repr__(self):
        name = getattr(self.buffer, "name", None)
        name = "" if name is None else f" name={name!r}"
        mode = getattr(self, "mode", None)
        mode = "" if mode is None else f" mode={mode!r}"
        return f"<_io.TextIOWrapper{name}{mode} encoding={self.encoding!r}>"


class IncrementalNewlineDecoder:
    def __init__(self, decoder, translate, errors="strict"):
        self._translate = translate

    def decode(self, input, final=False):
        return _translate(input, None) if self._translate else input


def _fspath(path):
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        return path.decode()
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return _fspath(method(path))


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int):
        path = _fspath(file)
        file = file if isinstance(file, (str, bytes)) else path
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    text = "t" in letters
    binary = "b" in letters
    if text and binary:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set("axrw")) != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    if encoding is not None:
        try:
            b"".decode(_ENCODINGS.get(encoding.lower().replace("_", "-"), encoding))
        except LookupError:
            raise LookupError(f"unknown encoding: {encoding}") from None
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    if buffering == 0:
        kind = FileIO
    elif "+" in letters:
        kind = BufferedRandom
    elif "r" in letters:
        kind = BufferedReader
    else:
        kind = BufferedWriter
    raw = kind(file, mode.replace("t", ""), closefd)
    if binary:
        return raw
    wrapper = TextIOWrapper(raw, encoding or "UTF-8", errors, newline, buffering == 1)
    wrapper.mode = mode
    return wrapper


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    return "locale" if encoding is None else encoding
