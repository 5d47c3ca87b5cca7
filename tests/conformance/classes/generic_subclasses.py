# Subscripts of builtin generic classes and of their subclasses.
class L(list):
    pass


class D(dict):
    pass


class N(int):
    pass


for make in (lambda: list[int], lambda: L[int], lambda: D[str, int], lambda: N[int], lambda: tuple[int, ...], lambda: L[0]):
    try:
        alias = make()
        print(alias, alias.__origin__.__name__, alias.__args__)
    except TypeError as e:
        print("TypeError", e)
print(L[int]([1, 2]), isinstance(L[int](), L), type(D[str, int]()) is D)
