# Generated source: a long if/elif chain, many functions, names and constants.
src = "def f(x):\n    if x == 0: return 'zero'\n" + "".join(f"    elif x == {i}: return 'n{i}'\n" for i in range(1, 600)) + "    else: return 'other'\n"
ns = {}
exec(src, ns)
print(ns["f"](0), ns["f"](1), ns["f"](599), ns["f"](600))
exec("\n".join(f"def g{i}(a, b={i}): return a + b" for i in range(500)), ns)
print(sum(ns[f"g{i}"](1) for i in range(500)))
exec("\n".join(f"v{i} = {i} * {i + 0.5} if {i} % 2 else 'v{i}'" for i in range(1000)), ns)
print(ns["v0"], ns["v999"])
body = "\n".join(f"    x{i} = x{i - 1} + {i}" for i in range(1, 400))
exec(f"def h():\n    x0 = 0\n{body}\n    return x399", ns)
print(ns["h"]())
exec("def k(" + ", ".join(f"a{i}={i}" for i in range(200)) + "): return a0 + a199", ns)
print(ns["k"](), ns["k"](*range(100, 300)), ns["k"](a199=1000))
exec("class C:\n" + "\n".join(f"    def m{i}(self): return {i}" for i in range(300)), ns)
c = ns["C"]()
print(sum(getattr(c, f"m{i}")() for i in range(300)))
exec("for i in range(3):\n" + "".join("    " * d + f"if i >= 0:\n" for d in range(1, 18)) + "    " * 18 + "out = i", ns)
print(ns["out"], eval(" or ".join(["0"] * 500 + ["'last'"])), eval(" if 0 else ".join(["1"] * 50)))
loop = "total = 0\nfor i in range(10):\n" + "    total += i\n" * 3000
exec(loop, ns)
print(ns["total"])
