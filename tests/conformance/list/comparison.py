# Lexicographic comparison of lists and tuples of mixed things.
cases = [([], []), ([1], []), ([1, 2], [1, 2]), ([1, 2], [1, 3]), ([1, 2, 3], [1, 2]), ([2], [1, 9, 9]), (["a"], ["b"]), ([[1]], [[2]]), ([1.0], [1]), ([True], [1]), ([None], [None])]
for a, b in cases:
    row = [a == b, a != b]
    try:
        row += [a < b, a <= b, a > b, a >= b]
    except TypeError as e:
        row.append(str(e))
    print(a, b, row, tuple(a) == tuple(b))
print([1] == (1,), (1,) == [1], [1] != "1", (1, "a") < (1, "b"), (1, "a") < (2, 0))
for f in (lambda: [1] < (1,), lambda: ["a"] < [1], lambda: [[1]] < [["a"]], lambda: (1, None) < (1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
class N:
    def __eq__(self, o): print("eq called"); return True
n = N()
print([n] == [n], [n] == [N()], n in [n], [1] == [n], [5, n].index(5))
nan = float("nan")
print([nan] == [nan], [nan] == [float("nan")], (1, nan) < (1, nan), [nan] < [nan])
print(max([1, 2], [1, 3], [0, 9]), min([[2], [1, 1]]), sorted([[3, 1], [], [3], [2, 9]]))
