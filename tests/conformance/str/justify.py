# center, ljust, rjust, zfill, expandtabs.
for w in (0, 3, 5, 6, 9):
    print(repr("abc".ljust(w)), repr("abc".rjust(w)), repr("abc".center(w)), repr("abcd".center(w, "*")), "7".zfill(w), "-7".zfill(w), "+ab".zfill(w))
print("x".ljust(4, "."), "x".rjust(4, "é"), "日".center(5, "-"), "".center(3, "#"), "ab".center(5, "0"), "abc".center(6, "x"), "".zfill(3), "--5".zfill(5), "é".zfill(3))
for f in (lambda: "a".ljust(5, ""), lambda: "a".center(5, "ab"), lambda: "a".rjust("5"), lambda: "a".zfill(1.5), lambda: "a".center()):
    try:
        f()
    except TypeError as e:
        print(e)
print(repr("a\tb".expandtabs()), repr("a\tb\tc".expandtabs(4)), repr("abcd\te".expandtabs(4)), repr("\t".expandtabs(0)), repr("a\n\tb\r\tc".expandtabs(3)), repr("a\tb".expandtabs(tabsize=2)), repr("ab\tc".expandtabs(-1)))
for row in (("id", "name"), ("1", "Ann"), ("22", "Bo")):
    print(row[0].rjust(4) + " | " + row[1].ljust(6) + "|")
