"""Closures: captured variables, nonlocal, functions made and returned, lambdas, decorators."""

N = 4000
RESULT = 40767000


def counter():
    count = 0

    def step(by):
        nonlocal count
        count += by
        return count

    return step


def compose(f, g):
    return lambda x: f(g(x))


def twice(function):
    def call(*args):
        return function(*args) + function(*args)

    return call


@twice
def add(a, b):
    return a + b


def main(n):
    step = counter()
    double_and_one = compose(lambda x: x + 1, lambda x: x * 2)
    total = 0
    for i in range(n):
        step(i)
        total += double_and_one(i) + add(i, 1)
        shift = i & 7
        total += sum(map(lambda x: x << shift, (1, 2, 3)))
    return total + step(0)
