# Eight queens by backtracking.
def solve(n, row=0, cols=(), out=None):
    out = [] if out is None else out
    if row == n:
        out.append(cols)
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)):
            solve(n, row + 1, cols + (c,), out)
    return out
for n in range(1, 8): print(n, len(solve(n)))
for c in solve(6)[0]: print("." * c + "Q" + "." * (5 - c))
