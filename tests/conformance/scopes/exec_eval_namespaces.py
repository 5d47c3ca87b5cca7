# exec, eval and compile with globals, locals, mappings and code objects.
g = {}
exec("a = 1\ndef f(): return a", g)
print(g["a"], g["f"](), "__builtins__" in g)
g["a"] = 5
print(g["f"]())
l = {}
exec("b = 2\nc = a + b", g, l)
print(sorted(k for k in g if k[0] != "_"), l)
print(eval("a + b", g, l), eval("a", {"a": 7}), eval(" \t1 + 1 "), eval("x", {}, {"x": 3}))


class Map:
    def __init__(self):
        self.seen = []

    def __getitem__(self, key):
        self.seen.append(key)
        if key in ("print", "len"):
            raise KeyError(key)
        return key.upper()

    def __setitem__(self, key, value):
        self.seen.append((key, value))


m = Map()
print(eval("foo + bar", {}, m), m.seen)
exec("z = q", {}, m)
print(m.seen)


def local():
    y = 10
    exec("y = 20")
    print(y, eval("y + 1"), "y" in locals())
    exec("new = 5")
    try:
        new
    except NameError as e:
        print(e)
    ns = dict(locals())
    exec("y += 1", {}, ns)
    return ns["y"]


print(local())
c = compile("v * 2", "<mine>", "eval")
print(type(c).__name__, c.co_filename, c.co_name, eval(c, {"v": 21}))
e = compile("w = 3\nw + 1", "<mine>", "exec")
print(exec(e, g), g["w"], eval(e, g))
s = compile("1 + 1\n", "<s>", "single")
exec(s)
exec(compile("x = [1]\n", "<s>", "single"), g)
exec(compile("if 1:\n  'shown'\n  None\n", "<s>", "single"))
for bad in [("eval", "x = 1"), ("eval", "1 2"), ("exec", "if"), ("exec", "a b"), ("exec", "(")]:
    try:
        compile(bad[1], "<f>", bad[0])
        print("ok")
    except SyntaxError as err:
        print(type(err).__name__, err.filename, err.lineno)
try:
    compile("1", "f", "bad")
except ValueError as err:
    print(err)
for call in (lambda: eval(5), lambda: exec("1", 5), lambda: eval("1", {}, 5), lambda: compile(1, "f", "exec")):
    try:
        print(call())
    except TypeError as err:
        print("TypeError")
print(eval("__name__", {"__name__": "set"}), eval("[a for b in range(2)]", {"a": 1}))
exec("class K:\n  x = 1\n  def m(self): return self.x, __name__", g)
g["__name__"] = "mod"
print(g["K"]().m(), g["K"].__module__ if False else "")
exec("global gg\ngg = 1", g, l)
print("gg" in g, "gg" in l)
exec(b"bytes_ok = 1", g)
print(g["bytes_ok"], eval(b"1+1"))
print(eval("(lambda n: n + a)(1)", {"a": 2}))
try:
    exec("raise ValueError('inside')")
except ValueError as err:
    print(err)
exec("def rec(n):\n  return 1 if n == 0 else n * rec(n - 1)", g)
print(g["rec"](5))
code = compile("def inner(a, b=2, *args, k, **kw):\n  'doc'\n  x = 1\n  return x", "f", "exec")
exec(code, g)
co = g["inner"].__code__
print(co.co_name, co.co_argcount, co.co_kwonlyargcount, co.co_varnames, co.co_posonlyargcount, g["inner"].__doc__)
