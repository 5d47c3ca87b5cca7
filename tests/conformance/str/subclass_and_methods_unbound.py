# Methods through the class, on subclasses, as functions.
print(str.upper("abc"), str.join("-", ["a", "b"]), list(map(str.strip, [" a ", "b "])), str.__add__("a", "b"), str.format("{}", 1))
class S(str):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
    def shout(self): return self.upper() + "!"
    def __eq__(self, o): return str.lower(self) == str(o).lower()
    def __hash__(self): return hash(str.lower(self))
s = S("Hello", tag=1)
print(s, s.tag, s.shout(), s == "hELLO", s != "x" if False else "", {S("A"): 1}.get(S("a")), len(s), s[1:], type(s[1:]).__name__, type(s.lower()).__name__, isinstance(s, str), f"{s:>7}", "%s" % s, repr(s))
for f in (lambda: str.upper(5), lambda: str.upper(), lambda: "a".upper(1), lambda: "a".nope, lambda: str.join("a"), lambda: "a".split(1, 2, 3)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
print(sorted(["b1", "a2"], key=lambda w: w[1]), max("a", "B", key=str.lower), [*map(len, "a bb ccc".split())], callable("a".upper), "abc".upper.__name__)
print([m for m in ("capitalize", "casefold", "center", "encode", "expandtabs", "format_map", "isascii", "isidentifier", "maketrans", "removeprefix", "rpartition", "swapcase", "translate", "zfill") if not hasattr(str, m)])
