# Which keys are the same key.
d = {1: "int"}
d[1.0] = "float"; d[True] = "bool"
print(d, len(d), d[1], 1 in d, True in d, 1.0 in d)
d = {0: "z"}
d[False] = "f"; d[0.0] = "zf"; d[-0.0] = "nz"; d[0j] = "c"
print(d)
print({"a": 1, b"a": 2, ("a",): 3}, {1: 1, "1": 2}, {(1, 2): 1, (1.0, 2.0): 2}, {frozenset([1]): 1, frozenset([1.0]): 2})
nan = float("nan")
d = {nan: 1}
d[nan] = 2; d[float("nan")] = 3
print(len(d), d[nan])
d = {2 ** 64: "big"}
print(d[2.0 ** 64], 2 ** 64 in d, {10 ** 30: 1}.get(10 ** 30))
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n or o == self.n
d = {K(i): i for i in range(20)}
print(len(d), d[K(7)], K(30) in d, d.pop(K(0)), len(d))
for bad in ([], {}, set(), [1], bytearray(), slice(1) if False else {"a": []}):
    try:
        {bad: 1}
        print("accepted")
    except TypeError:
        print("unhashable", type(bad).__name__)
class E:
    def __hash__(self): raise ValueError("hash failed")
try:
    {E(): 1}
except ValueError as e:
    print(e)
class Eq:
    def __hash__(self): return 5
    def __eq__(self, o): raise ValueError("eq failed")
try:
    {Eq(): 1, Eq(): 2}
except ValueError as e:
    print(e)
