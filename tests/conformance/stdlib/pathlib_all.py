# pathlib: pure paths and files in a folder of their own.
import os
import tempfile
from pathlib import Path, PurePath, PurePosixPath

p = PurePosixPath("/usr/lib/python3.11/site.tar.gz")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.anchor, p.root, repr(p.drive))
print(list(p.parents), p.parents[1], len(p.parents), p.is_absolute(), p.as_posix(), os.fspath(p), p.as_uri())
print(p.with_name("x.py"), p.with_suffix(".zip"), p.with_suffix(""), p.with_stem("y"), p.joinpath("a", "b"), p / "c")
print("a" / PurePosixPath("b"), PurePosixPath("a") / "/abs", PurePosixPath("a//b/./c/"), PurePosixPath("a/../b"))
print(repr(PurePosixPath()), PurePosixPath(".hidden").suffix, PurePosixPath("x.").suffix, PurePosixPath("/").name == "")
print(p.relative_to("/usr"), p.is_relative_to("/usr/lib"), p.is_relative_to("/etc"), PurePosixPath("a") < PurePosixPath("b"))
print(p.match("*.gz"), p.match("lib/*/*.gz"), p.match("/usr"), PurePosixPath("a/b.py").match("a/*.py"))
print(PurePosixPath("a") == PurePosixPath("a/"), hash(p) == hash(PurePosixPath(str(p))), {PurePosixPath("a"): 1}[PurePosixPath("a")])
print(type(PurePath("a")).__name__, type(Path("a")).__name__, isinstance(Path("a"), PurePath), PurePosixPath("a").parent)
for attempt in (
    lambda: PurePosixPath("/").with_name("a"),
    lambda: PurePosixPath("a").with_suffix("b"),
    lambda: PurePosixPath("a").with_name("b/c"),
    lambda: PurePosixPath("a").relative_to("b"),
    lambda: PurePosixPath("a") / 1,
    lambda: PurePosixPath(1),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__)

folder = Path(tempfile.mkdtemp())
d = folder / "sub"
d.mkdir()
(d / "deep" / "er").mkdir(parents=True)
d.mkdir(exist_ok=True)
f = d / "a.txt"
print(f.write_text("héllo\n", encoding="utf-8"), f.read_text(encoding="utf-8") == "héllo\n", f.read_bytes(), f.stat().st_size)
print(f.write_bytes(b"\x00\x01"), f.read_bytes(), f.exists(), f.is_file(), f.is_dir(), d.is_dir(), (d / "no").exists())
(d / "b.py").touch()
(d / "deep" / "c.py").write_text("c")
print(sorted(x.name for x in d.iterdir()), sorted(x.name for x in d.glob("*.py")), sorted(x.name for x in d.rglob("*.py")))
print(sorted(str(x.relative_to(folder)) for x in folder.glob("**/*")), [x.name for x in d.glob("deep/c.*")])
with (d / "w.txt").open("w") as out:
    out.write("line\n")
print(open(d / "w.txt").read(), (d / "w.txt").rename(d / "v.txt").name, (d / "w.txt").exists())
print([x.name for x in sorted([d / "v.txt", d / "a.txt"])])
for attempt in (
    lambda: d.mkdir(),
    lambda: (folder / "x" / "y").mkdir(),
    lambda: (d / "no").read_text(),
    lambda: (d / "no").unlink(),
    lambda: d.rmdir(),
    lambda: f.touch(exist_ok=False),
    lambda: f.write_text(b"x"),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__)
(d / "no").unlink(missing_ok=True)
os.chdir(folder)
print(Path("sub").resolve() == Path.cwd() / "sub", Path("sub").absolute().name, Path.cwd().samefile(folder))
for x in (f, d / "b.py", d / "v.txt", d / "deep" / "c.py"):
    x.unlink()
(d / "deep" / "er").rmdir()
(d / "deep").rmdir()
d.rmdir()
os.chdir("/")
folder.rmdir()
print(folder.exists())
