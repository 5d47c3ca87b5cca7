# Built-in types called with and without arguments.
print(int(), float(), complex(), str(), bytes(), bool(), list(), tuple(), dict(), set(), frozenset(), bytearray(), repr(range(0)), type(object()).__name__)
print(list("ab"), tuple([1]), set([1]), frozenset("a"), dict([(1, 2)]), dict(a=1), str([1]), bytes([1]), list({"k": 1}), tuple({1: 2}.items()), list(range(2)), set("a"), dict({"x": 1}))
for f in (lambda: int(1, 2, 3), lambda: list(1, 2), lambda: tuple(1), lambda: dict(1), lambda: set(1, 2), lambda: object(1), lambda: str(1, 2, 3, 4), lambda: float("a", 1), lambda: bool(1, 2), lambda: int(x=1), lambda: list(x=1), lambda: range(), lambda: slice(), lambda: bytes(1, 2, 3, 4)):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
o = object()
print(o == o, o != object(), hash(o) == hash(o), bool(o), isinstance(o, object), repr(o).startswith("<object object at 0x"))
try:
    o.x = 1
except AttributeError:
    print("object() has no attributes")
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, [t.__name__ for t in (int, str, list, type, object, type(None))])
print(list(map(list, ["ab", (1,), {2}])), [t() for t in (int, str, list, dict, tuple)], {t.__name__: t("5") for t in (int, float, str, complex)})
