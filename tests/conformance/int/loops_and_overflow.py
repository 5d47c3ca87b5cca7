# Loop arithmetic crossing the borders of small representations.
for start in (2 ** 29 - 2, 2 ** 30 - 2, 2 ** 31 - 2, 2 ** 32 - 2, 2 ** 53 - 2, 2 ** 62 - 2, 2 ** 63 - 2, 2 ** 64 - 2):
    n = start
    seen = []
    for _ in range(4):
        seen.append(n)
        n += 1
    print(seen, n - start)
    n = -start
    for _ in range(4):
        n -= 1
    print(n, n * n, -n, abs(n), n // 3, n % 1000, n << 1, n >> 1, ~n)
total = 0
for i in range(2 ** 31 - 3, 2 ** 31 + 3):
    total += i
print(total)
x = 1
out = []
while x < 10 ** 22:
    x *= 7
    out.append(x)
print(out)
while x > 1:
    x //= 7
print(x)
print(2 ** 30 - 1 + 2 ** 30, (2 ** 30 - 1) * (2 ** 30 - 1), -2 ** 30 - 2 ** 30, -(-2 ** 30), -(-2 ** 31), -(-2 ** 63), abs(-2 ** 31), (-2 ** 31) // -1, (-2 ** 63) // -1, (-2 ** 30) // -1)
print(list(range(2 ** 63 - 2, 2 ** 63 + 2)), list(range(10 ** 20, 10 ** 20 + 3)), len(range(2 ** 30)), 2 ** 70 in range(2 ** 71))
