# Where := is not allowed.
for src in ("x := 1", "f(a := 1)", "(x := 1)", "f(a=b := 1)", "(x.y := 1)", "(x[0] := 1)", "((x, y) := 1)", "[i := 0 for i in range(3)]", "lambda: x := 1", "lambda: (x := 1)", "def f(a=(b := 1)): pass", "a = b := 1", "a = (b := 1)", "[x := 1, 2]", "{x := 1}", "x[y := 0]", "(x := 1, 2)", "del (x := 1)", "assert (x := 1)", "f'{x:=5}'", "class C: [y := 1 for _ in 'a']", "with (x := 1): pass", "[(i := 1) for j in (i := [1])]", "@(d := print)\ndef f(): pass"):
    try:
        compile(src, "<test>", "exec")
        print("allowed ", repr(src))
    except SyntaxError:
        print("rejected", repr(src))
