# Fields of SyntaxError and its subclasses.
for text in ("x = = 1", "if True:\nprint(1)", "def f(:\n  pass", "a b", "'abc", "f(1", "x = 5 5", "for i in range(3) print(i)", "1 +", "return 1", "yield 1",
             "break", "continue", "def f(a, a): pass", "f(a=1, a=2)", "f(**k, *a)", "f(a=1, 2)", "None = 1", "x + 1 = 2", "f() = 1", "lambda: (yield) = 1",
             "def f(a=1, b): pass", "import a.b as c.d", "from x import", "class", "else: pass", "try: pass", "async def f(): [await x for x in y] = 1", "x: int: str", "*a = 1",
             "*a", "del f()", "with open() as 5: pass", "[x for x in 1, 2]", "{1: 2, 3}", "{**a, 1}", "0777", "1__0", "0x", "1e", "5a", "'\\x1'", "b'é'", "assert (x, 'y') = 1", "nonlocal x", "@\ndef f(): pass",
             "def f():\n\treturn 1\n        return 2", "  x = 1", "if 1:\n    a\n  b", "a = 1 if 2", "not = 1", "x := 1", "(x := 1, y := 2) = 3", "raise from x", "global x; x = 1\ndef f():\n  x = 1\n  global x", "print 1", "exec 'x'", "f'{'", "f'{x!z}'", "`x`", "a <> b", "x++", "a ? b : c", "match x:\n  pass\n  case 1: pass"):
    try:
        compile(text, "file.py", "exec")
        print("ok", repr(text))
    except SyntaxError as e:
        print(type(e).__name__, e.filename, e.msg is not None, repr(text))
e = SyntaxError("message", ("f.py", 3, 5, "bad line\n", 3, 8))
print(e, e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset)
e.lineno = 10
print(e)
print(SyntaxError("only"), SyntaxError().msg, repr(SyntaxError("a", ("f", 1, 2, "t"))))
print(issubclass(IndentationError, SyntaxError), issubclass(TabError, IndentationError))
try:
    compile("x =", "f.py", "exec")
except SyntaxError as e:
    print(e.lineno, e.text.strip(), e.args[0] == e.msg)
