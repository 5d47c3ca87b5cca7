# heapq: pushing, popping, merging, largest and smallest, with objects and keys.
from heapq import *
import heapq

h = []
for x in [5, 3, 8, 1, 9, 2, 7]:
    heappush(h, x)
print(h, [heappop(h) for _ in range(len(h))], h)
h = [9, 7, 5, 3, 1, 8, 6]
heapify(h)
print(h, heappushpop(h, 0), heappushpop(h, 10), heapreplace(h, 4), h)
print(heappushpop([], 3), nlargest(3, [4, 1, 9, 7]), nsmallest(2, [4, 1, 9, 7]), nlargest(0, [1]), nsmallest(9, [2, 1]))
print(nlargest(2, ["aaa", "b", "cc"], key=len), nsmallest(2, ["aaa", "b", "cc"], key=len), nsmallest(1, []), nlargest(-1, [1]))
print(list(merge([1, 4, 7], [2, 5], [0, 9])), list(merge("ad", "bc", reverse=False)), list(merge()))
print(list(merge([7, 4], [9, 1], reverse=True)), list(merge(["a", "ccc"], ["bb"], key=len)), list(merge(["ccc", "a"], ["bb"], key=len, reverse=True)))


class Task:
    def __init__(self, p, name):
        self.p, self.name = p, name

    def __lt__(self, other):
        return self.p < other.p

    def __repr__(self):
        return f"{self.name}:{self.p}"


tasks = []
for i, n in enumerate("dbeac"):
    heappush(tasks, Task(ord(n) - 97, n))
print(heappop(tasks), heappop(tasks), len(tasks), tasks[0])
pq = []
for item in [(2, "b"), (1, "z"), (2, "a"), (0, "q")]:
    heappush(pq, item)
print([heappop(pq) for _ in range(4)])
import sys

data = [(i * 7919) % 1009 for i in range(500)]
heap = data[:]
heapify(heap)
print(all(heap[i] <= heap[c] for i in range(500) for c in (2 * i + 1, 2 * i + 2) if c < 500))
print([heappop(heap) for _ in range(500)] == sorted(data))
for f in (
    lambda: heappop([]),
    lambda: heapreplace([], 1),
    lambda: heappush((), 1),
    lambda: heapify(3),
    lambda: heappush([1], "a"),
    lambda: nsmallest(1, 5),
):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def dijkstra(graph, start):
    seen, queue = {}, [(0, start)]
    while queue:
        d, node = heappop(queue)
        if node not in seen:
            seen[node] = d
            for other, w in graph[node].items():
                heappush(queue, (d + w, other))
    return seen


print(dijkstra({"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}, "a"))
