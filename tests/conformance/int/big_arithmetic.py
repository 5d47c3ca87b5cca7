# Arithmetic beyond machine words.
a, b = 2 ** 100, 3 ** 70
print(a, b)
print(a + b, a - b, b - a)
print(a * b)
print(b // a, b % a, divmod(b, a))
print(-b // a, -b % a, b // -a, b % -a)
print(a * a * a // (a * a) == a, (a + 1) * (a - 1) == a * a - 1)
print(2 ** 63, 2 ** 63 - 1, -2 ** 63, 2 ** 64, 2 ** 62 + 2 ** 62, 2 ** 31, -2 ** 31 - 1, 2 ** 30 * 2)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 4, 3037000500 ** 2)
print(1073741823 + 1, 1073741824 * 2, -1073741824 - 1, 2147483647 + 1, 65536 * 65536, 4294967296 * 4294967296)
def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r
print(fact(30), fact(50) // fact(48), len(str(fact(200))))
print(12345678901234567890 * 98765432109876543210)
print(10 ** 50 // 7, 10 ** 50 % 7, (10 ** 50 // 7) * 7 + 10 ** 50 % 7 == 10 ** 50)
print(a > b, a < b, a == 2 ** 100, a != b, a >= a, hash(a) == hash(2 ** 100), {a: "big"}[2 ** 100])
x = 1
for i in range(1, 40):
    x = x * 31 + i
print(x, x & 0xffffffff)
print(2 ** 100 - 2 ** 100, type(2 ** 100 - 2 ** 100 + 5).__name__, 2 ** 100 // 2 ** 99)
