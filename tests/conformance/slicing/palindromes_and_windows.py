# Slices at work in small algorithms.
def is_palindrome(s):
    s = "".join(c for c in s.lower() if c.isalnum())
    return s == s[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("no"))
def windows(xs, n):
    return [xs[i:i + n] for i in range(len(xs) - n + 1)]
print(windows("abcd", 2), windows([1, 2, 3], 3), windows((1,), 2))
def merge_sort(xs):
    if len(xs) < 2:
        return xs[:]
    mid = len(xs) // 2
    a, b = merge_sort(xs[:mid]), merge_sort(xs[mid:])
    out = []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
print(merge_sort([5, 2, 9, 1, 5, 6, 0]))
def binary_search(xs, x):
    lo, hi = 0, len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if xs[mid] < x: lo = mid + 1
        else: hi = mid
    return lo
print([binary_search([1, 3, 5, 7], x) for x in range(9)])
def longest_palindrome(s):
    return max((s[i:j] for i in range(len(s)) for j in range(i + 1, len(s) + 1) if s[i:j] == s[i:j][::-1]), key=len)
print(longest_palindrome("forgeeksskeegfor"))
def transpose(rows):
    return [[row[i] for row in rows] for i in range(len(rows[0]))]
print(transpose(["abc", "def"]))
sieve = [True] * 50
sieve[:2] = [False] * 2
for i in range(2, 8):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(sieve[i * i::i])
print([i for i, p in enumerate(sieve) if p])
print("".join("abcdef"[i::3] for i in range(3)), "hello world"[:5][::-1][1:])
