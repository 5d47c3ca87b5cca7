# * and ** in list, tuple, set and dict displays.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, *b), [0, *a, 9, *b, *"xy"], (*range(3),))
print(sorted({*a, *b, *a}), {**{"a": 1}, "b": 2, **{"a": 3}})
print([*[], *()], {**{}}, (*[],))
t = 1, *a, 2
print(t)
def f():
    return *a, *b
print(f())
def g():
    yield *a, 0
print(list(g()))
for x in *a, *b:
    print(x, end=" ")
print()
d = {"x": 1}
print({**d, "x": 2}, {"x": 2, **d}, {**d, **dict(y=2)})
print([*d], [*d.items()], {*d}, len([*range(1000), *range(1000)]))
l = [1, *(i for i in range(2)), *map(str, (7,))]
print(l)
x = {"k": [*a], **{"n": {**d}}}
print(x)
for bad in (lambda: [*1], lambda: {**1}, lambda: {**[1]}, lambda: (*None,), lambda: {*5}):
    try:
        bad()
    except TypeError as e:
        print(e)
print(a[slice(*b[:0], 1)], [*a][::-1])
i = 1
print({1: "one", **{2: "two"}, 3: "three"}, *[4], *(5,), sep=" | ")
