# Numeric loops whose last digits depend on every operation being IEEE double.
def newton_sqrt(n):
    x = n
    for _ in range(30):
        x = (x + n / x) / 2
    return x
print(newton_sqrt(2.0), newton_sqrt(10.0), newton_sqrt(1e10))
total = 0.0
for i in range(1, 1001):
    total += 1 / i
print(total)
pi = 0.0
for k in range(1000):
    pi += (-1) ** k * 4 / (2 * k + 1)
print(pi)
e, term = 1.0, 1.0
for i in range(1, 20):
    term /= i
    e += term
print(e)
x = 0.5
for _ in range(50):
    x = 3.9 * x * (1 - x)
print(x)
acc = 0.0
for _ in range(10):
    acc += 0.1
print(acc, acc == 1.0)
def simpson(f, a, b, n):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3
print(simpson(lambda x: x * x, 0.0, 3.0, 100), simpson(lambda x: 1 / x, 1.0, 2.0, 100))
mean = lambda xs: sum(xs) / len(xs)
data = [2.5, 3.5, 8.0, 1.25]
m = mean(data)
print(m, sum((x - m) ** 2 for x in data) / (len(data) - 1))
