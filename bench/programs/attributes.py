"""Attributes of instances and of their class: read, written, updated in place."""

N = 20000
RESULT = 400100009


class Body:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.moves = 0


def main(n):
    a = Body(1, 2)
    b = Body(3, 4)
    for i in range(n):
        a.x = b.y + i
        b.x += a.x - b.x
        a.y, b.y = b.y, a.y
        a.moves += 1
        b.moves += a.scale
    return a.x + a.y + b.x * b.scale + b.y + b.moves + a.moves + n * (n - 1)
