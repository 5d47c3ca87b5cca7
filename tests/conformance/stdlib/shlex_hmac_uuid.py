# shlex: words and quoting; hmac; uuid's forms and names; secrets' sizes.
import hashlib
import hmac
import secrets
import shlex
import uuid

for text in ["a b  c", "'a b' \"c d\" e", r"a\ b c\\d", r'"a\"b\c" x', "a'b'c\"d\"", "''", "a # b", "", "  ", "a\nb\tc", "--opt='x y'", "é 'ü'"]:
    print(repr(text), shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=True))
for text in ["'a", '"a', "a\\"]:
    try:
        shlex.split(text)
    except ValueError as e:
        print(e)
print(shlex.quote("a b"), shlex.quote(""), shlex.quote("it's"), shlex.quote("a/b.c"), shlex.quote("é"), shlex.join(["echo", "a b", "$x"]))

for name in ("md5", "sha1", "sha256", "sha512"):
    h = hmac.new(b"key", b"message", name)
    print(name, h.hexdigest(), h.name, h.digest_size, h.block_size)
h = hmac.new(b"k" * 200, digestmod=hashlib.sha256)
h.update(b"a")
c = h.copy()
c.update(b"b")
print(h.hexdigest(), c.digest() == hmac.digest(b"k" * 200, b"ab", "sha256"), hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"))
try:
    hmac.new(b"k", b"m")
except TypeError as e:
    print("TypeError")

u = uuid.UUID("12345678-1234-5678-9234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.bytes_le, u.fields, u.urn, u.version, u.variant)
print(uuid.UUID("{12345678123456789234567812345678}") == u, uuid.UUID(bytes=u.bytes) == u, uuid.UUID(bytes_le=u.bytes_le) == u,
      uuid.UUID(fields=u.fields) == u, uuid.UUID(int=u.int) == u, uuid.UUID(u.urn) == u, u != 5, hash(u) == hash(uuid.UUID(str(u))))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "http://x/"), uuid.UUID(int=0) < u)
r = uuid.uuid4()
print(r.version, r.variant == uuid.RFC_4122, len(str(r)), r != uuid.uuid4())
for call in [lambda: uuid.UUID("123"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"x"), lambda: setattr(u, "int", 1)]:
    try:
        call()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

print(len(secrets.token_bytes()), len(secrets.token_hex(8)), len(secrets.token_urlsafe(9)), secrets.randbelow(1), secrets.choice([7]))
print(0 <= secrets.randbits(8) < 256, secrets.compare_digest("x", "x"), secrets.token_bytes(16) != secrets.token_bytes(16))
