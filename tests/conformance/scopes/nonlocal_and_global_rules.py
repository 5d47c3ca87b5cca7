# global and nonlocal declarations: what they reach and which are errors.
x = "global"


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed"

        inner()
        return x

    print(middle(), x)

    def uses_global():
        global x
        x = "global changed"
        return x

    uses_global()
    print(x)


outer()
print(x)


class C:
    x = "class"

    def method(self):
        return x

    y = x
    z = [x for _ in range(1)]

    def counter():
        n = 0

        def step():
            nonlocal n
            n += 1
            return n

        return step

    step = counter()


print(C().method(), C.y, C.z, C.step(), C.step())


def shared():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    def get():
        return total

    return add, get


add, get = shared()
add(5)
print(add(6), get())


def class_in_function():
    v = 1

    class K:
        nonlocal v
        v = 2
        w = v

    return v, K.w, hasattr(K, "v")


print(class_in_function())


class G:
    global made_here
    made_here = 1

    def made_method():
        pass


print(made_here, hasattr(G, "made_here"))
for text in [
    "def f():\n nonlocal q",
    "nonlocal q",
    "def f(a):\n global a",
    "def f(a):\n nonlocal a",
    "def f():\n b = 1\n global b",
    "def f():\n print(b)\n global b",
    "def f():\n def g():\n  nonlocal h\n return g",
    "def f():\n h = 1\n def g():\n  nonlocal h\n  global h",
    "class A:\n nonlocal q",
    "def f():\n x: int = 1\n global x",
    "def f():\n global x\n x: int = 1",
    "def f():\n for i in y: pass\n nonlocal i",
    "global ok",
    "def f():\n global p, q\n p = q = 1",
]:
    try:
        compile(text, "t", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg)


def unbound(flag):
    if flag:
        late = 1
    return late


try:
    unbound(False)
except UnboundLocalError as e:
    print(type(e).__name__)


def early():
    def g():
        return later

    try:
        g()
    except NameError as e:
        print(type(e).__name__)
    later = 1
    return g()


print(early())
lam = [lambda: i for i in range(3)]
print([f() for f in lam], [f() for f in [lambda i=i: i for i in range(3)]])
def default_scope(x=x, y=lambda: x):
    return x, y()
x = "later"
print(default_scope())
