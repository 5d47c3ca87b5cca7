# enum: members, aliases, lookup, auto, functional API, mixed-in types, iteration and errors.
from enum import Enum, IntEnum, auto, member, nonmember, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name}={self.value}"

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON, list(Color), len(Color), Color.RED.describe())
print(list(Color.__members__), Color.RED in Color, Color, type(Color.RED), Color.default(), f"{Color.RED:>12}|")
print([c.name for c in reversed(Color)], Color.RED is Color(1), Color.RED != Color.BLUE, {Color.RED: "r"}[Color.CRIMSON])
for v in (7, "x", None, [1]):
    try:
        Color(v)
    except ValueError as e:
        print(e)
try:
    Color["X"]
except KeyError as e:
    print(repr(e))
for f in (lambda: setattr(Color, "RED", 5), lambda: delattr(Color, "RED"), lambda: setattr(Color.RED, "value", 3)):
    try:
        f()
    except AttributeError as e:
        print("AttributeError")
for f in (lambda: Color.RED < Color.GREEN, lambda: Color.RED + 1):
    try:
        f()
    except TypeError as e:
        print("TypeError")


try:

    class Extended(Color):
        pass

except TypeError:
    print("cannot extend")


class Num(IntEnum):
    A = 1
    B = auto()
    C = 10
    D = auto()


print(Num.A, repr(Num.B), Num.D, Num.D + 1, Num.A < Num.B, [x.value for x in Num], f"{Num.C} {Num.C:05d}", Num(10) is Num.C)
print({Num.A: 1}[1], str(Num.A), int(Num.C), isinstance(Num.A, int), max(Num), [10, 20][Num.A], Num.A == 1.0)


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300e-11 * self.mass / self.radius**2, 2)


print(Planet.EARTH, repr(Planet.EARTH), Planet.EARTH.gravity, Planet((3.303e23, 2.4397e6)))


class Code(Enum):
    def __new__(cls, value, label):
        self = object.__new__(cls)
        self._value_ = value
        self.label = label
        return self

    OK = (200, "fine")
    LOST = (404, "lost")

    @classmethod
    def _missing_(cls, value):
        return cls.LOST if isinstance(value, int) and 400 <= value < 500 else None


print(Code.OK.label, Code(200), Code(451), [c.value for c in Code])


class Gen(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() * (count + 1)

    X = auto()
    Y = auto()


class Base(Enum):
    def hello(self):
        return "hi " + self.name

    def __str__(self):
        return "<<" + self.name + ">>"


class Derived(Base):
    A = "x"


print([g.value for g in Gen], Derived.A.hello(), Derived.A, [Derived.A], "%s" % Derived.A)
F = Enum("F", "A B C")
G = Enum("G", {"X": 10, "Y": 20})
H = IntEnum("H", [("P", 1), ("Q", 2)])
print(list(F), F.__name__, F.__module__, list(G), list(H), Enum("S", ["one", "two"], start=5).two.value)
try:

    @unique
    class Twice(Enum):
        A = 1
        B = 1
        C = 2
        D = 2

except ValueError as e:
    print(e)
try:

    class Dup(Enum):
        A = 1
        A = 2

except TypeError as e:
    print(e)


class Special(Enum):
    func = member(lambda x: x + 1)
    plain = nonmember(5)
    other = 3


print(Special.plain, Special.func.value(1), list(Special.__members__))
match Color(2):
    case Color.RED:
        print("red")
    case Color.GREEN:
        print("green")
