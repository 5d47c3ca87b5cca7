# any, all, reversed, sorted on many iterables.
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in range(5)), all(x < 5 for x in range(5)), any({"": 1}), all("abc"), any(map(bool, [0, ""])))
log = []
def t(x): log.append(x); return x
print(any(t(x) for x in (0, 1, 2)), all(t(x) for x in (1, 0, 2)), log)
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), next(reversed([5])), type(reversed([])).__name__)
print(sorted("bca"), sorted((3, 1)), sorted({"b": 1, "a": 1}), sorted(x for x in (2, 1)), sorted([1, 2], reverse=True), sorted([]), sorted("aB", key=str.lower), sorted([3, 1, 2], key=lambda x: -x))
for f in (lambda: reversed(5), lambda: reversed({1}), lambda: reversed(x for x in "a"), lambda: any(5), lambda: all(), lambda: sorted(), lambda: sorted([1], lambda x: x), lambda: reversed(map(str, []))):
    try:
        print(f())
    except TypeError as e:
        print(e)
r = reversed([1, 2, 3])
print(next(r), list(r), list(r))
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(S())), sorted(S.__getitem__(None, i) for i in (2, 1)))
