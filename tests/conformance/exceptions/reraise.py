# Bare raise, re-raising by name, and raise without an active exception.
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        print("noted")
        raise

try:
    f()
except ZeroDivisionError as e:
    print("outer", e)

try:
    raise
except RuntimeError as e:
    print(e)

def helper():
    raise            # re-raises what the caller is handling

try:
    try:
        [][1]
    except IndexError:
        helper()
except IndexError as e:
    print("via helper:", e)

saved = None
try:
    try:
        int("x")
    except ValueError as e:
        saved = e
        raise e
except ValueError as e2:
    print(e2 is saved)

try:
    try:
        raise KeyError("first")
    except KeyError:
        try:
            raise ValueError("inner")
        except ValueError:
            pass
        raise
except KeyError as e:
    print("still", e)

for bad in (5, "text", object, None):
    try:
        raise bad
    except TypeError as e:
        print(e)
class NotExc: pass
try:
    try:
        1 / 0
    except NotExc:
        pass
except TypeError as e:
    print(e)
