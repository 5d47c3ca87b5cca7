# enum: Flag, IntFlag, StrEnum, boundaries and verify.
from enum import CONFORM, CONTINUOUS, EJECT, UNIQUE, Flag, IntFlag, StrEnum, auto, verify


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R, repr(Perm.R | Perm.X), Perm.RW, repr(Perm.RW), Perm(0), repr(Perm(0)), ~Perm.R, list(Perm), list(Perm.RW))
print(Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm(0)), bool(Perm.R), len(Perm.RW), Perm.R ^ Perm.RW, Perm.R & Perm.W)
print(Perm["RW"], Perm(7), repr(Perm(7)), Perm.RW is Perm(3), Perm.R.value, (Perm.W | Perm.X).name, Perm(5).value, list(Perm.__members__))
p = Perm.R
p |= Perm.X
print(p, p & ~Perm.R, Perm.RW | Perm.X == Perm(7), {Perm.R | Perm.W: 1}[Perm.RW])
for f in (lambda: Perm(8), lambda: Perm("x"), lambda: Perm.R | 2, lambda: 1 in Perm.R):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).split("\n")[0])


class Mode(IntFlag):
    A = 1
    B = 2
    C = 4


print(repr(Mode.A | Mode.B), Mode.A | 8, repr(Mode.A | 8), Mode(3), ~Mode.A, repr(~Mode.A), Mode.A + 1, Mode(0), repr(Mode(0)))
print(Mode.A == 1, 1 | Mode.B, Mode.B & 3, repr(Mode.B ^ 7), isinstance(Mode.A | Mode.B, Mode), list(Mode.A | Mode.C), Mode.C > Mode.A)


class Soft(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Loose(Flag, boundary=EJECT):
    A = 1
    B = 2


print(Soft(7), repr(Soft(9)), Loose(7), type(Loose(9)), Loose(3))


class Text(StrEnum):
    FOO = auto()
    BAR = "baz"


print(Text.FOO, repr(Text.BAR), Text.BAR + "!", Text("foo") is Text.FOO, Text.FOO.upper(), f"{Text.FOO!r:>20}", Text.BAR == "baz")
print("-".join(Text), [t.value for t in Text], isinstance(Text.FOO, str), {"foo": 1}[Text.FOO])
try:

    class Bad(StrEnum):
        A = 1

except TypeError as e:
    print(e)


@verify(UNIQUE, CONTINUOUS)
class Good(Flag):
    A = 1
    B = 2
    C = 4


try:

    @verify(CONTINUOUS)
    class Gap(Flag):
        A = 1
        B = 4

except ValueError as e:
    print(e)
print(Good.A, [g for g in Good])
