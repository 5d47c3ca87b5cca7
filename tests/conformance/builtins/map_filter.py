# map and filter are lazy.
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2], [2, 9])), list(map(None.__class__, [])), list(map(int, "123")))
print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isalpha, "a1b2")), list(filter(None, "")))
def loud(x):
    print("called", x)
    return x
m = map(loud, [1, 2])
print("lazy", next(m))
print(list(m), list(m), iter(m) is m, type(m).__name__, type(filter(None, [])).__name__)
for f in (lambda: map(str), lambda: map(), lambda: filter(None), lambda: map(str, 5), lambda: list(map(5, [1])), lambda: filter(str.isalpha, 5), lambda: list(map(lambda: 1, [1])), lambda: list(filter(len, [1]))):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(sum(map(len, ["a", "bb"])), list(map(lambda x: lambda: x, "a"))[0](), [*map(str.upper, "ab")], set(map(abs, [-1, 1])), list(filter(lambda kv: kv[1], {"a": 0, "b": 1}.items())), list(map(tuple, ["ab"])), list(map(dict.get, [{"a": 1}], ["a"])))
print(list(filter(lambda n: all(n % d for d in range(2, n)), range(2, 20))), list(map(lambda *a: a, "ab", "cd", "ef")), max(map(ord, "az")))
