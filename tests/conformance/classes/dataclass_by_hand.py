# A record type built with a class decorator.
def record(cls):
    names = list(cls.__annotations__)
    defaults = {n: getattr(cls, n) for n in names if hasattr(cls, n)}

    def __init__(self, *args, **kwargs):
        if len(args) > len(names):
            raise TypeError(f"{cls.__name__} takes {len(names)} fields, got {len(args)}")
        values = {**defaults, **dict(zip(names, args)), **kwargs}
        for n in names:
            if n not in values:
                raise TypeError(f"missing field {n!r}")
            setattr(self, n, values.pop(n))
        if values:
            raise TypeError(f"unknown fields {sorted(values)}")
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in names)})"
    def key(self):
        return tuple(getattr(self, n) for n in names)
    cls.__init__ = __init__
    cls.__repr__ = __repr__
    cls.__eq__ = lambda a, b: type(a) is type(b) and key(a) == key(b)
    cls.__lt__ = lambda a, b: key(a) < key(b)
    cls.__hash__ = lambda self: hash(key(self))
    return cls

@record
class Card:
    rank: int
    suit: str = "hearts"

print(Card(1), Card(2, "spades"), Card(suit="clubs", rank=3))
print(Card(1) == Card(1, "hearts"), Card(1) != Card(2), sorted([Card(3), Card(1), Card(2)]))
print(len({Card(1), Card(1), Card(2)}))
for call in (lambda: Card(), lambda: Card(1, 2, 3), lambda: Card(1, x=2)):
    try:
        call()
    except TypeError as e:
        print(e)
