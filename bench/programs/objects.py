"""Short-lived objects: trees of instances, linked lists, tuples and cycles that the collector must find."""

N = 20
RESULT = 414220


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(tree(depth - 1), tree(depth - 1))


def main(n):
    total = 0
    for i in range(n):
        total += tree(8).check()
        chain = None
        for j in range(200):
            chain = (j, chain)
        while chain:
            total += chain[0]
            chain = chain[1]
        for j in range(100):
            a = [j]
            b = {"other": a}
            a.append(b)
            total += len(a) + len(b)
    return total
