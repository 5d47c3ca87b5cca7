# Classes that can't have the slots they ask for.
def attempt(*bases, **namespace):
    try:
        type("X", bases, namespace)
        print("made")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Open:
    pass


class Closed:
    __slots__ = ()


attempt(int, __slots__=("a",))
attempt(int, __slots__=())
attempt(tuple, __slots__=["a"])
attempt(bytes, __slots__="a")
attempt(str, __slots__="a")
attempt(list, __slots__=("a", "b"))
attempt(Open, __slots__=("__dict__",))
attempt(Closed, __slots__=("__dict__",))
attempt(Exception, __slots__=("__dict__",))
attempt(Exception, __slots__=("a",))
attempt(__slots__=("a",), a=1)
attempt(__slots__=(1,))
attempt(__slots__=("a b",))
