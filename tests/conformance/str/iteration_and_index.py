# Code points, not bytes or UTF-16 units.
s = "aé日😀z"
print(len(s), list(s), s[0], s[2], s[3], s[-1], s[-2], [ord(c) for c in s], s[1:4], s[::-1], s[3:], "😀" in s)
for i, c in enumerate(s):
    print(i, c, hex(ord(c)), s[i] == c, s.index(c))
print([chr(n) for n in (65, 233, 26085, 128512)], chr(0x10ffff) == "\U0010ffff", ord("\ud800"), len("😀" * 10), len("👨‍👩‍👧"), [hex(ord(c)) for c in "🇩🇪"])
for f in (lambda: s[5], lambda: s[-6], lambda: ""[0], lambda: s["a"], lambda: ord(""), lambda: ord("ab"), lambda: chr(0x110000), lambda: chr(-1), lambda: ord(5), lambda: chr("a"), lambda: chr(1.5)):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(e)
print(*s, sep="|")
a, *b = s
print(a, b, tuple("ab"), set("aab") == {"a", "b"}, dict(enumerate("xy")), list(zip("ab", "日本")), sorted("hello"), list(reversed("abc")), max("日a"), "".join(sorted("日aé😀")))
big = "日" * 100000 + "x"
print(len(big), big[99999], big[100000], big[50000:50003], big.find("x"))
try:
    s[0] = "b"
except TypeError as e:
    print(e)
it = iter("ab")
print(next(it), next(it), next(it, "end"), "abc".__getitem__(1), "abc".__len__(), "abc".__contains__("b"), "abc".__add__("d"), "a".__mul__(3))
