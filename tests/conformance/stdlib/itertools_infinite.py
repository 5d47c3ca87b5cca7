# itertools: infinite iterators and those that end with the shortest input.
from itertools import *
import operator

print(list(islice(count(), 3)), list(islice(count(5, 2), 3)), list(islice(count(0.5, 0.25), 3)), count(3), count(1, 5))
print(list(islice(count(2**30 - 1), 3)), list(islice(count(-3, -2), 3)))
print(list(islice(cycle("abc"), 7)), list(cycle([])), list(repeat(7, 3)), repeat("x", 2), list(repeat(1, -1)))
print(list(zip(repeat(2), range(3))), list(map(pow, range(4), repeat(2))))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 2], max)), list(accumulate([], initial=5)))
print(list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate("abc")))
print(list(chain("ab", [1], ())), list(chain()), list(chain.from_iterable(["ab", "cd"])), list(chain([1], chain([2]))))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress("AB", [1])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 3, 8])), list(takewhile(lambda x: x < 5, [1, 4, 6, 3, 8])))
print(list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, [0, 1, "", "a"])))
print([(k, list(g)) for k, g in groupby("AAAABBBCCDAABBB")])
print([(k, list(g)) for k, g in groupby(range(10), key=lambda n: n // 4)])
groups = []
for k, g in groupby([1, 1, 2, 2, 2, 3]):
    groups.append((k, next(g)))
print(groups)
pending = [g for k, g in groupby("aab")]
print([list(g) for g in pending])
print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 2)))
it = iter(range(10))
print(list(islice(it, 1, 8, 3)), list(it))
it = iter(range(5))
print(list(islice(it, 0)), next(it), list(islice(it, 2, 2)), list(it))
print(list(pairwise("ABCDEFG")), list(pairwise([1])), list(pairwise([])))
print(list(starmap(pow, [(2, 5), (3, 2), (10, 3)])), list(starmap(lambda *a: sum(a), [(1,), (1, 2), ()])))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a))
a, b, c = tee(iter("xyz"), 3)
print(list(c), next(b), list(a), list(b), tee([], 0))
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest([1], [], [2, 3])), list(zip_longest()))
for f in (
    lambda: islice([1], -1),
    lambda: islice([1], 0, 1, 0),
    lambda: islice([1], "a"),
    lambda: count("a"),
    lambda: chain(5).__next__(),
    lambda: accumulate(5),
    lambda: tee([], -1),
    lambda: next(iter(cycle([]))),
    lambda: zip_longest(3),
    lambda: next(starmap(pow, [5])),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def gen():
    yield 1
    raise KeyError("inner")


for make in (lambda: chain(gen(), [2]), lambda: islice(gen(), 5), lambda: accumulate(gen()), lambda: zip_longest(gen(), "ab")):
    out = []
    try:
        for x in make():
            out.append(x)
    except KeyError as e:
        print(out, repr(e))
print(type(count()).__name__, iter(c) is c, isinstance(chain(), chain))
