# split, rsplit, splitlines with every argument.
print("a b  c ".split(), "a b  c ".split(" "), "".split(), "".split(" "), "   ".split(), " a ".split(), "a,b,,c".split(","), "abc".split("abc"), "aXXbXXc".split("XX"))
print("a b c d".split(None, 2), "a b c d".split(" ", 1), " a  b  c ".split(None, 1), "a,b,c".split(",", 0), "a,b,c".split(",", -1), "a,b,c".split(",", maxsplit=1), "a b".split(sep=" "))
print("a b c d".rsplit(None, 2), "a b c d".rsplit(" ", 1), "  a  b  ".rsplit(None, 1), "a,b,c".rsplit(",", 0), "a,,b,".rsplit(",", 2), "".rsplit(), "x".rsplit(","))
print("a\tb\nc\rd\x0be\x0cf\u00a0g\u2003h".split())
print("one\ntwo\r\nthree\rfour\n".splitlines(), "a\n\nb".splitlines(), "".splitlines(), "\n".splitlines(), "a\nb".splitlines(True), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines(), "x\r\n".splitlines(keepends=True))
print("日本 語".split(), "é,ü".split(","), "a😀b😀".split("😀"))
for f in (lambda: "a".split(""), lambda: "a".rsplit(""), lambda: "a".split(1), lambda: "a".split(",", "x"), lambda: "a".split(b",")):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
csv = "name,age\nAnn,30\nBob,25"
print([dict(zip(csv.split("\n")[0].split(","), row.split(","))) for row in csv.splitlines()[1:]])
words = "the cat sat on the mat the end".split()
print(len(words), sorted(set(words)), "|".join(words[::-1]))
