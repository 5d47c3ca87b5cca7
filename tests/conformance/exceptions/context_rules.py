# __context__, __cause__ and __suppress_context__ in nested handlers, finally and generators.
def chain(e):
    out = []
    while e is not None:
        out.append(repr(e))
        e = e.__cause__ if e.__cause__ is not None or e.__suppress_context__ else e.__context__
    return out


try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k")
except KeyError as e:
    print(chain(e), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("k") from None
except KeyError as e:
    print(chain(e), e.__suppress_context__, repr(e.__context__))
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise KeyError("k") from z
except KeyError as e:
    print(chain(e), e.__cause__ is e.__context__)
try:
    try:
        1 / 0
    finally:
        [].pop()
except IndexError as e:
    print(chain(e))
try:
    raise ValueError from TypeError
except ValueError as e:
    print(chain(e))
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise int
except TypeError as e:
    print(e)


def gen():
    try:
        yield 1
    except ValueError:
        yield 2
        raise KeyError("in gen")


g = gen()
next(g)
g.throw(ValueError("thrown"))
try:
    next(g)
except KeyError as e:
    print(chain(e))
try:
    raise
except RuntimeError as e:
    print(e)


class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise OSError("exit")


try:
    with Ctx():
        raise ValueError("body")
except OSError as e:
    print(chain(e))
e1 = ValueError(1)
e1.__cause__ = TypeError(2)
print(e1.__suppress_context__)
e1.__context__ = None
try:
    e1.__cause__ = 3
except TypeError as e:
    print(e)
try:
    e1.__context__ = "x"
except TypeError as e:
    print(e)


def recurse(n):
    try:
        raise ValueError(n)
    except ValueError:
        if n:
            recurse(n - 1)
        else:
            raise


try:
    recurse(2)
except ValueError as e:
    print(chain(e))
try:
    try:
        raise ValueError("same")
    except ValueError as v:
        raise v
except ValueError as e:
    print(chain(e))
