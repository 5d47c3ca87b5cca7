# Wrapping, justifying and counting words.
text = "The quick brown fox jumps over the lazy dog and then runs far away into the deep dark forest."
def wrap(s, w):
    lines, cur = [], ""
    for word in s.split():
        if cur and len(cur) + 1 + len(word) > w: lines.append(cur); cur = word
        else: cur = f"{cur} {word}" if cur else word
    return lines + [cur] if cur else lines
def justify(line, w):
    words = line.split()
    if len(words) == 1: return line
    gaps, extra = len(words) - 1, w - sum(map(len, words))
    return "".join(x + " " * (extra // gaps + (i < extra % gaps)) for i, x in enumerate(words[:-1])) + words[-1]
for l in wrap(text, 24): print(f"|{justify(l, 24):<24}|{l:>24}|{l:^24}|")
print(wrap("", 5), wrap("averyverylongword x", 5))
def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += s * (n // v); n %= v
    return out
def unroman(s):
    v = [dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)[c] for c in s]
    return sum(-a if a < b else a for a, b in zip(v, v[1:] + [0]))
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)], all(unroman(roman(n)) == n for n in range(1, 4000)))
