# |=, &=, -=, ^= keep the set's identity.
a = b = {1, 2, 3}
a |= {4}; print(sorted(a), a is b)
a &= {2, 3, 4}; print(sorted(a), a is b)
a -= {3}; print(sorted(a), a is b)
a ^= {2, 9}; print(sorted(a), a is b)
a |= a; a &= a; print(sorted(a))
a -= a; print(a, a is b)
a = {1}
for f in (lambda: a.__ior__([1]), lambda: a.__iand__([1])): print(f() is NotImplemented)
try:
    a |= [1]
except TypeError as e:
    print(e)
try:
    a -= 5
except TypeError as e:
    print(e)
class S(set): pass
s = S([1])
s |= {2}
print(type(s).__name__, sorted(s), type(s | {3}).__name__, type(s.copy()).__name__, type(s.union([1])).__name__, s == {1, 2})
s ^= s
print(len(s))
