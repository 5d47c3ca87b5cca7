# hashlib: MD5, SHA-1 and SHA-2 over lengths around the block size, in pieces, copied; PBKDF2.
import hashlib

names = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]
for name in names:
    h = hashlib.new(name)
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest())
    print(getattr(hashlib, name)(b"abc").hexdigest())
    whole = hashlib.new(name, usedforsecurity=False)
    for n in (0, 1, 54, 55, 56, 57, 63, 64, 65, 110, 111, 112, 113, 119, 120, 127, 128, 129, 1000):
        data = bytes((i * 7 + n) % 256 for i in range(n))
        whole.update(hashlib.new(name, data).digest())
    print(whole.hexdigest())
    pieces = hashlib.new(name)
    for n in range(200):
        pieces.update(b"x" * n)
    copy = pieces.copy()
    copy.update(b"more")
    print(pieces.hexdigest() == hashlib.new(name, b"x" * 19900).hexdigest(), copy.hexdigest(), pieces.digest()[:4])
    print(hashlib.pbkdf2_hmac(name, b"password", b"salt", 3).hex(), hashlib.pbkdf2_hmac(name, b"p" * 150, b"s", 2, dklen=70).hex())
print(hashlib.sha256(bytearray(b"a")).digest() == hashlib.sha256(memoryview(b"a")).digest(), hashlib.new("SHA256", b"a").name)
print(set(names) <= hashlib.algorithms_guaranteed, "sha256" in hashlib.algorithms_available)
for call in [lambda: hashlib.md5("text"), lambda: hashlib.sha1(5), lambda: hashlib.sha256().update("text"), lambda: hashlib.new("nothing")]:
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
