# iter with one and two arguments, next with default.
it = iter([1, 2])
print(next(it), next(it), next(it, "default"), next(it, None))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)), n, next(iter(tick, 5), "stop"))
for f in (lambda: next(iter([])), lambda: next(5), lambda: iter(5), lambda: iter(), lambda: iter(5, 1), lambda: next([1]), lambda: next()):
    try:
        print(f())
    except (StopIteration, TypeError) as e:
        print(type(e).__name__, e)
for x in ([], (), "", {}, set(), b"", range(0), bytearray()):
    i = iter(x)
    print(type(i).__name__, iter(i) is i, next(i, "empty"))
print(list(iter({"a": 1})), list(iter("ab")), [*iter((1, 2))], sum(iter([1, 2])))
i = iter([1, 2, 3, 4])
for x in i:
    print(x, next(i), end=" ")
print()
class C:
    def __iter__(self): return (c for c in "generator")
print("".join(C()), max(iter("az")), list(zip(*[iter("abcdef")] * 2)))
data = iter([3, 1, None, 5])
print(list(iter(lambda: next(data), None)), list(data))
