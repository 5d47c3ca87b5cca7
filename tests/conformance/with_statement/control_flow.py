# return, break, continue and yield out of a with block.
class M:
    def __init__(self, n=""): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, *a): print("exit", self.n, a[0] and a[0].__name__)

def f():
    with M("f"):
        return "returned"
print(f())
for i in range(4):
    with M(i):
        if i == 0: continue
        if i == 2: break
        print("body", i)
def nested():
    for i in range(2):
        with M("a"):
            for j in range(2):
                with M("b"):
                    if j: return i, j
print(nested())
def gen():
    with M("gen"):
        yield 1
        yield 2
print(list(gen()))
g = gen()
next(g)
g.close()
def ret_in_try():
    try:
        with M("try"):
            return "try"
    finally:
        print("finally")
print(ret_in_try())
def override():
    with M("override") as m:
        m.n = "changed"
        try:
            return m.n
        finally:
            m.n = "finally"
print(override())
while True:
    with M("while"):
        break
