"""Integers of many digits: factorials, Fibonacci, powers with a modulus, digits of pi, text."""

N = 10
RESULT = 8108908


def pi_digits(n):
    digits = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(digits) < n:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return digits


def main(n):
    total = 0
    for i in range(n):
        factorial = 1
        for j in range(2, 150):
            factorial *= j
        a, b = 0, 1
        for j in range(300):
            a, b = b, a + b
        total += (factorial // a) % 1000003
        total += pow(3 + i, 10**40, 10**20 + 39) % 1009
        total += sum(pi_digits(40))
        total += len(str(factorial)) + (int(str(a)) & 1023)
        total += (1 << 200 + i) % 997
    return total
