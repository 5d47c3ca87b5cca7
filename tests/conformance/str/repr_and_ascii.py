# repr, ascii and str of every kind of character.
for s in ("plain", "it's", 'say "hi"', "both'\"", "tab\tnl\ncr\r", "back\\slash", "\x00\x01\x1f", "\x7f\x80\x9f", "\xa0\xad", "é", "日本", "😀", "\u200b\u200e", "\ud800", "\udfff\ud83d", "\u2028\u2029", "\ufeff", "\U0010ffff", "\ue000", "\u0378", "", " ", "{}%"):
    print(ascii(repr(s)), ascii(s), len(s))
print(str("x"), str(), str(5), str(None), str(b"bytes"), str(b"caf\xc3\xa9", "utf-8"), str(b"\xff", "latin-1"), str(object=7), str(bytearray(b"x"), encoding="ascii"))
for f in (lambda: str("x", "utf-8"), lambda: str(5, "utf-8"), lambda: str(b"\xff", "utf-8")):
    try:
        f()
    except (TypeError, UnicodeDecodeError) as e:
        print(e)
print([str(x) for x in (1.5, True, [1, "a"], {"k": "v"}, (1,), {1}, 1j, ..., int, len)])
