"""Heaps in lists. The sifting is native."""

from _heapq import (
    _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop, heapreplace,
)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


class _Last:
    """An entry of a heap whose order is reversed."""

    __slots__ = ("key", "order", "item", "next")

    def __init__(self, key, order, item, next):
        self.key = key
        self.order = order
        self.item = item
        self.next = next

    def __lt__(self, other):
        if other.key < self.key:
            return True
        return not self.key < other.key and self.order < other.order


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, it in enumerate(map(iter, iterables)):
        for item in it:
            k = item if key is None else key(item)
            if reverse:
                heap.append(_Last(k, order, item, it))
            else:
                heap.append([k, order, item, it])
            break
    heapify(heap)
    while heap:
        entry = heap[0]
        if reverse:
            yield entry.item
            for entry.item in entry.next:
                entry.key = entry.item if key is None else key(entry.item)
                heapreplace(heap, entry)
                break
            else:
                heappop(heap)
        else:
            yield entry[2]
            for item in entry[3]:
                entry[0] = item if key is None else key(item)
                entry[2] = item
                heapreplace(heap, entry)
                break
            else:
                heappop(heap)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
