# partition and rpartition.
print("key=value=x".partition("="), "key=value=x".rpartition("="), "none".partition("="), "none".rpartition("="))
print("=start".partition("="), "end=".partition("="), "=".partition("="), "".partition("x"), "aXXb".partition("XX"), "aXXXb".rpartition("XX"))
print("日本語".partition("本"), "a.b.c".rpartition(".")[0], "path/to/file.txt".rpartition("/")[2].partition("."))
for f in (lambda: "a".partition(""), lambda: "a".rpartition(""), lambda: "a".partition(1)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
def parse(line):
    key, found, value = line.partition(":")
    return (key.strip(), value.strip()) if found else None
print(parse("Host: example.org:80"), parse("no colon"), parse(": empty key"))
def pieces(s, sep):
    while s:
        head, _, s = s.partition(sep)
        yield head
print(list(pieces("a-b-c-", "-")))
