# Class bodies read enclosing functions' names, but methods don't see the class body's.
x = "module"

class A:
    x = "class"
    y = x + "!"
    def m(self):
        return x

print(A.y, A().m())

def make(x):
    class B:
        value = x
        def get(self):
            return x
        def set(self, v):
            nonlocal x
            x = v
    return B

B = make("argument")
b = B()
print(B.value, b.get())
b.set("changed")
print(B.value, b.get())

def later():
    class C:
        def get(self):
            return z
    z = "assigned later"
    return C().get()

print(later())

class D:
    n = 3
    squares = [i * i for i in range(n)]     # only the first iterable sees the class body
    try:
        bad = [n for _ in range(2)]
    except NameError as e:
        bad = str(e)

print(D.squares, D.bad)

class E:
    locals()["dynamic"] = 5
    for k in range(3):
        pass
    del k

print(E.dynamic, hasattr(E, "k"))
