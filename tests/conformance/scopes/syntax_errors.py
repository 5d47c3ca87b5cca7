# Misuse of global and nonlocal is found before anything runs.
cases = [
    "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    global x",
    "def f():\n    nonlocal x",
    "nonlocal x",
    "def f(x):\n    global x",
    "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2",
    "def f():\n    def g():\n        nonlocal y\n    y = 1",
    "def f():\n    global x\n    nonlocal x",
    "def f(a, a): pass",
    "def f(a=1, b): pass",
    "def f(*a, *b): pass",
    "def f(**k, a): pass",
    "def f(*): pass",
    "def f(a, /, b, /): pass",
    "def f(*, a, /): pass",
    "lambda a, a: 0",
    "return",
    "yield 1",
    "await x",
    "break",
    "continue",
    "def f():\n    break",
    "for i in x:\n    def g():\n        continue",
    "class C:\n    return 1",
    "def f():\n    await x",
    "async def f():\n    await x",
    "[await x for x in y]",
    "def f():\n    async with x: pass",
    "global x",
    "x = 1\nglobal x",
    "def f():\n    from m import *",
    "*a = 1", "*a, = 1", "a, *b, *c = x", "del *a", "f() = 1", "1 = x", "x + 1 = 2", "None = 1", "(a, 1) = x", "for 1 in x: pass", "with x as 1: pass", "x = yield", "a += b += c", "(a, b) += 1", "import a.b as c.d", "from . import", "try: pass\nexcept: pass\nexcept E: pass", "print 1", "if x = 1: pass", "a =", "def f() -> : pass", "{1: 2, 3}", "{**a, 1}", "f(**k, *a)", "f(x for x in y, 1)", "f(a=1, b)", "class C(a for a in b): pass",
]
for src in cases:
    try:
        compile(src, "<case>", "exec")
        verdict = "ok      "
    except SyntaxError:
        verdict = "rejected"
    print(verdict, repr(src))
