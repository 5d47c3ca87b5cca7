# The name of `except ... as` is unbound after the handler; sys.exc_info follows the handlers.
import sys

e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(e)
try:
    e
except NameError as err:
    print(err)

def current():
    kind, value, tb = sys.exc_info()
    return kind.__name__ if kind else None, str(value)

print(current())
try:
    1 / 0
except ZeroDivisionError:
    print(current())
    try:
        {}[1]
    except KeyError:
        print(current())
    print(current())
print(current())

def g():
    try:
        yield current()
        raise ValueError("in generator")
    except ValueError:
        yield current()
    yield current()
try:
    raise IndexError("outside")
except IndexError:
    print(list(g()))
print(current())
try:
    raise ValueError("kept")
except ValueError as x:
    keep = x
print(keep)
try:
    try:
        raise ValueError(1)
    except ValueError as a:
        del a
    print("no error when already deleted")
finally:
    print("done")
