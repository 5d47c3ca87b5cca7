# del with indexes and slices.
def show(f):
    l = list("abcdef")
    try:
        f(l)
    except (IndexError, TypeError) as e:
        print(type(e).__name__ + ":", e, end=" ")
    print("".join(l))

def d1(l): del l[0]
def d2(l): del l[-1]
def d3(l): del l[1:3]
def d4(l): del l[::2]
def d5(l): del l[::-2]
def d6(l): del l[:]
def d7(l): del l[4:1]
def d8(l): del l[10]
def d9(l): del l[0], l[0]
def d10(l): del l[5:1:-2]
def d11(l): del l["a"]
def d12(l): del l[100:], l[:-100]
def d13(l): del (l[0], [l[1]])
def d14(l): del l[1::3]
for f in (d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12, d13, d14):
    show(f)
b = bytearray(b"abcdef")
del b[1:3], b[0]
print(b)
for bad in (lambda: (1, 2).__delitem__(0), lambda: "ab".__delitem__(0)):
    try:
        bad()
    except AttributeError:
        print("no deletion")
