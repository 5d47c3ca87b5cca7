# Operators of subclasses of sequences, and what they say of wrong operands.
class S(str):
    pass


class L(list):
    pass


class T(tuple):
    pass


class I:
    def __index__(self):
        return 2


for left in (S("ab"), L([1]), T((1,))):
    for right in (1, 1.5, None, I(), {}):
        for name, op in (("+", lambda a, b: a + b), ("*", lambda a, b: a * b), ("r*", lambda a, b: b * a)):
            try:
                print(type(left).__name__, name, type(right).__name__, op(left, right))
            except TypeError as e:
                print(type(left).__name__, name, type(right).__name__, "TypeError", e)
