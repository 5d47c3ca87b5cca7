# Assigning to slices of lists.
def show(f):
    l = list(range(6))
    try:
        f(l)
        print(l)
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)

def s1(l): l[1:3] = ["a"]
def s2(l): l[2:2] = ["x", "y", "z"]
def s3(l): l[:] = []
def s4(l): l[::2] = ["e", "v", "n"]
def s5(l): l[::2] = [1]
def s6(l): l[::-1] = range(6)
def s7(l): l[1:4] = "xy"
def s8(l): l[10:20] = [9]
def s9(l): l[-2:] = []
def s10(l): l[4:1] = ["between"]
def s11(l): l[:3] = l
def s12(l): l[1:2] = [[5]]
def s13(l): l[::3] = []
def s14(l): l[1:5:2] = (i for i in "pq")
def s15(l): l[3:] = l[:3]
def s16(l): l[:0] = [-1]
def s17(l): l[len(l):] = [7, 8]
def s18(l): l[4:0:-2] = ["B", "A"]
for f in (s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, s16, s17, s18):
    show(f)
