# := in conditions, calls, displays, subscripts and lambdas.
if (n := len("hello")) > 3: print(n)
data = iter([1, 2, 0, 3])
while (x := next(data)): print(x, end=" ")
print()
print((a := 1) + (b := 2), a, b, [c := 5, c * 2], {"k": (d := 7)}, d, (e := 1, 2), e)
def f(x): return x
print(f((g := 3)), g, f(x=(h := 4)), h, [1, 2, 3][(i := 1)], i, "abc"[(j := 0):(k := 2)], j, k)
print((lambda: (y := 5) + y)(), f"{(z := 9)} {z}")
print(any((hit := s).startswith("b") for s in ["a", "bc", "d"]), hit, [t for s in "a1b2" if (t := s).isdigit()], t)
def scope():
    if (inner := 10) > 5:
        def nested():
            nonlocal inner
            return (inner := inner + 1)
        return nested(), inner
print(scope(), "inner" in globals())
m = {}
m[(key := "q")] = (value := 1)
print(m, key, value, (p := 5) if (q := 0) else (r := 6), q, r, not (u := 0), u, (o := 3) < (o2 := 4) < 5, o + o2)
assert (msg := "ok"), msg
print(msg, bool(empty := []), empty, (total := sum(n2 := [1, 2])), n2)
