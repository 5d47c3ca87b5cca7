# itertools: product, permutations and combinations.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("AB", "xy")), list(product([1, 2], repeat=2)), list(product()), list(product("AB", [])))
print(list(product(range(2), "a", repeat=2)), len(list(product(range(3), repeat=4))), list(product("ab", repeat=0)))
print(list(permutations("ABC")), list(permutations("ABC", 2)), list(permutations([])), list(permutations("ab", 3)))
print(list(permutations(range(3), 0)), len(list(permutations(range(6)))), list(permutations("ABCD", 3))[5:12])
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations("ab", 3)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("ABC", 2)), list(combinations_with_replacement("", 2)), list(combinations_with_replacement("", 0)))
print(list(combinations_with_replacement(range(2), 3)), len(list(combinations(range(12), 5))))
for f in (
    lambda: combinations([1], -1),
    lambda: permutations([1], -1),
    lambda: combinations_with_replacement([1], -2),
    lambda: product([1], repeat=-1),
    lambda: permutations(5),
    lambda: combinations([1]),
    lambda: permutations([1], "a"),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__)
p = permutations([1, 2, 3])
print(next(p), next(p), list(p), next(p, "end"), iter(p) is p)
digits = [p for p in permutations(range(1, 6)) if p[0] * 10 + p[1] == p[2] * p[3] + p[4]]
print(digits)
queens = [q for q in permutations(range(6)) if len({q[i] + i for i in range(6)}) == len({q[i] - i for i in range(6)}) == 6]
print(queens)
print(sum(a * b for a, b in combinations(range(20), 2)), max(combinations([3, 1, 2], 2), key=sum))
for a, b in product("ab", range(2)):
    print(a, b, end=";")
print()
