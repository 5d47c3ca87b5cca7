# join, +, *, and their errors.
print(",".join([]), ",".join(["a"]), ",".join("abc"), "".join(["x", "y"]), "--".join(("1", "2")), " ".join(str(i) for i in range(4)), "é".join("日本"), ", ".join({"k1": 1, "k2": 2}), "ab".join(["", ""]))
print("a" + "b" + "", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "é😀" * 2, "" * 1000, "x" * True, "-" * 10)
for f in (lambda: ",".join([1]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: "a" + 1, lambda: "a" + None, lambda: "a" + b"b", lambda: "a" * "b", lambda: "a" * 1.0, lambda: 1 + "a", lambda: "a" - "b", lambda: ",".join()):
    try:
        f()
    except TypeError as e:
        print(e)
s = ""
for i in range(5):
    s += str(i) * i
print(s)
s *= 2
print(s, len(s))
t = s
t += "!"
print(s == t, t[:-1] == s)
print("abc" "def" + "ghi", ("a" + "b") * 2 + "c", "%s" % "a" + "b", "a" + "b" if 0 else "c")
class J(str):
    pass
print("-".join([J("a"), "b"]), type(J("a") + "b").__name__, type("".join([J("a")])).__name__)
