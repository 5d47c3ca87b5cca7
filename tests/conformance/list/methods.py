# Every list method.
l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.extend("ab"); l.insert(0, "first"); l.insert(100, "last"); l.insert(-1, "before last")
print(l, len(l), l.pop(), l.pop(0), l.pop(-2), l)
l.remove("a")
print(l, l.index(1), l.count(1), l.index(2, 1), l.index(5, -3, 100))
l[-1:] = []
l.reverse()
print(l, l.copy() == l, l.copy() is l)
l.sort()
print(l, l.append(1), l.clear(), l)
print(list(), list("abc"), list((1, 2)), list({"k": 1}), list(range(3)), [] + [1] + [2, 3], [0] * 3, 2 * [1, 2], [1] * 0, [[]] * 2)
print([1, 2] == [1, 2], [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], 1 in [1], [1] in [[1]], None in [])
for f in (lambda: [].pop(), lambda: [1].pop(3), lambda: [].remove(1), lambda: [1] + (2,), lambda: [1] * "a", lambda: [1] * 1.5, lambda: [1].append(), lambda: [1].append(1, 2), lambda: [1, 2].insert(1), lambda: list(5), lambda: [1] < [""], lambda: [1].extend(5), lambda: [1].pop("a")):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
try:
    [1, 2].index(3)
except ValueError:
    print("not in list")
