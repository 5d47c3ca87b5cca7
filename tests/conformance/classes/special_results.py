# Special methods that return what they must not.
class Bad:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return self.value

    __len__ = __iter__ = __int__ = __bool__ = __repr__


for value in (5, "text", -1, None, 2.5, []):
    for name, use in (("repr", repr), ("str", str), ("len", len), ("int", int), ("bool", bool), ("iter", iter)):
        try:
            result = use(Bad(value))
            print(name, repr(value), "gives", type(result).__name__)
        except (TypeError, ValueError) as e:
            print(name, repr(value), type(e).__name__)


class OnlyRepr:
    def __repr__(self):
        return 1


for use in (str, repr):
    try:
        use(OnlyRepr())
    except TypeError as e:
        print(e)
