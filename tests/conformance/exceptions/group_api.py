# ExceptionGroup: construction, derive, split, subgroup, iteration over leaves.
eg = ExceptionGroup("many", [ValueError("v"), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError("w")])])
print(eg, repr(eg))
print(eg.message, len(eg.exceptions), type(eg.exceptions).__name__, eg.args[0])
print(isinstance(eg, Exception), isinstance(eg, BaseExceptionGroup), ExceptionGroup.__mro__[1:3])
match, rest = eg.split(ValueError)
print(match, [repr(x) for x in match.exceptions])
print(rest, [repr(x) for x in rest.exceptions])
print(eg.subgroup((KeyError, TypeError)).exceptions[0])
print(eg.subgroup(OSError), eg.split(OSError)[0], eg.split(OSError)[1] == eg or eg.split(OSError)[1].exceptions == eg.exceptions)
print(eg.subgroup(lambda e: isinstance(e, KeyError)))
print(eg.split(ExceptionGroup)[0] is eg, eg.split(ExceptionGroup)[1])
base = BaseExceptionGroup("base", [KeyboardInterrupt()])
print(type(base).__name__, type(BaseExceptionGroup("b", [ValueError()])).__name__)
for bad in [("m",), ("m", []), ("m", [1]), (1, [ValueError()]), ("m", ValueError())]:
    try:
        ExceptionGroup(*bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    ExceptionGroup("m", [KeyboardInterrupt()])
except TypeError as e:
    print(e)


class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def __init__(self, message, excs, code):
        super().__init__(message, excs)

    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)


g = MyGroup("mine", [ValueError(1), TypeError(2)], 7)
g.add_note("note")
m, r = g.split(ValueError)
print(type(m).__name__, m.code, m.__notes__, r.code, m.exceptions)
try:
    raise eg
except ExceptionGroup as caught:
    print(caught is eg, caught.__traceback__ is not None)


def leaves(e):
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions:
            yield from leaves(x)
    else:
        yield e


print([type(x).__name__ for x in leaves(eg)])
print(eg.derive([ValueError()]))
