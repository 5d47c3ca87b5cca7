# fails: ZeroDivisionError: division by zero
# Errors that are handled, and those that the page shows.


def f(x):
    return 1 / x


try:
    f(0)
except ZeroDivisionError as error:
    print("caught", error, type(error).__name__, repr(error))
try:
    {}["key"]
except (KeyError, IndexError) as error:
    print("missing", error)
try:
    [][1]
except IndexError:
    pass
f(0)
# ---
# fails: Did you mean: 'print'?
pint("x")
# ---
# fails: '(' was never closed
print("x"
# ---
# fails: AttributeError: 'str' object has no attribute 'push'
"x".push(1)
# ---
# fails: TypeError: can only concatenate str (not "int") to str
"a" + 1
# ---
# fails: ModuleNotFoundError: No module named 'nowhere'
import nowhere
# ---
# fails: Problem: bad


class Problem(Exception):
    pass


raise Problem("bad")
# ---
# fails: AttributeError: 'list' object has no attribute 'add'
class Box:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.add(item)


Box().put(1)
# ---
# fails: ValueError: invalid literal for int() with base 10: 'x'
int("x")
# ---
# fails: KeyError: 'b'
{"a": 1}["b"]
# ---
# fails: IndexError: list index out of range
[1][1]
# ---
# fails: instead of '='?
if x = 1:
    pass
