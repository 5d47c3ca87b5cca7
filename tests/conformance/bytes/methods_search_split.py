# find, count, split, join, replace and friends on bytes.
b = b"one two  three two"
print(b.find(b"two"), b.rfind(b"two"), b.find(116), b.find(b"zz"), b.index(b"three"), b.count(b"two"), b.count(116), b.startswith(b"one"), b.endswith((b"x", b"two")), b.rindex(b"o"))
print(b.split(), b.split(b" "), b.split(None, 1), b.rsplit(b" ", 1), b"a,b,,c".split(b","), b"a\nb\r\nc".splitlines(), b"k=v=w".partition(b"="), b"k=v=w".rpartition(b"="))
print(b",".join([b"a", b"b"]), b"".join([]), b"-".join((bytearray(b"x"), b"y")), b"aXbX".replace(b"X", b"--"), b"aaa".replace(b"a", b"b", 2), b"ab".replace(b"", b"."))
print(b"  x \n".strip(), b"xxaxx".strip(b"x"), b" a".lstrip(), b"a ".rstrip(), b"pre-x".removeprefix(b"pre-"), b"x.py".removesuffix(b".py"))
print(b"abc".upper(), b"ABC".lower(), b"hello world".title(), b"hELLO".capitalize(), b"aB".swapcase(), b"a".ljust(3, b"."), b"a".rjust(3), b"a".center(4, b"*"), b"7".zfill(3), b"-7".zfill(4), b"a\tb".expandtabs(4))
print(b"abc".isalpha(), b"a1".isalnum(), b"12".isdigit(), b" \t".isspace(), b"AB".isupper(), b"ab".islower(), b"Ab Cd".istitle(), b"\x80".isascii(), b"\xe9".isalpha())
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abcabc".translate(None, b"b"), b"abc".decode(), "é".encode().decode("utf-8"), b"\xe9".decode("latin-1"))
for f in (lambda: b.find("x"), lambda: b.split(b""), lambda: b.index(b"zz"), lambda: b",".join(["a"]), lambda: b.replace("a", "b"), lambda: b"a".join(b"ab"), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex("abc")):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
