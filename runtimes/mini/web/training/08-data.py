# Lists, dicts, sets, tuples and texts at work.
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]:
    print(word, count)
print(counts, list(counts.keys()), list(counts.values()), "fox" in counts, counts.pop("end"), len(counts))
numbers = [5, 3, 8, 1]
numbers.sort()
numbers.extend([9, 10])
numbers.insert(0, 7)
numbers.reverse()
del numbers[0]
numbers[0] = -1
numbers += [4]
print(numbers, numbers.index(8), sum(numbers) / len(numbers), numbers[1:3], numbers[-2:])
print(any(n > 8 for n in numbers), all(numbers), list(zip("abc", range(3))))
seen = {1, 2, 3}
seen.add(9)
seen.discard(1)
print(1 in seen, len(seen))
grid = [[0, 0, 0] for _ in range(3)]
grid[1][2] = "x"
print("\n".join(" ".join(str(cell) for cell in row) for row in grid))
text = "  Some, text; here  "
print(text.strip().replace(",", "").upper().lower(), text.split(";"), text.startswith("a"))
x = None
print(x is None, x is not None, not x, 1 < 2 < 3, x or "default", "yes" if x else "no", isinstance(x, int))
person = {"name": "Ann", "tags": ["a", "b"], "age": 41, "pet": None, "ok": True, "size": 1.75}
for key, value in person.items():
    print(key, "=", value)
