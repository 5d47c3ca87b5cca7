# A class body is a scope that runs once, top to bottom.
class A:
    print("in body", __qualname__, __module__)
    n = 0
    for i in range(5):
        n += i
    if n > 5:
        big = True
        def size(self): return "big"
    else:
        def size(self): return "small"
    def helper(x): return x * 2
    doubled = helper(21)
    class Inner:
        value = "inner"
        def get(self): return self.value
    try:
        bad = 1 / 0
    except ZeroDivisionError as e:
        bad = "handled"
    x, *y = 1, 2, 3

a = A()
print(A.n, A.i, A.big, a.size(), A.doubled, A.Inner.value, A.Inner().get(), A.bad, A.x, A.y, hasattr(A, "e"))
print(A.Inner.__qualname__, A.size.__qualname__)

def factory(base, **attributes):
    class Made(base):
        locals().update(attributes)
        def __init__(self): self.base = base.__name__
    return Made
M = factory(A, colour="red")
print(M.colour, M().base, M().size(), M.__qualname__)

classes = []
for k in range(3):
    class C:
        index = k
        def get(self): return self.index
    classes.append(C)
print([c().get() for c in classes], len(set(classes)))
class Empty: ...
class OneLine: a = 1; b = 2
print(OneLine.a + OneLine.b, Empty().__dict__)
