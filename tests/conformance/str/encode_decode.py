# Encodings and error handlers.
s = "aé日😀"
for enc in ("utf-8", "utf8", "UTF-8", "utf_8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
    b = s.encode(enc)
    print(enc, b, b.decode(enc) == s)
print("é".encode("latin-1"), "é".encode("iso-8859-1"), b"\xe9\xff".decode("latin-1"), "abc".encode("ascii"), "abc".encode(), b"abc".decode(), "x".encode(encoding="utf-8", errors="strict"))
print(s.encode("ascii", "ignore"), s.encode("ascii", "replace"), s.encode("ascii", "xmlcharrefreplace"), s.encode("ascii", "backslashreplace"), s.encode("latin-1", "replace"))
bad = b"a\xff\xc3(\xe6\x97z\xf0\x9f\x98"
print(bad.decode("utf-8", "ignore"), ascii(bad.decode("utf-8", "replace")), bad.decode("utf-8", "backslashreplace"), ascii(bad.decode("utf-8", "surrogateescape")), bad.decode("ascii", "ignore"))
print("\udcff".encode("utf-8", "surrogateescape"), "\ud800".encode("utf-8", "surrogatepass"), b"\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
for f in (lambda: "é".encode("ascii"), lambda: "日".encode("latin-1"), lambda: b"\xff".decode("utf-8"), lambda: b"\xc3".decode(), lambda: b"\x80".decode("ascii"), lambda: b"\xed\xa0\x80".decode(), lambda: b"\xc0\x80".decode(), lambda: b"\xf4\x90\x80\x80".decode(), lambda: "\ud800".encode()):
    try:
        print(f())
    except UnicodeError as e:
        print(type(e).__name__, e)
for f in (lambda: "a".encode("nope"), lambda: "é".encode("ascii", "nope"), lambda: "a".encode(5)):
    try:
        print(f())
    except (LookupError, TypeError) as e:
        print(type(e).__name__)
print(len("😀".encode()), [len(chr(n).encode()) for n in (0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000)])
