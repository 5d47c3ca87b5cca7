# Stars in calls, displays, targets, returns, subscripts and for loops.
def f(*a, **k):
    return a, k


print(f(*[1], *(2, 3), 4, *"ab", **{"x": 1}, y=2, **dict(z=3)))
print([*range(3), *"ab", *{}], (*[1], 2), {*[1, 2], *[2, 3]}, {**{"a": 1}, "b": 2, **{"a": 3}})
a, *b = 1, 2, 3
*c, d = "xyz"
e, *g, h = [1, 2]
print(a, b, c, d, e, g, h)
(i, [j, *k]), *l = (1, [2, 3, 4]), 5, 6
print(i, j, k, l)
for m, *n in [(1, 2, 3), "ab", [7]]:
    print(m, n)


def ret():
    return 1, *[2, 3]


def yld():
    yield 0, *"a"


print(ret(), list(yld()))
x = {}
x["k"], *x["rest"] = 1, 2, 3
print(x)


class A:
    pass


o = A()
o.p, (o.q, *o.r) = 1, "wxyz"
print(o.p, o.q, o.r)
for bad in (lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(**{"a": 1}, **{"a": 2}), lambda: [*5], lambda: {**5}):
    try:
        print(bad())
    except TypeError as e:
        print(e)
for code in ("a, b = 1", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b = 'x'", "[a, b] = {1}", "a, b = iter([1])"):
    try:
        exec(code)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Sub:
    def __getitem__(self, key):
        return key


s = Sub()
print(s[1, 2], s[1:2, ::3], s[...], s[(1, 2)], s[1,])
first, *_, last = range(10)
print(first, last, len(_))
[q] = [1]
(r,) = {2}
print(q, r)
a = b = *c, d = 1, 2
print(a, b, c, d)
print(*[1, 2], *"ab", sep="-", end="!\n", **{})
print(max(*[3, 1, 2]), dict(**{"a": 1}, b=2), [*zip(*[(1, 2), (3, 4)])])
i = 0
i, x[i] = 1, "zero or one"
print(x[1])
