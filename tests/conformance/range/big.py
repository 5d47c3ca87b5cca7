# Ranges of numbers beyond machine words.
b = 10 ** 20
r = range(b, b + 10, 3)
print(r, list(r), len(r), r[1], r[-1], b + 3 in r, b + 4 in r, r.index(b + 6), r[::-1], list(reversed(r)), r[1:3])
print(list(range(-b, -b - 3, -1)), range(0, b, b // 2)[1], 2 ** 70 in range(2 ** 71), range(b) == range(b), hash(range(b)) == hash(range(b)), bool(range(b, b)), range(b)[b - 1], range(b)[-1], range(0, b, 7).index(7 * 10 ** 18))
for i in range(2 ** 63 - 2, 2 ** 63 + 2): print(i, end=" ")
print()
for i in range(2 ** 31 - 2, 2 ** 31 + 1): print(i, end=" ")
print()
for i in range(-2 ** 31 + 1, -2 ** 31 - 2, -1): print(i, end=" ")
print()
try:
    len(range(10 ** 30))
except OverflowError as e:
    print("OverflowError")
it = iter(range(b, b + 2))
print(next(it), next(it), next(it, "end"), sum(range(2 ** 62, 2 ** 62 + 3)))
