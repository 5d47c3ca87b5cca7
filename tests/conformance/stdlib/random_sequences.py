# random: the same numbers as any MT19937 seeded in CPython's way, and the distributions made of them.
import random
from random import Random
for seed in (0, 1, 42, -5, 2**70, 123456789012345678901234567890):
    r = Random(seed)
    print(seed, [r.random() for _ in range(3)], r.getrandbits(5), r.getrandbits(100), r.randint(1, 6), r.randrange(0, 100, 7))
r = Random(7)
print(r.choice('abc'), r.choices([1,2,3], k=5), r.choices('ab', [1, 9], k=6), r.sample(range(100), 5), r.sample(range(10000000), 6), r.sample('abcdef', 3, ), r.sample(['r','g'], counts=[4,2], k=5))
x = list(range(20)); r.shuffle(x); print(x)
print(r.uniform(1, 5), r.triangular(0, 10, 3), r.gauss(0, 1), r.gauss(0, 1), r.normalvariate(5, 2), r.expovariate(3), r.lognormvariate(0, 1), r.vonmisesvariate(1, 2), r.gammavariate(2, 3), r.gammavariate(.5, 1), r.gammavariate(1, 1), r.betavariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2), r.randbytes(5))
s = r.getstate(); a = [r.random() for _ in range(700)]; r.setstate(s); print(a == [r.random() for _ in range(700)], len(s), s[0], len(s[1]), s[1][:3])
random.seed(5); print(random.random(), random.randint(0, 10**30), random.randrange(5), [random.randrange(3, 2000000000000) for _ in range(3)])
for bad in (lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.randrange(0), lambda: r.sample({1}, 1), lambda: r.choices([1], [0]), lambda: r.getrandbits(-1), lambda: r.choices([1,2],[1])):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class My(Random):
    def random(self): return 0.25
m = My(); print(m.randrange(100), m.choice('abcd'), m.uniform(0, 4))
