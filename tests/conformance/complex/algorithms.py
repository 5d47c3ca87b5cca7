# Complex numbers at work.
def roots(a, b, c):
    d = (b * b - 4 * a * c + 0j) ** 0.5
    return (-b + d) / (2 * a), (-b - d) / (2 * a)
def show(z, n=9):
    return f"{round(z.real, n) + 0.0:g}{round(z.imag, n) + 0.0:+g}j"
print([show(r) for r in roots(1, -3, 2)], [show(r) for r in roots(1, 2, 5)])
def escapes(c):
    z = 0j
    for n in range(20):
        if abs(z) > 2:
            return n
        z = z * z + c
    return 20
for im in range(4, -5, -2):
    print("".join("#" if escapes(complex(re / 10, im / 4)) == 20 else "." for re in range(-20, 10, 2)))
z, path = 0 + 0j, []
step = 1 + 0j
for turn in "LLRLRRLL":
    step *= 1j if turn == "L" else -1j
    z += step
    path.append((int(z.real), int(z.imag)))
print(path, abs(z))
unit = [1, 1j, -1, -1j]
print([u * (2 + 3j) for u in unit], sum(unit), len({complex(x, y) for x in (0, 1) for y in (0, 1)}))
