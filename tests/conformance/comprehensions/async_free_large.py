# Large comprehensions and many targets.
big = [i for i in range(100000)]
print(len(big), big[-1], sum(big))
d = {i: i * i for i in range(10000)}
print(len(d), d[9999])
s = {i % 1000 for i in range(50000)}
print(len(s), sum(s))
print(sum(1 for i in range(300) for j in range(300) if (i + j) % 7 == 0))
triples = [(a, b, c) for a in range(10) for b in range(10) for c in range(10)]
print(len(triples), triples[123], triples[-1])
print(len([None for a in range(2) for b in range(2) for c in range(2) for d in range(2) for e in range(2) for f in range(2)]))
print([a + b + c + d for (a, b), (c, d) in [((1, 2), (3, 4))]])
text = ",".join(str(i) for i in range(1000))
print(len(text), text[:20])
words = [w for w in ("w%d" % (i % 10) for i in range(100))]
print({w: words.count(w) for w in sorted(set(words))})
