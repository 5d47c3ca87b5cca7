# Exceptions are made with positional arguments; some take names; their class may be changed.
class Plain(Exception):
    pass


class Named(Exception):
    def __init__(self, text, *, code=1):
        super().__init__(text)
        self.code = code


class Other(Plain):
    pass


def attempt(make):
    try:
        e = make()
        print(type(e).__name__, e.args, vars(e))
    except TypeError as e:
        print("TypeError", e)


attempt(lambda: Plain(1, 2))
attempt(lambda: Plain(code=1))
attempt(lambda: ValueError(text=1))
attempt(lambda: Named("a", code=5))
print(ImportError("a", name="b").name)
e = Plain("x")
e.__class__ = Other
print(type(e).__name__, isinstance(e, Other))
try:
    raise e
except Other as caught:
    print("caught", caught.args)


class Holder:
    class Inner:
        @property
        def p(self):
            return 1


try:
    Holder.Inner().p = 2
except AttributeError as e:
    print(e)
