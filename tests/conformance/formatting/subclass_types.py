# Formats of subclasses: the type that an error names is the object's own.
class S(str):
    pass


class I(int):
    pass


class F(float):
    pass


for value in (S("x"), I(5), F(2.5), True, "x", 5, 2.5):
    for spec in ("q", "", "5", ">5", "d", ".1f", "s"):
        try:
            print(type(value).__name__, repr(spec), repr(format(value, spec)))
        except (TypeError, ValueError) as e:
            print(type(value).__name__, repr(spec), type(e).__name__, e)
