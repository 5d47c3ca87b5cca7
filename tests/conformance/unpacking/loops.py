# Loop targets and loop else.
for x in [1, 2]:
    pass
print(x)
for i, c in enumerate("ab", 1):
    print(i, c)
d = {}
for d["key"] in range(3):
    pass
print(d)
class O: pass
for O.attr in "xy":
    pass
print(O.attr)
for l in [[0, 0]]:
    for l[0], l[1] in [(1, 2), (3, 4)]:
        print(l)
def search(items, want):
    for i, item in enumerate(items):
        if item == want:
            break
    else:
        return "not found"
    return i
print(search("abc", "b"), search("abc", "z"), search("", "z"))
n = 3
while n:
    n -= 1
    if n == 10:
        break
else:
    print("while else", n)
while True:
    break
else:
    print("never")
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
    else:
        print("inner completed")
        continue
    if i == 2:
        break
else:
    print("never")
for x, in [(1,), (2,)]:
    print(x)
items = [1, 2, 3]
for x in items:
    if len(items) < 6:
        items.append(x * 10)
print(items)
for i in range(3):
    i = 10
print(i)
