# The functions of re, and the methods and attributes of patterns and matches.
import re

p = re.compile(r"(?P<key>\w+)=(?P<value>\d+)(;)?", re.I)
print(p.pattern, p.flags, p.groups, dict(p.groupindex), p)
print(re.compile(b"x"), re.compile("a", re.M | re.S), re.compile("a", re.A), re.compile("x" * 300))
print(p == re.compile(p.pattern, re.I), p == re.compile(p.pattern), p != 5, hash(p) == hash(re.compile(p.pattern, re.I)))
print(type(p).__name__, type(p).__module__, isinstance(p, re.Pattern))
try:
    p.groupindex["x"] = 1
except TypeError as e:
    print("TypeError")

m = p.search("xx a=1; bb=22", 2)
print(m, m.group(), m.group(0), m.group(1), m.group("value"), m.group(1, 2, "key"), m[1], m["value"], m[3])
print(m.groups(), m.groupdict(), m.span(), m.span(2), m.start("key"), m.end(), m.end(3), m.regs)
print(m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re is p, bool(m))
m = p.match("k=5")
print(m.groups(), m.groups("none"), m.groups(default=0), m.groupdict("d"), m.span(3), m.start(3), m[3], m.lastgroup)
print(m.expand(r"<\1|\g<value>|\g<0>|\3|\n\\>"), isinstance(m, re.Match))
print(re.match("(a)(b)|c", "c").lastindex, re.match("((a)(b))", "ab").lastindex, re.match("(?P<x>a)(b)", "ab").lastgroup)

# pos and endpos
p = re.compile("^a|b$")
print(p.search("ab", 1), p.match("xa", 1), p.search("ab", 0, 1), p.search("abc", 1, 2), p.match("a", 5), p.search("ab", -3))
print(re.compile("a").findall("aaaa", 1, 3), [m.start() for m in re.compile("é").finditer("éxéxé", 1)])
print(re.compile("a").match("ba", pos=1), re.compile("").search("abc", 3, 2), re.compile("c").search(string="abc", endpos=2))

# fullmatch, search, match
print(re.fullmatch("a|ab", "ab"), re.fullmatch("a*?", "aa"), re.fullmatch("a", "a\n"), re.match("b", "ab"), re.search("b", "ab"))

# findall, finditer
print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("(n)a", "banana"), re.findall("x*", "axb"))
print(re.findall("", "ab"), re.findall(r"\b", "a b"), re.findall("(?=(aa))", "aaa"), re.findall(b"a|b", b"cab"))
for m in re.finditer(r"(\d)(\w)?", "1a2 3bé4é"):
    print(m.span(), m.groups(), m.lastindex)
it = re.finditer("a", "aa")
print(next(it).span(), next(it).span(), next(it, None), iter(it) is it)

# split
print(re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split("(,)|(;)", "a,b;c"), re.split(",", "a,b,c", maxsplit=1))
print(re.split("x*", "axbc"), re.split("", "abc"), re.split(r"\b", "hi there"), re.split(",", ""), re.split("(?=b)", "abab"))
print(re.compile("[,é]").split("a,béc", 1), re.split(b" ", b"a b"))

# sub, subn
print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", count=2), re.subn("a", "", "banana"), re.subn("x", "y", "abc"))
print(re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"), re.sub(r"(\w)(\w)", r"\2\1", "abcde"), re.sub("(a)|b", r"[\1]", "ab"))
print(re.sub(r"(?P<x>\d+)", r"<\g<x>>\g<1>0", "1 22"), re.sub("a", r"\\\n\t\.", "a"), re.sub("a", r"\0", "a") == "\0")
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 20 é3"), re.sub("a", lambda m: "\\1", "a"), re.sub("b", lambda m: "", "abc"))
print(re.sub(r"(.)", r"\1\101", "x"), re.sub(b"a", b"<\\g<0>>", b"bab"), re.subn("é", "e", "éaé"))
print(re.compile("a").sub("x", string="aa", count=1), re.compile("a").subn("x", "aa"))
calls = []
re.sub("[aé]", lambda m: calls.append(m.span()) or "", "béaé")
print(calls)

# escape, purge, flags
print(re.escape("a.b*c[d]\\e-f#g h\n_é/"), re.escape(b"a+b\xff"), re.purge())
text = "".join(map(chr, range(32, 128)))
print(re.fullmatch(re.escape(text), text) is not None)
print(re.I | re.M, repr(re.IGNORECASE), re.I == 2, (re.I | re.X) & re.X, re.A, re.DOTALL, re.NOFLAG, int(re.U | re.S), bool(re.I & re.M))
print(re.compile("a", re.I | re.X).flags & re.I, isinstance(re.I, int), re.RegexFlag.MULTILINE)


# Str subclasses, bytearrays and memoryviews
class Text(str):
    pass


m = re.match("a(b)", Text("ab"))
print(m.group(1), type(m.group()).__name__, type(m.string).__name__, re.compile(Text("b")).findall(Text("abb")))
m = re.match(b"a(b)", bytearray(b"ab"))
print(m.group(1), m.string, re.findall(b".", memoryview(b"xyz")), re.sub(b"a", b"b", bytearray(b"aa")))
print([bool(re.match(p, t)) for p, t in [("a", "A"), ("(?i)a", "A")]])
