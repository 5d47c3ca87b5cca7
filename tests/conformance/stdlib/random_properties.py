# random: ranges and properties only, never the sequence.
import random
random.seed(1)
xs = [random.random() for _ in range(1000)]
print(all(0 <= x < 1 for x in xs), len(set(xs)) > 900, 0.4 < sum(xs) / 1000 < 0.6, all(1 <= random.randint(1, 6) <= 6 for _ in range(200)), {random.randrange(3) for _ in range(200)} == {0, 1, 2}, random.choice("a"), all(2 <= random.uniform(2, 3) <= 3 for _ in range(50)))
l = list(range(20)); m = l[:]; random.shuffle(m)
print(sorted(m) == l, len(set(random.sample(l, 5))), len(random.choices("ab", k=7)), random.getrandbits(8) < 256, random.choices([1, 2], weights=[1, 0], k=3))
random.seed(7); a = random.random(); random.seed(7); print(a == random.random(), random.Random(3).random() == random.Random(3).random())
try: random.choice([])
except IndexError: print("IndexError")
