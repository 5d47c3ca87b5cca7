# Function decorators: plain, with arguments, stacked, order of evaluation.
def trace(f):
    def wrapper(*a, **k):
        print("->", f.__name__, a, k)
        r = f(*a, **k)
        print("<-", r)
        return r
    return wrapper
@trace
def add(a, b=1): return a + b
add(1); add(1, b=5)
def tag(name):
    print("making", name)
    def deco(f):
        print("decorating with", name)
        return lambda *a: f"<{name}>{f(*a)}</{name}>"
    return deco
@tag("b")
@tag("i")
def hello(n): return "hello " + n
print(hello("x"))
@(lambda f: f())
def value(): return 42
print(value)
registry = {}
class Reg:
    def __call__(self, name): return lambda f: registry.setdefault(name, f)
    def route(self, path): return self(path)
app = Reg()
@app.route("/home")
def home(): return "home page"
@[lambda f: f, trace][0]
def plain(): pass
print(registry["/home"](), home is registry["/home"], plain())
def repeat(n): return lambda f: lambda *a: [f(*a) for _ in range(n)]
@repeat(3)
def one(x): return x
print(one("z"))
try:
    @5
    def never(): pass
except TypeError as e:
    print(e)
