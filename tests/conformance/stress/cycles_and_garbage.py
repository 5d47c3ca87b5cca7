# Many objects in cycles; what is reachable survives.
class Node:
    def __init__(self, v): self.v, self.next, self.me = v, None, self
kept = []
for i in range(30000):
    a, b = Node(i), Node(-i)
    a.next, b.next = b, a
    l = [a]; l.append(l); a.items = l
    d = {"n": b}; d["d"] = d; b.d = d
    if i % 3000 == 0: kept.append(a)
print([n.v for n in kept], all(n.next.next is n and n.me is n and n.items[1] is n.items and n.next.d["d"]["n"] is n.next for n in kept))
ring = first = Node(0)
for i in range(1, 5000): ring.next = Node(i); ring = ring.next
ring.next = first
n, total = first, 0
while True:
    total += n.v; n = n.next
    if n is first: break
print(total)
def closure(i):
    def f(): return f, i
    return f
print(sum(closure(i)()[1] for i in range(20000)))
