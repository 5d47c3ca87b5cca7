# Tuples as keys, records and sort keys.
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(grid[1, 2], grid[(2, 2)], (5, 5) in grid, sorted(k for k, v in grid.items() if v > 1))
people = [("Bob", 25), ("Ann", 30), ("Bob", 20), ("Ann", 25)]
print(sorted(people), sorted(people, key=lambda p: (p[1], p[0])), max(people, key=lambda p: p[1]), dict(people))
print({(1, "a"), (1, "a"), ("a", 1)} == {(1, "a"), ("a", 1)}, len({(1, 2): 1, (1.0, 2): 2, (True, 2): 3}))
names, ages = zip(*people)
print(names, ages, list(zip(names, ages)) == people)
print(hash(()) == hash(()), (1, (2, 3)) == (1, (2, 3)), ((1, 2), 3)[0][1], (0, 1)[True])
nested = (1, [2], (3, {"k": 4}))
print(nested, nested[2][1]["k"])
