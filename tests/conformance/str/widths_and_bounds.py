# Numbers beyond any text as widths, starts and ends.
big, small = 10**30, -(10**30)
t = "abcabc"
print(t.find("a", 2**40), t.find("a", -(2**40)), t.count("a", 1, 2**40), t.rfind("c", 0, 2**33), t.startswith("", 2**32))
print(t[big:], t[small:], t[:big], t[:small], t[small:big:2], t[big:small:-2], "abc".index("c", small, big))
print([1, 2, 1].index(1, 1, 2**40), (1, 2, 1).index(1, small, big), [1, 2, 3][small:2])
print(t.ljust(-(2**30)) + "|", t.center(-1) + "|", t.zfill(0), "a\tb".expandtabs(-5), "a\tb".expandtabs(0))
print(list(range(5))[big:small:-1], bytes(b"abc")[small:big], "abc".replace("", "-", 2))
for action in (lambda: t[big], lambda: t[small], lambda: [].pop(), lambda: "x".join([1]), lambda: t.index("z", 2**40)):
    try:
        print(action())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__)
