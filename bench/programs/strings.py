"""Strings: splitting, joining, searching, slicing, comparing, character by character."""

N = 100
RESULT = 79816

TEXT = "it was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness"


def rotate(text, by):
    out = []
    for c in text:
        if "a" <= c <= "z":
            c = chr((ord(c) - 97 + by) % 26 + 97)
        out.append(c)
    return "".join(out)


def palindrome(text):
    letters = [c for c in text if c.isalpha()]
    return letters == letters[::-1]


def main(n):
    total = 0
    for i in range(n):
        words = TEXT.split()
        total += len(" ".join(words)) + TEXT.count("was") + TEXT.find("wisdom")
        for word in words:
            if word.startswith("w") or word.endswith("s"):
                total += len(word.upper())
        total += len(rotate(TEXT, i % 26).replace("a", "bb"))
        total += palindrome("a man a plan a canal panama")
        for j in range(len(TEXT)):
            if TEXT[j] == "t":
                total += j
    return total
