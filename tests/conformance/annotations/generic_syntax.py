# Subscripted built-in types and unions as run-time objects.
print(list[int], dict[str, int], tuple[int, ...], set[str], type[int], list[list[int]], frozenset[int])
print(int | str, int | None, list[int] | None, str | int | float)
print(list[int]([1, 2]), dict[str, int](a=1), isinstance([], list), list[int].__origin__ is list, dict[str, int].__args__ == (str, int))
def f(x: list[int], y: dict[str, list[int]] | None = None) -> tuple[int, str]: return (len(x), str(y))
print(f([1, 2]), f.__annotations__["y"])
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), list[int] == list[int], list[int] != list[str], hash(list[int]) == hash(list[int]), (int | str) == (str | int))
class Box:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(Box[int], Box[1, 2])
for f in (lambda: int[str], lambda: isinstance([], list[int]), lambda: 5 | int, lambda: str[1]):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__)
