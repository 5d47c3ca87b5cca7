# Aliasing, shallow copies, lists of lists.
a = [1, [2, 3]]
b, c, d = a, a[:], list(a)
b.append(4); c.append(5); d[1].append(6)
print(a, b, c, d, a is b, a[1] is c[1] is d[1])
grid = [[r * 3 + c for c in range(3)] for r in range(3)]
print(grid, [row[1] for row in grid], [grid[i][i] for i in range(3)], list(map(list, zip(*grid))), sum(grid, []), [list(reversed(r)) for r in grid[::-1]])
def deep(x): return [deep(y) for y in x] if isinstance(x, list) else x
g2 = deep(grid)
g2[0][0] = 99
print(grid[0][0], g2[0][0], g2 == grid)
def change(l, x=[]):
    l.append(1); l = [9]; x.append(len(x))
    return x
z = []
change(z); print(z, change(z), z)
matrix = [[0] * 2] * 2
matrix[0][0] = 1
print(matrix, matrix[0] is matrix[1])
s = [1, 2, 3]
s[0], s[1], s[2] = s[2], s[0], s[1]
print(s)
stack, queue = [], []
for i in range(4): stack.append(i); queue.append(i)
print([stack.pop() for _ in range(4)], [queue.pop(0) for _ in range(4)])
q = [4, 2, 7, 1]
n = len(q)
for i in range(n):
    for j in range(n - 1 - i):
        if q[j] > q[j + 1]: q[j], q[j + 1] = q[j + 1], q[j]
print(q)
l = [1, 2, 3, 4]
l[1:3], l[0] = [9], "x"
print(l, l.__len__(), l.__getitem__(0), l.__contains__(9), l.__add__([1]), l.__mul__(2), l.__eq__([1]), l.__eq__(5))
