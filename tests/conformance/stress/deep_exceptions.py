# Exceptions out of deep frames, with finally blocks and long chains.
log = [0]
def down(n):
    try:
        if n == 0: raise ValueError("bottom")
        down(n - 1)
    finally:
        log[0] += 1
for depth in (1, 50, 300):
    log[0] = 0
    try: down(depth)
    except ValueError as e: print(depth, e, log[0])
def rewrap(n):
    try:
        if n == 0: raise KeyError("root")
        rewrap(n - 1)
    except Exception as e:
        raise RuntimeError(n) from e
try: rewrap(100)
except RuntimeError as e:
    k = 0
    while e.__cause__ is not None: e = e.__cause__; k += 1
    print(k, repr(e))
n = 0
for i in range(50000):
    try:
        if i % 2: raise ValueError(i)
        n += 1
    except ValueError as e: n += e.args[0] % 3
print(n)
def gen_chain(n): 
    if n == 0:
        yield 1
        raise IndexError("in the innermost generator")
    yield from gen_chain(n - 1)
g = gen_chain(100)
print(next(g))
try: next(g)
except IndexError as e: print(e)
