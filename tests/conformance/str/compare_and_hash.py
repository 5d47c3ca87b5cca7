# Ordering by code point, equality, membership, use as keys.
print("a" < "b", "a" < "B", "A" < "a", "abc" < "abd", "abc" < "abcd", "" < "a", "Z" < "a", "é" > "z", "😀" > "\uffff", "10" < "9", "a" == "a", "a" != "A")
print(max("hello"), min("hello"), max(["b", "abc"], key=len), sorted("hello"), sorted(["b", "B", "a", "A", "é", "", "10", "9"]))
print("é" == "e\u0301", len("é"), len("e\u0301"), "ab" "c" == "abc", hash("abc") == hash("ab" + "c"), {"abc": 1}["".join(["a", "bc"])])
print("a" == 97, "a" == b"a" if False else "1" == 1, "a" in {"a": 1}, "a" == None, "" == False)
for f in (lambda: "a" < 1, lambda: "a" > None, lambda: "a" <= b"a"):
    try:
        f()
    except TypeError as e:
        print(e)
words = ["banana", "Apple", "cherry", "apple", "Banana"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w)), sorted(words, reverse=True), min(words), max(words, key=str.lower))
print("abc" <= "abc", "abc" >= "abd", not "a" > "b", "a" < "b" < "c", "b" in "abc" and "d" not in "abc")
d = {}
for w in "the cat the dog the end".split():
    d[w] = d.get(w, 0) + 1
print(d)
