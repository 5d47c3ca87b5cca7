# A program that runs long enough to let the page breathe, and to collect its garbage.
from js import performance

start = performance.now()
kept = []
while performance.now() - start < 100:
    kept = [[number] for number in range(1000)]
floats = []
for number in range(20000):
    floats.append(number / 7)
print(len(kept), len(floats), performance.now() > start)
