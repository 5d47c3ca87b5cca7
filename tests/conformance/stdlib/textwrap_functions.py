# textwrap: wrap, fill, shorten, dedent and indent with their options.
import textwrap

T="The quick (very-quick) brown fox -- well, it's a fox -- jumped over the lazy dog's half-finished dinner.  And then?  It slept until 2024-01-15, co-op style; see e.g. https://example.com/a-b/c."
for w in (10,20,33,50): print(textwrap.wrap(T,w))
print(textwrap.wrap(T,25,break_on_hyphens=False))
print(textwrap.wrap("aaaaaaaaaaaaaaaaaaaa-bbbbbbbb cc", 8))
print(textwrap.wrap("aaaaaaaaaaaaaaaaaaaa cc", 8,break_long_words=False))
print(textwrap.fill(T,30,initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(T,40), textwrap.shorten("hello  world", 11), textwrap.shorten("hello world", 10,placeholder="…"), textwrap.shorten("Helloworld", 5))
print(textwrap.wrap(T,30,max_lines=2), textwrap.wrap("", 10), textwrap.wrap("a\tb\n\nc   d", 6), textwrap.wrap("  lead trail  ", 8,drop_whitespace=False), textwrap.wrap("Hi. There. A b.", 20,fix_sentence_endings=True))
print(repr(textwrap.dedent("  a\n    b\n\n  \n  c\n")), repr(textwrap.dedent("\ta\n  b")), repr(textwrap.indent("a\n\n b\n", "> ")), repr(textwrap.indent("a\n\nb", "- ", lambda l:True)))
for bad in (0,-1):
    try:
        textwrap.wrap("a", bad)
    except ValueError as e:
        print(e)
