# from x import * with and without __all__.
import sys
sys.path.insert(0, __file__[:-len("star.py")] + "star_mods")
from explicit import *
print(shown, _under, "hidden" in globals())
from implicit import *
print(visible, func(), "_private" in globals(), func.__module__)
try:
    from wrong import *
except AttributeError as e:
    print(type(e).__name__)
shown = "rebound here"
import explicit
print(shown, explicit.shown, explicit.__all__, explicit.hidden)
try:
    exec("def f():\n    from explicit import *")
except SyntaxError:
    print("only at module level")
