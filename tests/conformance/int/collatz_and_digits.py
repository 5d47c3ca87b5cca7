# Small number theory, all with ints.
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print([collatz(n) for n in (1, 7, 27, 97, 871)])
def factor(n):
    out, d = [], 2
    while d * d <= n:
        while n % d == 0:
            out.append(d)
            n //= d
        d += 1
    return out + [n] * (n > 1)
print(factor(360), factor(97), factor(1001), factor(2 ** 31 - 1), factor(600851475143))
def egcd(a, b):
    if b == 0: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
print(egcd(240, 46), egcd(2 ** 80, 3 ** 40)[0])
def crt(rs, ms):
    x, m = 0, 1
    for r, n in zip(rs, ms):
        x += m * ((r - x) * pow(m, -1, n) % n)
        m *= n
    return x, m
print(crt([2, 3, 2], [3, 5, 7]))
print(sum(int(d) for d in str(2 ** 1000)), [n for n in range(1, 1000) if sum(int(d) ** len(str(n)) for d in str(n)) == n])
def digits_pi(n):
    q, r, t, k, m, x, out = 1, 0, 1, 1, 3, 3, ""
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out += str(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return out
print(digits_pi(60))
