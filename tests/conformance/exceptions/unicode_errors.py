# UnicodeDecodeError and UnicodeEncodeError: fields and texts.
for f in (lambda: b"ab\xffcd".decode(), lambda: b"\xc3".decode(), lambda: b"\xe2\x82".decode("utf-8"), lambda: b"\x80".decode("ascii"),
          lambda: "aéb".encode("ascii"), lambda: "€uro".encode("latin-1"), lambda: "ééé".encode("ascii"), lambda: b"\xf4\x90\x80\x80".decode()):
    try:
        f()
    except UnicodeError as e:
        print(type(e).__name__, e.encoding, e.start, e.end, e.reason, e.object)
        print(e)
e = UnicodeDecodeError("codec", b"abc", 1, 2, "why")
print(e, e.args, e.start)
e.reason = "changed"
print(e)
print(b"a\xffb".decode("utf-8", "ignore"), b"a\xffb".decode("utf-8", "replace") == "a\ufffdb", b"a\xffb".decode("utf-8", "backslashreplace"))
print(b"\xe2\x82\xac".decode("utf8"), b"abc".decode("UTF-8"), b"\xe9".decode("iso-8859-1"), b"abc".decode("us-ascii"))
try:
    b"a".decode("no-such-codec")
except LookupError as e:
    print(e)
try:
    b"\xff".decode("utf-8", "no-such-handler")
except LookupError as e:
    print(e)
print(b"\xef\xbb\xbfa".decode("utf-8-sig") == "a", "a".encode("utf-8-sig"))
