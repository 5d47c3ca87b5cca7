# Exceptions leave comprehensions cleanly and leave nothing behind.
def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

print(attempt(lambda: [1 / x for x in (1, 0)]))
print(attempt(lambda: {x: y for x, y in [(1, 2), (3,)]})[:10])
print(attempt(lambda: {int(x) for x in "1x"}))
print(attempt(lambda: [x for x in 5]))
print(attempt(lambda: [missing for x in "a"]))
print(attempt(lambda: [x for x in "ab" if x.nothing]))
print(attempt(lambda: [y for x in (1, 2) for y in x]))
for i in range(3):
    try:
        [1 / (i - 1) for _ in range(2)]
        print("fine", i)
    except ZeroDivisionError:
        print("zero", i)
def f():
    for i in range(3):
        r = [j for j in range(i)]
        if i == 2:
            return r
print(f())
def safe(g):
    try:
        return [x for x in g]
    finally:
        print("finally", next(g, "exhausted"))
print(safe(iter("ab")))
def nested():
    return [[[1 / z for z in y] for y in x] for x in [[[1], [0]]]]
try:
    nested()
except ZeroDivisionError as e:
    print(e)
