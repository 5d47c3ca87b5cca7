# Which numbers and objects may become bytes of a bytearray, and where.
a = bytearray(b"abcdef")


def attempt(action):
    try:
        print(action(), a)
    except (ValueError, TypeError, IndexError, OverflowError) as e:
        print(type(e).__name__, e, a)


for value in (0, 255, 256, -1, True):
    attempt(lambda: a.__setitem__(0, value))
    attempt(lambda: a.append(value))
    attempt(lambda: value in a)
    attempt(lambda: value in b"abc")
attempt(lambda: a.__setitem__(99, 300))
attempt(lambda: a.__setitem__(99, 30))
for value in ("xy", 5, [1, 2], [1, 300], (7,), b"zz", bytearray(b"q")):
    attempt(lambda: a.__setitem__(slice(0, 2), value))
for text in ("zz", "12 3g", "12é", "é", "0g", ""):
    attempt(lambda: bytes.fromhex(text))
