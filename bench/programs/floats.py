"""Floating-point loops: orbits of three bodies, an integral, a polynomial."""

N = 12000
RESULT = 15687087


def orbit(steps):
    x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    dt = 0.001
    for _ in range(steps):
        r2 = x * x + y * y
        r3 = r2 * r2**0.5
        vx -= x / r3 * dt
        vy -= y / r3 * dt
        x += vx * dt
        y += vy * dt
    return x, y


def integral(steps):
    total = 0.0
    width = 1.0 / steps
    for i in range(steps):
        x = (i + 0.5) * width
        total += 4.0 / (1.0 + x * x)
    return total * width


def polynomial(steps):
    total = 0.0
    for i in range(steps):
        x = i * 0.001
        total += ((2.5 * x - 1.25) * x + 0.5) * x - 3.0
    return total


def main(n):
    x, y = orbit(n)
    return round((x + y) * 1e6) + round(integral(n) * 1e6) + round(polynomial(n))
