# A slice copies lists; strings and tuples may share; nested objects are shared.
a = [[1], [2], [3]]
b = a[:]
b.append([4])
b[0].append("shared")
print(a, len(b), a[0] is b[0])
t = (1, 2, 3)
print(t[:] == t, t[1:] is t)
c = a[1:]
c[0] = "changed"
print(a)
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid)
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
l = [1, 2, 3]
for x in l[:]:
    l.remove(x)
print(l)
l = list(range(10))
l[2:4], l[6:8] = l[6:8], l[2:4]
print(l)
l[::2], l[1::2] = l[1::2], l[::2]
print(l)
def rotate(xs, k):
    k %= len(xs)
    return xs[-k:] + xs[:-k]
print(rotate(list("abcde"), 2), rotate("abcde", -1), rotate((1, 2, 3), 3))
def chunks(xs, n):
    return [xs[i:i + n] for i in range(0, len(xs), n)]
print(chunks("abcdefgh", 3), chunks([1, 2, 3, 4], 2), chunks((), 5))
