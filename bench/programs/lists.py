"""Lists: append, index, slice, comprehension, nested lists, in-place changes."""

N = 60
RESULT = 535710


def transpose(matrix):
    return [[row[i] for row in matrix] for i in range(len(matrix[0]))]


def multiply(a, b):
    columns = transpose(b)
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def main(n):
    total = 0
    for i in range(n):
        items = []
        for j in range(200):
            items.append(j * i)
        items[10:20] = [1, 2, 3]
        items.insert(5, i)
        items.reverse()
        for j in range(1, len(items)):
            if items[j - 1] & 1:
                items[j - 1], items[j] = items[j], items[j - 1]
        total += items[7] + items[-3] + len(items[::2]) + items.pop() + (3 in items)
        a = [[j + k for k in range(6)] for j in range(6)]
        total += multiply(a, a)[2][3]
    return total
