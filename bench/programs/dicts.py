"""Dictionaries: counting, lookups by string, int and tuple, iteration, deletion."""

N = 40
RESULT = 358151120

WORDS = "the quick brown fox jumps over the lazy dog while the small cat sleeps on the warm mat".split()


def main(n):
    total = 0
    for i in range(n):
        counts = {}
        for word in WORDS:
            counts[word] = counts.get(word, 0) + 1
        for word in WORDS:
            if word in counts:
                total += counts[word]
        squares = {}
        for j in range(300):
            squares[j * 7] = j * j
        for key, value in squares.items():
            total += key ^ value
        for j in range(0, 300, 3):
            del squares[j * 7]
        total += len(squares)
        grid = {(x, y): x * y for x in range(8) for y in range(8)}
        for x in range(8):
            for y in range(8):
                total += grid[x, y]
    return total
