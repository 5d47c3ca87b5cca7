# Classic string programs.
def caesar(text, k):
    out = []
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)
secret = caesar("Hello, World! éß", 3)
print(secret, caesar(secret, -3))
def vowels(s): return sum(c in "aeiou" for c in s.lower())
print(vowels("The Quick Brown Fox"))
def rle(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out += f"{s[i]}{j - i}"
        i = j
    return out
print(rle("aaabbbccd"), rle(""))
def anagram(a, b): return sorted(a.replace(" ", "").lower()) == sorted(b.replace(" ", "").lower())
print(anagram("Dormitory", "dirty room"), anagram("abc", "abd"))
text = "It was the best of times, it was the worst of times"
counts = {}
for w in text.lower().replace(",", "").split():
    counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0])):
    print(f"{w:<6}{'#' * n}")
def camel(s): return "".join(p.capitalize() if i else p for i, p in enumerate(s.split("_")))
def snake(s): return "".join("_" + c.lower() if c.isupper() else c for c in s)
print(camel("snake_case_name"), snake("camelCaseName"), "Title Of Book".swapcase(), " ".join(w[::-1] for w in "abc def".split()))
def is_balanced(s):
    stack = []
    for c in s:
        if c in "([{": stack.append(c)
        elif c in ")]}":
            if not stack or "([{".index(stack.pop()) != ")]}".index(c): return False
    return not stack
print([is_balanced(s) for s in ("", "()", "([{}])", "(]", "((", "a(b)c")])
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a)):
        for j in range(len(b)):
            t[i + 1][j + 1] = t[i][j] + a[i] if a[i] == b[j] else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("AGGTAB", "GXTXAYB"), lcs("kitten", "sitting"))
