"""Exceptions: raised and caught near and far, finally, with, own classes."""

N = 2000
RESULT = 2023000


class Problem(Exception):
    def __init__(self, code):
        super().__init__("problem")
        self.code = code


class Guard:
    def __init__(self):
        self.open = 0

    def __enter__(self):
        self.open += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.open -= 1
        return kind is Problem


def deep(n):
    if n == 0:
        raise Problem(7)
    return deep(n - 1) + 1


def main(n):
    total = 0
    table = {}
    guard = Guard()
    for i in range(n):
        try:
            total += i
        except ValueError:
            total += 1
        try:
            table[i]
        except KeyError:
            total += 1
        try:
            int("x")
        except (TypeError, ValueError) as error:
            total += len(error.args)
        try:
            deep(4)
        except Problem as error:
            total += error.code
        finally:
            total += 2
        with guard:
            total += guard.open
            if i & 1:
                raise Problem(1)
    return total + guard.open
