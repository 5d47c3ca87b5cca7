# Plain, mutual and nested recursion.
def fact(n):
    return 1 if n == 0 else n * fact(n - 1)

def is_even(n):
    return True if n == 0 else is_odd(n - 1)

def is_odd(n):
    return False if n == 0 else is_even(n - 1)

def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)

def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))

def flatten(x):
    if isinstance(x, list):
        return [z for y in x for z in flatten(y)]
    return [x]

print(fact(20))
print(is_even(100), is_odd(100))
print(" ".join(hanoi(3)))
print(ackermann(2, 3))
print(flatten([1, [2, [3, [4, []], 5]], 6]))

def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)

print(gcd(1071, 462))

def permutations(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]

print(["".join(p) for p in permutations(list("abc"))])
