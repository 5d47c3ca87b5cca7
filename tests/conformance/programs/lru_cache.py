# A least-recently-used cache on a doubly linked list.
class Link:
    __slots__ = ("k", "v", "prev", "next")
class LRU:
    def __init__(self, size):
        self.size, self.map, self.root = size, {}, Link()
        self.root.prev = self.root.next = self.root
    def _cut(self, l): l.prev.next, l.next.prev = l.next, l.prev
    def _front(self, l):
        l.prev, l.next = self.root, self.root.next
        l.prev.next = l.next.prev = l
    def get(self, k, default=None):
        if k not in self.map: return default
        l = self.map[k]
        self._cut(l); self._front(l)
        return l.v
    def put(self, k, v):
        if k in self.map: self._cut(self.map[k])
        elif len(self.map) == self.size:
            old = self.root.prev
            self._cut(old); del self.map[old.k]
        l = self.map[k] = Link()
        l.k, l.v = k, v
        self._front(l)
    def __iter__(self):
        l = self.root.next
        while l is not self.root: yield l.k, l.v; l = l.next
c = LRU(3)
for i, k in enumerate("abc"): c.put(k, i)
print(list(c), c.get("a"), list(c))
c.put("d", 3); print(list(c), c.get("b", "gone"))
c.put("c", 22); print(list(c))
for i in range(1000): c.put(i % 5, i); c.get(i % 3)
print(list(c), len(c.map))
