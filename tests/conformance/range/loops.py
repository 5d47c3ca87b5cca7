# range in loops of every direction; the loop variable may be changed.
for i in range(3):
    print(i, end=" ")
    i = 100
print(i)
for args in ((0,), (-1,), (1, 1), (5, 1), (1, 5, -1), (0, 10, 4), (10, 0, -4), (-5, 5, 3), (0, 1, 100), (0, -1, -100)):
    print(args, [i for i in range(*args)], len(range(*args)))
n = 3
for i in range(n):
    n = 10
print(i, n)
for i in range(0): pass
else: print("empty else", i)
total = 0
for i in range(100):
    for j in range(i, 100, 7):
        if (i + j) % 5 == 0: continue
        if j > 90: break
        total += i * j
print(total)
it = iter(range(4))
print(next(it), list(it), list(it), it.__length_hint__())
for i in range(5):
    if i == 2: break
else:
    print("never")
print(i, [i for i in range(3)], i)
for x in (r for r in range(3)): pass
print(x, [list(range(i)) for i in range(4)], [i for i in range(20) if i % 7 == 3])
def countdown(n):
    for n in range(n, 0, -1): yield n
print(*countdown(5))
