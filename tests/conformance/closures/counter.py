# A closure keeps its own cell; nonlocal rebinds it.
def counter(start=0):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    def peek():
        return n
    return step, peek

a, a_peek = counter()
b, b_peek = counter(100)
print(a(), a(), a(5))
print(b(), b(-1))
print(a_peek(), b_peek())
print(a.__closure__[0].cell_contents)
print(a.__code__.co_freevars)

def accumulate():
    total = []
    def add(x):
        total.append(x)      # no nonlocal needed: no rebinding
        return sum(total)
    return add

acc = accumulate()
print(acc(1), acc(2), acc(3))
