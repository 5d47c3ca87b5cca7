# yield inside try, finally, with, loops and handlers.
def in_try():
    for i in range(3):
        try:
            yield i
            if i == 1:
                raise ValueError(i)
        except ValueError as e:
            yield f"handled {e}"
        else:
            yield f"else {i}"
        finally:
            yield f"finally {i}"
print(list(in_try()))

def in_handler():
    try:
        1 / 0
    except ZeroDivisionError as e:
        yield "in handler"
        yield str(e)
        try:
            raise
        except ZeroDivisionError:
            yield "re-raised"
print(list(in_handler()))

def break_loop():
    while True:
        x = yield
        if x == "stop":
            break
        if x == "skip":
            continue
        print("got", x)
    yield "left the loop"
g = break_loop()
next(g)
for x in ("a", "skip", "b"):
    g.send(x)
print(g.send("stop"))

def consumer():
    total = 0
    try:
        while True:
            total += yield
    except GeneratorExit:
        print("total", total)
c = consumer()
next(c)
for i in range(5):
    c.send(i)
c.close()

def unfinished():
    try:
        yield 1
    finally:
        print("finalised")
g = unfinished()
for x in g:
    print(x)
    break
g.close()
