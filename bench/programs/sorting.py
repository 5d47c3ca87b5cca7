"""Sorting: the builtin sort with and without keys, and sorting algorithms written in Python."""

N = 6
RESULT = 328805


def numbers(n, seed):
    out = []
    for _ in range(n):
        seed = (seed * 1103 + 12345) % 65536
        out.append(seed)
    return out


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    return (
        quicksort([x for x in items if x < pivot])
        + [x for x in items if x == pivot]
        + quicksort([x for x in items if x > pivot])
    )


def insertion(items):
    for i in range(1, len(items)):
        item = items[i]
        j = i - 1
        while j >= 0 and items[j] > item:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = item
    return items


def main(n):
    total = 0
    for i in range(n):
        items = numbers(600, i)
        ordered = sorted(items)
        total += ordered[300]
        assert quicksort(items) == ordered
        assert insertion(items[:100]) == sorted(items[:100])
        items.sort(key=lambda x: -x)
        assert items == ordered[::-1]
        words = [str(x) for x in items]
        words.sort(reverse=True)
        total += len(words[17])
        pairs = sorted((x & 15, x) for x in items)
        total += pairs[100][1]
    return total
