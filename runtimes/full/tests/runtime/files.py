import glob, io, os, pathlib, shutil, tempfile, zipfile

with tempfile.TemporaryDirectory() as top:
    path = os.path.join(top, "a", "b.txt")
    os.makedirs(os.path.dirname(path))
    with open(path, "w", encoding="utf-8") as file:
        assert file.write("one\ntwo é\n") == 10
    with open(path, encoding="utf-8") as file:
        assert list(file) == ["one\n", "two é\n"]
    with open(path, "r+b") as file:
        file.seek(4)
        file.write(b"TWO")
        file.seek(0, 2)
        assert file.tell() == 11
        file.truncate(7)
    with open(path, "ab") as file:
        file.write(b"!")
    assert pathlib.Path(path).read_bytes() == b"one\nTWO!"
    assert os.path.getsize(path) == 8 and os.path.isfile(path) and os.path.isdir(top)
    for mode, error in (("x", FileExistsError), ("q", ValueError)):
        try:
            open(path, mode)
        except error as problem:
            if error is FileExistsError:
                assert problem.errno == 17 and problem.filename == path, problem
        else:
            assert False, mode
    for use, error in (
        (lambda: open(os.path.join(top, "none")), FileNotFoundError),
        (lambda: open(top), IsADirectoryError),
        (lambda: os.listdir(path), NotADirectoryError),
        (lambda: os.rmdir(os.path.join(top, "a")), OSError),
        (lambda: open(path, "w").read(), io.UnsupportedOperation),
    ):
        try:
            use()
        except error:
            pass
        else:
            assert False, error
    pathlib.Path(path).write_text("again")
    os.rename(path, path + "2")
    assert os.listdir(os.path.dirname(path)) == ["b.txt2"]
    os.symlink("a", os.path.join(top, "link"))
    assert os.path.islink(os.path.join(top, "link"))
    assert os.path.realpath(os.path.join(top, "link", "b.txt2")) == os.path.realpath(path + "2")
    assert sorted(entry.name for entry in os.scandir(top)) == ["a", "link"]
    assert [(len(dirs), files) for _, dirs, files in os.walk(os.path.join(top, "a"))] == [(0, ["b.txt2"])]
    shutil.copytree(os.path.join(top, "a"), os.path.join(top, "copy"))
    assert [os.path.basename(name) for name in glob.glob(os.path.join(top, "c*", "*"))] == ["b.txt2"]
    archive = os.path.join(top, "m.zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("zipped.py", "y = 'zip'\n" * 20)
    with zipfile.ZipFile(archive) as bundle:
        assert bundle.namelist() == ["zipped.py"] and bundle.read("zipped.py").startswith(b"y")
    import sys

    sys.path.insert(0, archive)
    import zipped

    assert zipped.y == "zip"
    sys.path.remove(archive)
    with tempfile.NamedTemporaryFile("w+") as file:
        file.write("x")
        file.seek(0)
        assert file.read() == "x"
    before = os.getcwd()
    os.chdir(top)
    assert os.path.exists("copy") and pathlib.Path.cwd() == pathlib.Path(os.path.realpath(top))
    os.chdir(before)
    fd = os.open(os.path.join(top, "raw"), os.O_RDWR | os.O_CREAT)
    assert os.write(fd, b"abc") == 3 and os.lseek(fd, 1, os.SEEK_SET) == 1 and os.read(fd, 9) == b"bc"
    os.close(fd)
assert not os.path.exists(top) and len(os.urandom(5)) == 5
print("files work")
