# re: search, match, groups, sub, split, findall, flags.
import re
m = re.search(r"(\d+)-(?P<w>\w+)", "see 42-foo, 7-bar")
print(m.group(), m.group(1), m["w"], m.groups(), m.groupdict(), m.span(), m.start("w"), re.match("x", "ax"), re.fullmatch(r"\w+", "abc").group())
print(re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)(\d)", "a1 b2"), re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b"), re.sub(r"\s+", " ", "a   b \n c"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.sub("[aeiou]", lambda m: m[0].upper(), "hello"), re.subn("l", "L", "hello", count=1))
print([m.span() for m in re.finditer("a+", "aabaaa")], re.compile("^x.*$", re.M | re.I).findall("Xa\nb\nxc"), re.search("a.b", "a\nb"), re.search("a.b", "a\nb", re.S).group() == "a\nb", re.escape("a.b*c"))
print(re.search(r"(?<=\$)\d+(?!\d|%)", "5% $10 $20%").group(), re.search(r"<(.+?)>", "<a><b>")[1], re.match(r"(a)|(b)", "b").groups(), re.search(r"(\w)\1", "hello").group(), re.findall(r"\b\w{3}\b", "one three two"))
try: re.compile("(")
except re.error as e: print("error", e.pos)
