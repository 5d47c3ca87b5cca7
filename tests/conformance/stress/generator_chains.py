# A hundred generators on top of each other.
def add(it, k):
    for x in it: yield x + k
it = iter(range(1000))
for k in range(100): it = add(it, k)
print(sum(it))
def sieve():
    def ints():
        n = 2
        while True: yield n; n += 1
    def drop(p, it): return (x for x in it if x % p)
    it = ints()
    while True:
        p = next(it); yield p
        it = drop(p, it)
s = sieve()
print([next(s) for _ in range(60)][-5:])
m = range(100)
for _ in range(100): m = map(lambda x: x + 1, m)
print(list(m)[:3])
gens = [iter([i, -i]) for i in range(20000)]
print(sum(next(g) for g in gens), sum(next(g) for g in gens))
def tree(n):
    if n:
        yield from tree(n - 1); yield n; yield from tree(n - 1)
print(sum(tree(12)))
z = zip(*[range(i, i + 50) for i in range(200)])
print(len(next(z)), sum(map(sum, z)))
