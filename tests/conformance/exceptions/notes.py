# add_note and __notes__.
e = ValueError("v")
print(hasattr(e, "__notes__"))
e.add_note("first")
e.add_note("second\nline")
print(e.__notes__, e, repr(e))
try:
    e.add_note(1)
except TypeError as t:
    print(t)
e.__notes__ = ["own"]
e.add_note("more")
print(e.__notes__)
e.__notes__ = "wrong"
try:
    e.add_note("x")
except TypeError as t:
    print(t)
try:
    try:
        raise KeyError("k")
    except KeyError as k:
        k.add_note("while reading")
        raise
except KeyError as k:
    print(k.__notes__, k.args)


class Noted(Exception):
    def __init__(self, *args):
        super().__init__(*args)
        self.add_note("made")


try:
    raise Noted(1, 2)
except Noted as n:
    print(n.__notes__, n.args, n)
del e.__notes__
print(hasattr(e, "__notes__"))
