# heapq, bisect, copy.
import heapq, bisect, copy
h = []
for x in (5, 1, 4, 2): heapq.heappush(h, x)
print([heapq.heappop(h) for _ in range(4)], heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(2, "abc"), list(heapq.merge([1, 4], [2, 3])), heapq.heapreplace([1, 2], 9))
l = [1, 3, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect([], 1), bisect.insort(l, 4), l, bisect.bisect_left(["a", "ccc"], 2, key=len))
a = [1, [2, {"k": [3]}]]; a.append(a)
b, c = copy.copy(a), copy.deepcopy(a)
a[1][1]["k"].append(4)
print(b[1] is a[1], c[1], c[2] is c, copy.copy({1: 2}), copy.deepcopy((1, [2])))
class O:
    def __init__(self): self.v = [1]
o = O(); print(copy.copy(o).v is o.v, copy.deepcopy(o).v is o.v)
