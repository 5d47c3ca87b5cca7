# send gives yield its value.
def average():
    total = n = 0
    mean = None
    while True:
        x = yield mean
        total += x
        n += 1
        mean = total / n

g = average()
print(next(g))
for x in (10, 20, 60):
    print(g.send(x))

def echo():
    received = []
    while True:
        x = yield len(received)
        if x is None:
            return received
        received.append(x)

g = echo()
g.send(None)
print(g.send("a"), g.send("b"))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)

g = echo()
try:
    g.send("too early")
except TypeError as e:
    print(e)
print(next(g))
try:
    next(g)
except StopIteration:
    print("next sends None")

def expressions():
    x = (yield 1) + (yield 2)
    y = [(yield 3), (yield 4)]
    z = yield
    return x, y, z

g = expressions()
print([next(g), g.send(10), g.send(20), g.send("a"), g.send("b")])
try:
    g.send("z")
except StopIteration as e:
    print(e.value)
