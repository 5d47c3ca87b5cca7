"""Function calls: recursion, positional, keyword and default arguments."""

N = 60
RESULT = 3124080


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def area(width, height=2, *, depth=1):
    return width * height * depth


def main(n):
    total = 0
    for i in range(n):
        total += fib(12) + tak(7, 4, 1)
        for j in range(40):
            total += area(i) + area(i, 3) + area(j, height=i, depth=2)
    return total
