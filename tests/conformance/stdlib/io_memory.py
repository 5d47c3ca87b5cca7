# StringIO and BytesIO.
import io

s = io.StringIO()
print(s.write("hello "), s.write("world"), s.getvalue(), s.tell())
print("number", 1, file=s)
print(s.seek(0), s.read(5), s.read(), s.read() == "")
s.seek(6)
s.write("WORLD")
print(repr(s.getvalue()), s.tell(), s.truncate(5), s.getvalue())
s.seek(8)
s.write("!")
print(repr(s.getvalue()))
lines = io.StringIO("one\ntwo\nthree")
print(lines.readline(), lines.readlines(), lines.readline() == "")
lines.seek(0)
print([line.strip() for line in lines], lines.readable(), lines.writable(), lines.seekable(), lines.isatty())
print(repr(io.StringIO("a\r\nb\rc", newline=None).read()), io.StringIO("a\r\nb\rc", newline="").readlines())
print(io.StringIO("a\r\nb\rc").readlines(), repr(io.StringIO("a\nb", newline="\r\n").getvalue()))
print(io.StringIO("abcdef").readline(3), io.StringIO("ab\ncd").readlines(1))
with io.StringIO("text") as f:
    print(f.read(), f.closed)
print(f.closed)
b = io.BytesIO(b"abc")
print(b.read(1), b.read(), b.getvalue(), b.tell())
b.write(b"def")
b.seek(1)
b.write(bytearray(b"XY"))
print(b.getvalue(), b.seek(-2, io.SEEK_END), b.read(), b.seek(1), b.seek(1, io.SEEK_CUR))
b.seek(8)
b.write(b"!")
print(b.getvalue(), bytes(b.getbuffer()[:2]), b.truncate(3), b.getvalue())
target = bytearray(2)
b.seek(0)
print(b.readinto(target), target, b.read1(), list(io.BytesIO(b"a\nb\n\nc")))
print(io.BytesIO(b"one\ntwo").readline(), io.BytesIO(b"one\ntwo").readlines())
text = io.TextIOWrapper(io.BytesIO("é\r\nb".encode()), encoding="utf-8")
print(text.readline() == "é\n", text.read(), text.encoding)
raw = io.BytesIO()
out = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n")
out.write("ü\n")
out.flush()
print(raw.getvalue())
for attempt in (
    lambda: io.StringIO(1),
    lambda: io.StringIO().write(b"x"),
    lambda: io.BytesIO().write("x"),
    lambda: io.StringIO("a").seek(-1),
    lambda: io.StringIO("a").seek(1, 1),
    lambda: f.read(),
    lambda: io.StringIO().fileno(),
    lambda: io.BytesIO(b"a").seek(-1),
    lambda: io.StringIO("a").seek(0, 7),
    lambda: io.BytesIO("text"),
):
    try:
        attempt()
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.BytesIO(), io.BufferedIOBase), io.SEEK_SET)


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


u = Upper()
print("shout", file=u, end="")
print(u.getvalue())
