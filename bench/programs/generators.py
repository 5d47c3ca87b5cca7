"""Generators: loops over them, delegation, expressions, send, a pipeline."""

N = 60
RESULT = 36299700


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def squares(items):
    for item in items:
        yield item * item


def odd(items):
    for item in items:
        if item & 1:
            yield item


def average():
    total = 0
    n = 0
    while True:
        value = yield total
        total += value
        n += 1


def main(n):
    result = 0
    for _ in range(n):
        for i in count(200):
            result += i
        result += sum(tree(6))
        result += sum(odd(squares(count(150))))
        result += sum(i * 2 for i in range(150))
        mean = average()
        next(mean)
        for i in range(100):
            result += mean.send(i) & 3
    return result
