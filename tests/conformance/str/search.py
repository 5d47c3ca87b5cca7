# find, index, count, startswith, endswith, in.
s = "hello world, hello python"
print(s.find("hello"), s.find("hello", 1), s.find("zzz"), s.find("o", 5, 8), s.find(""), s.find("", 100), s.find("h", -10), s.rfind("hello"), s.rfind("o", 0, 5), s.rfind(""))
print(s.index("world"), s.rindex("l"), s.count("l"), s.count("ll"), s.count(""), s.count("o", 5), s.count("hello", 1), "aaaa".count("aa"), "".count(""))
print(s.startswith("hell"), s.startswith("world", 6), s.startswith(("x", "h")), s.startswith(""), s.startswith(()), s.endswith("python"), s.endswith(("java", "on")), s.endswith("world", 0, 11), "".startswith(""), "ab".startswith("abc"))
print("world" in s, "World" in s, "" in s, "" in "", "lo wo" in s, "x" not in s)
print("日本語日本".find("日", 1), "日本語日本".rfind("本"), "é😀x".index("x"), "😀a😀".count("😀"), "naïve".find("ve"))
for f in (lambda: s.index("zzz"), lambda: s.rindex("q"), lambda: s.find(1), lambda: s.count(None), lambda: s.startswith(1), lambda: s.startswith(["a"]), lambda: 5 in s, lambda: s.endswith((1,))):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print([i for i in range(len(s)) if s.startswith("o", i)], "aXbXc".find("X", 2), "abc".find("c", -1), "abc".find("a", -1), "abc".find("abc", 0, 2), "abc".find("b", None, None))
long = "a" * 1000 + "b"
print(long.find("ab"), long.find("b"), long.rfind("aa"), long.count("a"), "aab" in long, long.find("a" * 500 + "b"))
