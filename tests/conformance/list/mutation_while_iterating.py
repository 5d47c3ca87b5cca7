# What iteration sees when the list changes.
l = [1, 2, 3, 4, 5]
seen = []
for x in l:
    seen.append(x)
    if x == 2: l.remove(2)
    if x == 4: l.append(6)
print(seen, l)
l = [1, 2, 3]
it = iter(l)
print(next(it))
l.clear()
print(next(it, "end"))
l.extend([7, 8, 9])
print(next(it, "still the end"))
l = list(range(5))
for x in reversed(l):
    if x % 2: l.remove(x)
print(l)
l = [1, 2]
for x in l:
    if len(l) < 5: l.insert(0, x)
print(l)
l = [3, 2, 1]
e = enumerate(l)
print(next(e)); l[1] = "changed"; print(list(e))
z = zip(l, l[:])
l.append(0)
print(list(z))
m = map(lambda x: l.pop(), l[:2])
print(list(m), l)
l = [0, 1]
l += l
l.extend(l)
print(l)
l[2:4] = l
print(l)
class L(list):
    def __iter__(self): return iter("overridden")
print(list(L([1, 2]))[:3], [*L([1])][0], len(L([1])), sorted(L([9]))[0])
it = iter([1, 2, 3])
print([(x, next(it, None)) for x in it], it.__length_hint__())
