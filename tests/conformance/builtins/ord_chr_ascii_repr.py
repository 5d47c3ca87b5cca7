# ord, chr, ascii, repr, hash, id.
print(ord("a"), chr(97), ord("é"), ord("日"), ord("😀"), chr(0x1F600), ord(b"x"), ord(bytearray(b"y")), chr(0) == "\x00", ascii("aé日😀"), repr("aé"), ascii([1, "é"]), repr([1, "é"]))
print([chr(i) for i in range(65, 70)], [ord(c) for c in "Az"], "".join(chr(ord(c) + 1) for c in "HAL"))
x = []
print(id(x) == id(x), id([]) != id(x), hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None), isinstance(id(x), int), isinstance(hash("q"), int))
for f in (lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: hash([]), lambda: hash({}), lambda: hash(([],)), lambda: ord(b"ab"), lambda: chr(1.0), lambda: repr(), lambda: hash()):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__ + ":", e)
class R:
    def __repr__(self): return "é repr"
print(repr(R()), ascii(R()), [R()], str(R()), f"{R()!a}", callable(R), callable(R()), callable(5), callable(len), callable(lambda: 0), callable("".join))
