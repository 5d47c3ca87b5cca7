# ExceptionGroup as a class: made, split and inspected (except* is another program).
g = ExceptionGroup("several", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [ValueError(2)])])
print(g.message, len(g.exceptions), str(g))
print(repr(g.exceptions[0]))
match, rest = g.split(ValueError)
print(match, [type(e).__name__ for e in match.exceptions])
print(rest, rest.exceptions)
print(g.subgroup(KeyError).exceptions)
print(g.subgroup(OSError))
try:
    raise g
except ExceptionGroup as e:
    print("caught", e is g, isinstance(e, Exception))
try:
    ExceptionGroup("empty", [])
except ValueError as e:
    print(e)
print(type(BaseExceptionGroup("x", [KeyboardInterrupt()])).__name__, type(BaseExceptionGroup("x", [ValueError()])).__name__)
