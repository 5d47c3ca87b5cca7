# itertools.
from itertools import *
print(list(islice(count(5, 2), 4)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])))
print(list(compress("abc", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 1])), list(takewhile(lambda x: x < 3, [1, 3, 1])), list(filterfalse(None, [0, 1])), [(k, list(g)) for k, g in groupby("aabc")], list(starmap(pow, [(2, 3)])), list(zip_longest("ab", "c", fillvalue="-")))
print(list(product("ab", repeat=2)), list(permutations("abc", 2)), list(combinations("abc", 2)), list(combinations_with_replacement("ab", 2)), list(pairwise("abc")), [list(t) for t in tee("ab")])
