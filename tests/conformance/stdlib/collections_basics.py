# collections.
from collections import deque, namedtuple, OrderedDict, defaultdict, Counter, ChainMap
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0); d.rotate(1)
print(d, d.pop(), d.popleft(), list(d), d.maxlen)
P = namedtuple("P", "x y", defaults=[0])
p = P(1)
print(p, p.x, p._replace(y=5), p._asdict(), P._fields, p == (1, 0))
dd = defaultdict(list)
for w in ("ab", "ac", "b"): dd[w[0]].append(w)
print(dict(dd), dd["z"], len(dd))
c = Counter("mississippi")
print(c.most_common(2), c["z"], c + Counter("ms"), c - Counter("ssss"), sorted(c.elements())[:3], c.total())
o = OrderedDict(a=1, b=2); o.move_to_end("a"); print(list(o), o.popitem(last=False), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"])
