# Indexing errors by type, and indexes that are objects.
def attempt(f):
    try:
        print(f())
    except (IndexError, TypeError) as e:
        print(type(e).__name__ + ":", e)
l, t, s, b, r = [1, 2], (1, 2), "ab", b"ab", range(2)
for i in (2, -3, 10 ** 30):
    for x in (l, t, s, b, r):
        try:
            x[i]
        except IndexError as e:
            print(type(x).__name__, i if i < 100 else "huge", e)
attempt(lambda: l["0"])
attempt(lambda: t[1.0])
attempt(lambda: s[None])
attempt(lambda: r["a"])
attempt(lambda: l[1, 2])
attempt(lambda: l[True])
attempt(lambda: l[:1][0])
def assign(x, i, v):
    x[i] = v
    return x
attempt(lambda: assign([1], 1, 2))
attempt(lambda: assign((1,), 0, 2))
attempt(lambda: assign("ab", 0, "x"))
attempt(lambda: assign(b"ab", 0, 1))
attempt(lambda: assign(range(2), 0, 1))
attempt(lambda: assign([1], -1, 2))
attempt(lambda: assign([1], "x", 2))
attempt(lambda: [1, 2, 3][-3])
