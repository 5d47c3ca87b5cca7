# fnmatch: patterns and names; html: escape and unescape.
import fnmatch
import html

for pat in ["*.py", "a?c", "[abc]*", "[!a]*", "[a-c]x", "[]]", "[", "a[b", "[z-a]x", "*[.]txt", "**", "a-b", "[!]a]", "[a-]", "[\\]x", "(a|b)", "[[]x", "[^a]"]:
    print(pat, [n for n in ["a.py", "abc", "bx", "]", "[", "a[b", "x.txt", "a-b", "", "-", "\\x", "(a|b)", "[x", "^", "a"] if fnmatch.fnmatchcase(n,pat)])
print(fnmatch.filter(["a.txt", "b.py"], "*.py"), fnmatch.fnmatch(b"ab", b"a*"))
print(html.escape("<a href='x'>&\"</a>"), html.escape("'\"", quote=False))
for s in ["&lt;&gt;&amp;&quot;&apos;", "&#65;&#x42;&#X43;&#x1F600;&#128;&#0;&#xD800;&#x110000;&#1;&#13;", "&eacute&eacute;&copy2020 &notit; &hearts;&alpha;&Omega;&nosuch;&", "&ampamp; &amp&lt", "&nbsp;x&ndash;&mdash;&hellip;&euro;&trade;&rarr;&le;&ne;", "&#;&#x;"]:
    print(ascii(html.unescape(s)))
