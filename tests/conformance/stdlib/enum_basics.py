# enum.
from enum import Enum, IntEnum, Flag, auto, unique
class Color(Enum):
    RED = 1
    GREEN = auto()
    ALIAS = 1
    def nice(self): return self.name.title()
print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.ALIAS is Color.RED, list(Color), Color.RED.value, Color.GREEN.nice(), len(Color), Color.RED in Color, isinstance(Color.RED, Color))
class N(IntEnum): A = 1; B = 2
print(N.A < N.B, N.B + 1, N.A == 1, sorted([N.B, N.A]) == [1, 2])
class F(Flag): R = auto(); W = auto(); X = auto()
print((F.R | F.W).value, F.R in (F.R | F.X), bool(F.R & F.W), (F.R | F.W) & F.W == F.W)
for f in (lambda: Color(9), lambda: Color["NO"], lambda: setattr(Color, "RED", 5)):
    try: f()
    except (ValueError, KeyError, AttributeError) as e: print(type(e).__name__)
