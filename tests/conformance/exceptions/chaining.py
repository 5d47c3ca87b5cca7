# __context__, __cause__, __suppress_context__ and raise ... from.
def show(e):
    parts = []
    while e is not None:
        parts.append(f"{type(e).__name__}({e})")
        if e.__cause__ is not None:
            parts.append("<cause-")
            e = e.__cause__
        elif e.__context__ is not None and not e.__suppress_context__:
            parts.append("<context-")
            e = e.__context__
        else:
            e = None
    print(" ".join(parts))

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")
except ValueError as e:
    show(e)

try:
    try:
        {}["k"]
    except KeyError as k:
        raise ValueError("wrapped") from k
except ValueError as e:
    show(e)
    print(e.__cause__ is e.__context__, e.__suppress_context__)

try:
    try:
        {}["k"]
    except KeyError:
        raise ValueError("hidden") from None
except ValueError as e:
    show(e)
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)

try:
    raise ValueError("cause class") from KeyError
except ValueError as e:
    show(e)
try:
    raise ValueError from "text"
except TypeError as e:
    print(e)

try:
    try:
        raise A1
    except NameError:
        try:
            raise KeyError(1)
        except KeyError:
            pass
        raise IndexError(2)
except IndexError as e:
    print(type(e.__context__).__name__)

def cleanup():
    try:
        raise ValueError("body")
    finally:
        raise TypeError("finally")
try:
    cleanup()
except TypeError as e:
    show(e)
e = ValueError()
e.__cause__ = KeyError("set by hand")
print(repr(e.__cause__), e.__suppress_context__)
