# open(): modes, text and binary, positions, newlines, encodings, errors.
import io
import os
import tempfile

folder = tempfile.mkdtemp()
os.chdir(folder)
with open("a.txt", "w") as f:
    print(f.write("one\ntwo\n"), f.writable(), f.readable(), f.closed, f.name, f.mode)
    f.writelines(["three\n", "four"])
    print("printed", file=f)
print(f.closed)
with open("a.txt") as f:
    print(f.read(3), f.tell(), repr(f.readline()), f.readlines())
    print(repr(f.read()), f.seek(0), next(f), [line for line in f])
with open("a.txt", "a") as f:
    f.write("more")
    print(f.tell())
with open("a.txt", "r+") as f:
    print(repr(f.readline()))
    f.seek(0)
    f.write("ONE")
    f.seek(0, io.SEEK_END)
    f.write("!")
    f.seek(0)
    print(repr(f.read()))
with open("a.txt", "rb") as f:
    print(f.read(3), f.read(), f.read(), f.seek(-3, 2), f.read(), f.tell())
    b = bytearray(4)
    f.seek(0)
    print(f.readinto(b), b)
with open("b.bin", "wb") as f:
    print(f.write(bytes(range(10))), f.tell())
    f.seek(2)
    f.write(b"xy")
    print(f.truncate(6))
print(open("b.bin", "rb").read(), os.path.getsize("b.bin"))
with open("n.txt", "w", newline="\r\n") as f:
    f.write("a\nb\n")
print(open("n.txt", "rb").read(), open("n.txt").read().encode(), open("n.txt", newline="").read().encode())
print(open("n.txt", newline="").readlines(), open("n.txt", newline="\n").readlines())
for encoding in ("utf-8", "latin-1", "ascii", "utf-8-sig"):
    try:
        with open("e.txt", "w", encoding=encoding) as f:
            f.write("é")
        print(encoding, open("e.txt", "rb").read(), open("e.txt", encoding=encoding).read())
    except UnicodeEncodeError as e:
        print(type(e).__name__, e)
with open("e.txt", "wb") as f:
    f.write(b"\xff")
try:
    open("e.txt", encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
print(open("e.txt", encoding="utf-8", errors="replace").read() == "\ufffd")
with open("x.txt", "x") as f:
    f.write("x")
for attempt in (
    lambda: open("missing.txt"),
    lambda: open("x.txt", "x"),
    lambda: open("."),
    lambda: open("x.txt/y"),
    lambda: open("no/such/file", "w"),
    lambda: open("x.txt", "q"),
    lambda: open("x.txt", "rw"),
    lambda: open("x.txt", "tb"),
    lambda: open("x.txt", "rb", encoding="utf-8"),
    lambda: open("x.txt", encoding="nope"),
    lambda: open("x.txt").write("a"),
    lambda: open("y.txt", "w").read(),
    lambda: open("y.txt", "w").write(b"a"),
    lambda: open("y.txt", "wb").write("a"),
    lambda: open("y.txt", "rb").write(b"a"),
    lambda: f.read(),
    lambda: open(3.5),
):
    try:
        attempt()
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)
try:
    open("missing.txt")
except OSError as e:
    print(e.errno, e.strerror, e.filename, isinstance(e, FileNotFoundError), repr(e))
with open("p.txt", "w+") as f:
    f.write("abc")
    f.seek(1)
    print(f.read(), f.truncate(2))
print(open("p.txt").read(), [line for line in open("a.txt")])
