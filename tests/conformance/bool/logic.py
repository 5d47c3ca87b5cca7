# and, or, not return operands and stop early.
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, "" or "default", [] or {} or 0, [] and 1, "a" and "b" and "c", None or False)
print(not 1, not 0, not "", not not 3, not (1 and 0), not 1 == 2, (not 1) == 2)
log = []
def t(x):
    log.append(x)
    return x
t(1) and t(2) or t(3)
t(0) and t(2) or t(3)
t(0) or t(0) or t(5) or t(6)
t(1) and t(1) and t(0) and t(9)
print(log)
print(1 if True else 2, 1 if 0 else 2, "a" if [] else "b" if "" else "c", (1 if 1 else 0, 2))
x = 5
print(1 < x < 10, 1 < x > 3, 5 == x != 6 < 9, x in (1, 5) == True, not x in (1, 2), x not in [5], x is not None)
def sign(n): return "neg" if n < 0 else "pos" if n > 0 else "zero"
print([sign(n) for n in (-1, 0, 1)])
print(all([]), any([]), all([1, "a", [0]]), any([0, "", None]), all(x > 0 for x in (1, 2)), any(x > 1 for x in (1, 2)))
print([a and b for a in (0, 1) for b in (0, 1)], [a or b for a in (0, 1) for b in (0, 1)], [bool(a) != bool(b) for a in (0, 1) for b in (0, 1)], [not (a and b) for a in (0, 1) for b in (0, 1)])
a = None
a = a or []
a.append(1)
print(a, 0 or None is None, (lambda: 1 or 0)(), 1 and (lambda: 7)() or 8)
while not (len(a) > 3 or a[-1] > 100):
    a.append(a[-1] * 7)
print(a)
