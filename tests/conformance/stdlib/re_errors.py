# What is wrong with a pattern, a template or an argument: messages and positions.
import re

patterns = [
    "(", ")", "a)", "((a)", "(?", "(?:", "(?P", "(?P<", "(?P<n", "(?P<n>", "(?P<>a)", "(?P<1a>b)", "(?P<a b>c)", "(?Px)", "(?P=",
    "(?P=n)", "(?P=)", "(?P<n>a(?P=n))", "(?P<n>a)(?P<n>b)", "(?<", "(?<a)", "(?z)", "(?<=a*)b", "(?<!a|bc)", "(?<=(a)\\1)",
    "[", "[a", "[]", "[^]", "[b-a]", "[a-\\d]", "[\\w-z]", "[\\q]", "[a-", "[\\8]",
    "*", "+a", "?", "a**", "a+*", "a{2}{3}", "^*", "(*)", "|*", "a{3,2}", "a{99999999999}", "\\b+",
    "\\", "a\\", "\\q", "\\x", "\\x1", "\\xg1", "\\u123", "\\U1234567", "\\U00110000", "\\1", "(a\\1)", "\\8", "(a)\\2", "\\400",
    "[\\400]", "(?(1)a|b)", "(?(1)a|b|c)(x)", "(x)(?(1)a|b|c)", "(?(0)a)", "(?(n)a)", "(?(", "(?(1", "(?(1)a", "(?#abc", "a(?i)",
    "(?i", "(?i-", "(?i-:", "(?-)", "(?-i)", "(?iz)", "(?i-z:a)", "(?-a:x)", "(?au:x)", "(?i-i:x)", "(?L)a", "(?i1)", "(?-1:a)",
    "\\N", "a\n(\nb", "a\nb\n  [c",
]
for p in patterns:
    try:
        re.compile(p)
        print(repr(p), "compiles")
    except re.error as e:
        print(repr(p), e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == p)
    except Exception as e:
        print(repr(p), type(e).__name__, e)

for p, flags in [(b"(?u)a", 0), ("a", re.L), (b"a", re.U), ("a", re.A | re.U), (b"a", re.A | re.L), ("(?u)a", re.A)]:
    try:
        print(re.compile(p, flags))
    except Exception as e:
        print(p, type(e).__name__, e)

for template in ["\\", "\\2", "\\g", "\\g<", "\\g<>", "\\g<2>", "\\g<n>", "\\g<1a>", "\\q", "\\g<x y>", "a\\400", "\\99", "\\g<-1>"]:
    try:
        print(repr(re.sub("(a)", template, "a")))
    except re.error as e:
        print(repr(template), "error", e, e.pattern == template)
    except IndexError as e:
        print(repr(template), "IndexError", e)

m = re.match("(?P<n>a)", "a")
for bad in [2, -1, "x", "n ", 1.5, None]:
    try:
        print(m.group(bad))
    except IndexError as e:
        print(repr(bad), "IndexError", e)
for call in [
    lambda: re.match("a", b"a"),
    lambda: re.match(b"a", "a"),
    lambda: re.match(1, "a"),
    lambda: re.sub("a", lambda m: 5, "a"),
    lambda: re.compile(re.compile("a"), re.I),
]:
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(" argument ")[0])
for wrong in [5, None]:
    try:
        re.search("a", wrong)
    except TypeError as e:
        print("TypeError")
print(re.compile(re.compile("a", re.I)).flags, issubclass(re.error, Exception), re.error.__name__ in ("error", "PatternError"))
e = re.error("message")
print(e, e.msg, e.pattern, e.pos, e.lineno, e.colno)
