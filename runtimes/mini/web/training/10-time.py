# A program that runs long enough to let the page breathe and to collect its garbage.
import time


def primes(limit):
    sieve = [True] * (limit + 1)
    for number in range(2, int(limit ** 0.5) + 1):
        if sieve[number]:
            for multiple in range(number * number, limit + 1, number):
                sieve[multiple] = False
    return [number for number in range(2, limit + 1) if sieve[number]]


found = primes(20000)
texts = []
for round in range(6):
    texts = [f"{number} {number / 7:.3f}" for number in found]
table = {text: len(text) for text in texts}
pairs = [(text, {"size": size, "next": [size]}) for text, size in table.items()]
print(len(found), len(pairs))
start = time.perf_counter()
while time.perf_counter() - start < 0.05:
    parts = []
    parts.append(parts)
