# Truth of instances: __bool__, then __len__, then True.
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class Both(B, L):
    def __len__(self): return 0
class Plain: pass

print(bool(B(True)), bool(B(False)), bool(L(0)), bool(L(2)), bool(Both(True)), bool(Plain()))
print("yes" if L(0) else "no", not L(3), L(0) or "or", (L(1) and "and"))
n = 0
x = L(3)
while x:
    x.n -= 1
    n += 1
print(n)
print([bool(t) for t in (0, 1, 0.0, "", " ", [], [0], (), {}, set(), None, ..., range(0), b"", 0j)])
print(any([L(0), B(False)]), all([L(1), Plain()]))
for f in (lambda: bool(B(1)), lambda: len(L(-1)), lambda: len(L("x")), lambda: bool(L(-5)), lambda: len(Plain())):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(L(5).__len__(), type(len(L(True))).__name__)
