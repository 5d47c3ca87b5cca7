# replace, translate, maketrans.
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("a", "", 1), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "abc".replace("z", "y"), "aaaa".replace("aa", "a"), "abc".replace("abc", ""), "x".replace("x", "xyz" * 3), "ab".replace("a", "b", -1), "ab".replace("a", "b", 0))
print("日本".replace("本", "😀"), "é".replace("é", "e"), "a😀b".replace("😀", ""))
t = str.maketrans("abc", "xyz")
print("aabbcc d".translate(t), t)
print(str.maketrans("ab", "xy", "z"), "azbzc".translate(str.maketrans("ab", "xy", "z")), str.maketrans({"a": "1", "b": None, 99: "C", "d": 100}))
print("abcd".translate(str.maketrans({"a": "long", "b": None, "c": 67})), "abc".translate({97: None}), "abc".translate({98: "B", 99: 0x1F600}), "abc".translate({}))
class T:
    def __getitem__(self, k):
        if k == ord("b"): raise LookupError
        if k == ord("c"): return None
        return chr(k).upper()
print("abcd".translate(T()))
for f in (lambda: str.maketrans("ab", "x"), lambda: str.maketrans({"ab": 1}), lambda: "a".replace("a"), lambda: "a".replace(1, "b"), lambda: "a".translate({97: 1.5}), lambda: str.maketrans(1), lambda: "a".translate({97: 0x110000})):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
rot13 = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
print("hello".translate(rot13), "hello".translate(rot13).translate(rot13))
