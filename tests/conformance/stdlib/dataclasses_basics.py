# dataclasses.
from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)
    def __post_init__(self): self.s = self.x + self.y
@dataclass(frozen=True)
class F: a: str; b: float = 1.5
p = P(1, 2)
print(p, p.s, P(1) < P(2), P(1) == P(1, 0), asdict(p), astuple(p), replace(p, y=9), [f.name for f in fields(P)], P(1).tags is not P(1).tags, F("q"), hash(F("q")) == hash(F("q")))
try: F("q").a = 1
except FrozenInstanceError as e: print(e)
try: P()
except TypeError as e: print(e)
@dataclass
class Q(P): z: int = 5
print(Q(1), Q(1, 2, [], 3).z)
