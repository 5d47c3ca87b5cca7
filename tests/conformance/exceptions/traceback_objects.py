# Tracebacks as data: frames, line numbers relative to the function.
import sys

def inner():
    raise ValueError("x")      # line 5

def outer():
    inner()                    # line 8

try:
    outer()                    # line 11
except ValueError as e:
    tb = e.__traceback__
    frames = []
    while tb:
        frames.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(frames)
    print(sys.exc_info()[2] is e.__traceback__)

try:
    try:
        inner()
    except ValueError as e:
        first = e
        raise
except ValueError as e:
    n = 0
    tb = e.__traceback__
    while tb:
        n += 1
        tb = tb.tb_next
    print(e is first, n)

fresh = ValueError("never raised")
print(fresh.__traceback__)
