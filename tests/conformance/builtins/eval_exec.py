# eval, exec and compile with namespaces.
x = 10
print(eval("x + 1"), eval("x * y", {"x": 3, "y": 4}), eval("a", {}, {"a": "local"}), eval("  1 + 1  "), eval("[i for i in range(3)]"), eval("(lambda q: q * 2)(4)"), eval("'str'"))
ns = {}
exec("a = 1\ndef f(n):\n    return n + a\nb = f(5)", ns)
print(ns["a"], ns["b"], ns["f"](10), sorted(k for k in ns if k != "__builtins__"))
print(exec("y = x * 2"), y)
g, l = {"v": 1}, {}
exec("w = v + 1\nv = 'local'", g, l)
print(g["v"], l)
def f():
    z = 5
    return eval("z * 2"), eval("x", {"x": "given"})
print(f())
code = compile("p + q", "<test>", "eval")
print([eval(code, {"p": i, "q": 10}) for i in range(3)])
exec(compile("for i in range(2): print('loop', i)", "<test>", "exec"))
exec(compile("1 + 1; 'shown only by single'", "<test>", "exec"))
class_ns = {}
exec("class C:\n    def m(self): return 'from exec'\nresult = C().m()", class_ns)
print(class_ns["result"])
for src in ("1 +", "x = 1", "", "for", "1 1", "(", "def f(): pass", "'open", "a b", "lambda", "return 1", "1 = x"):
    try:
        eval(src)
        print("ok", src)
    except SyntaxError as e:
        print("SyntaxError", repr(src))
for src in ("if True:\nx = 1", "  x = 1", "def f(:\n pass", "x = = 1", "break", "return 1", "yield 1", "class", "import", "f(a=1, 2)", "f(a=1, a=2)", "def f(a, a): pass", "nonlocal x", "a, b += 1", "None = 1", "del f()", "else: pass", "try: pass", "while True print(1)", "*a", "x: int: str"):
    try:
        exec(src)
        print("ok", repr(src))
    except SyntaxError as e:
        print("SyntaxError", repr(src), isinstance(e, IndentationError))
try:
    eval("undefined_name")
except NameError as e:
    print(e)
try:
    eval("x", {"__builtins__": {}})
except NameError as e:
    print(e)
print(eval("len([1, 2])", {}), "__builtins__" in ns)
