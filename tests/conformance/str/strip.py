# strip, lstrip, rstrip, removeprefix, removesuffix.
s = "  \t text \n"
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("".strip()), repr("   ".strip()), repr("\u00a0\u2003x\u3000".strip()))
print("xxhixx".strip("x"), "xyhixy".strip("yx"), "xyhi".lstrip("xy"), "hixy".rstrip("yx"), "www.example.com".strip("cmowz."), repr("xx".strip("x")), "abc".strip(""), "abc".strip(None))
print("日x日".strip("日"), "éaé".lstrip("é"), "-=-x-=-".strip("-="), "123abc456".strip("0123456789"))
print("prefix-body".removeprefix("prefix-"), "body.txt".removesuffix(".txt"), "body".removeprefix("x"), "body".removesuffix(""), "aaa".removeprefix("a"), "aaa".removesuffix("aa"), "abc".removeprefix("abc") == "")
for f in (lambda: "a".strip(1), lambda: "a".removeprefix(None), lambda: "a".strip("a", "b"), lambda: "a".lstrip(b"a")):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)
t = "same"
print(t.strip() == t, [w.strip(".,!") for w in "Hello, world! End.".split()], repr("\x1f\x1c x\x85".strip()))
