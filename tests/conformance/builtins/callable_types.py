# Calling types, bound built-ins and unbound built-in methods.
print(str.upper("a"), list.append([1], 2), dict.get({"a": 1}, "a"), int.__add__(1, 2), "-".join(["a", "b"]), (5).__add__(6), [3, 1].__len__(), "abc".__getitem__(0))
upper = "abc".upper
push = [].append
print(upper(), push(1), push.__self__, upper.__name__, push.__name__)
print(sorted(["b", "A"], key=str.lower), list(map(str.strip, [" a "])), max([[1], [1, 2]], key=len), list(map([10, 20].__getitem__, [1, 0])), list(filter("aeiou".__contains__, "hello")), list(map(dict.fromkeys, ["ab"])))
for f in (lambda: str.upper(1), lambda: str.upper(), lambda: list.append([]), lambda: [].append(1, 2), lambda: "a".upper(1), lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: int.__add__(1), lambda: "".join(), lambda: list.append((1,), 2)):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
print((1).__add__("a"), (1).__eq__("a"), "a".__lt__(1), object.__eq__(1, 2), object().__eq__(1), type.__call__(int, "5"), int.__new__(int, 7), object.__repr__(5).startswith("<int object"), str.__len__("four"))
