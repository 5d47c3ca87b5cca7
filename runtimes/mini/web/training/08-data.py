# Lists, dicts, sets, tuples and texts at work.
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]:
    print(f"{word:<6}{count:>3}")
print(counts, list(counts.keys()), list(counts.values()), "fox" in counts, counts.pop("end"), len(counts))
by_length = {}
for word in set(words):
    by_length.setdefault(len(word), []).append(word)
print({length: sorted(group) for length, group in sorted(by_length.items())})
numbers = [5, 3, 8, 1]
numbers.sort()
numbers.extend([9, 10])
numbers.insert(0, 7)
numbers.reverse()
del numbers[0]
numbers[0] = -1
print(numbers, numbers.index(8), numbers.count(5), sum(numbers) / len(numbers), numbers[1:3], numbers[-2:], numbers * 2)
numbers += [4]
first, *rest = numbers
print(first, rest, any(n > 8 for n in numbers), all(numbers), list(map(str, numbers)), list(filter(None, [0, 1])))
print(list(zip("abc", range(3))), list(reversed(numbers)), [*numbers, 1], {**counts, "a": 1}["a"], (1, 2) + (3,))
a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, sorted(a ^ b), 1 in a)
a.add(9)
a.discard(1)
grid = [[0] * 3 for _ in range(3)]
grid[1][2] = "x"
print("\n".join(" ".join(str(cell) for cell in row) for row in grid))
text = "  Some, text; here  "
print(text.strip().replace(",", ""), text.split(";"), ",".join(["a", "b"]), "-" * 10, text.isdigit(), "x1".isalnum(), "7".zfill(3))
print("abc".capitalize(), "Tab\tnew\\", 'it\'s', "é✓", ord("a"), chr(98), "a" < "b", "é".upper(), len("✓"), "abc".center(9, "*"))
print(10 ** 20, 2 ** 0.5, 1e100, 0.1 + 0.2, 7 // 2, -7 // 2, -7 % 3, 0xFF, 1_000, 5 & 3, 5 | 3, 5 ^ 3, 1 << 4, hex(255), bin(5))
x = None
print(x is None, x is not None, not x, 1 < 2 < 3, x or "default", "yes" if x else "no")
while (half := numbers.pop()) > 4:
    pass
assert half, "never"
copy = list(numbers)
copy.clear()
print(isinstance(copy, list), type(3), type("x").__name__, id(copy) == id(copy), callable(print), dict(zip("ab", [1, 2])))
counts.update({"new": 1})
del counts["new"]
person = {"name": "Ann", "tags": ["a", "b"], "age": 41, "pet": None, "ok": True, "size": 1.75}
for key, value in person.items():
    print(key, "=", value)
