"""Loops over small integers: a sieve, a Collatz search, bit tricks."""

N = 6000
RESULT = 1438958839


def sieve(n):
    flags = bytearray(n + 1)
    count = 0
    for i in range(2, n + 1):
        if not flags[i]:
            count += 1
            for j in range(i * i, n + 1, i):
                flags[j] = 1
    return count


def collatz(n):
    longest = 0
    for start in range(1, n):
        length = 1
        i = start
        while i != 1:
            i = i // 2 if i % 2 == 0 else 3 * i + 1
            length += 1
        if length > longest:
            longest = length
    return longest


def bits(n):
    state = 1
    total = 0
    for _ in range(n):
        state ^= (state << 5) & 0xFFFFFF
        state ^= state >> 7
        state ^= (state << 3) & 0xFFFFFF
        total += state & 255
    return total


def main(n):
    return sieve(n * 2) * 1000003 + collatz(n // 8) * 1009 + bits(n)
