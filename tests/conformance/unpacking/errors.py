# Wrong counts and things that can't be unpacked.
def attempt(f):
    try:
        f()
        print("fine")
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e)[:36])

def too_few():
    a, b, c = 1, 2
def too_many():
    a, b = 1, 2, 3
def star_few():
    a, *b, c, d = 1, 2
def one():
    a, b = 5
def none():
    a, b = None
def empty():
    a, b = ()
def nested():
    (a, b), c = [1, 2]
def loop():
    for a, b in [(1, 2), (3,)]:
        print("pair", a, b)
def func():
    a, = lambda: 0
def inf():
    a, b = iter(int, 1)
for f in (too_few, star_few, one, none, empty, nested, loop, func):
    attempt(f)
try:
    inf()
except ValueError as e:
    print("stopped after one too many")
# Targets assigned before an error stay assigned.
l = []
def partly():
    global kept
    kept, l[5] = "kept", 1
try:
    partly()
except IndexError as e:
    print(kept, e)
class Bad:
    def __iter__(self):
        yield 1
        raise KeyError("while unpacking")
try:
    a, b = Bad()
except KeyError as e:
    print(e)
