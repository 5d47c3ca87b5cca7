# Odd but legal expressions in f-strings.
d = {"a": 1, "b": {"c": [10, 20]}}
print(f"{d['a']} {d['b']['c'][1]} {d!r}")
print(f"{'yes' if d else 'no'} {d.get('zz', 'none')} {sorted(d)}")
print(f"{3 > 2} {3 < 2 or 'or'} {1 if 0 else 2}")
print(f"{(x := 5)} {x}", f"{x:=+5}", f"{x!r:^5}|")
print(f"{lambda_(3) if (lambda_ := (lambda v: v * 2)) else 0}" if False else f"{(lambda v: v * 2)(3)}")
print(f"{'a' if x == 5 else 'b'}{'!' * 3}{-x}{+x}{~x}{not x}")
print(f"{x}{x}{x}", f"{x }{ x}", f"{x:3}{x:<3}{x:^3}|")
print(f"{''.join(str(i) for i in range(5))} {sum([1, 2])} {max(1, 2)}")
print(f"{x:d}:{x:>2}:{x:{x}}:{x:{x}.{x}f}")
print(f"{ {'k': 'v'}['k'] } { {1, 2} == {2, 1} } {[1, 2][0]} {(1, 2)[1]} {'abc'[1:]} {'abc'[::-1]}")
def f(**kw): return sorted(kw)
print(f"{f(a=1, b=2)} {f(**d)} {print('called', end=' ')}")
class A:
    b = "attr"
    def __getitem__(self, k): return f"item {k}"
print(f"{A.b} {A()[1:2]} {A()['k']}")
print(f"{1_000:,} {0x10:d} {1e3:g} {1j:.1f} {b'bytes'} {b'x'!r}")
print(f"{'quote'!r} {chr(39)} {chr(34)!r} {'a' + chr(39)!r}")
async_ = [f"{i}{j}" for i in "ab" for j in range(2)]
print(async_, f"{async_[0]:>{len(async_)}}")
