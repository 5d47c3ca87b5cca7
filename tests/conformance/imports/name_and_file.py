# __name__, __file__, module __getattr__, __import__, modules as objects.
import sys
sys.path.insert(0, __file__[:-len("name_and_file.py")] + "name_and_file_mods")
main_only = 1
import who
print(__name__, who.NAME, who.HAS_FILE, who.caller_globals(), __file__.endswith("name_and_file.py"))
print(who.dyn_hello, getattr(who, "zzz", "default"))
try:
    who.zzz
except AttributeError as e:
    print(e)
from who import dyn_imported
print(dyn_imported, __import__("who") is who, sys.modules["__main__"].main_only)
Module = type(sys)
m = Module("made", "docs of made")
m.x = 5
sys.modules["made"] = m
import made
from made import x
print(made is m, x, m.__name__, m.__doc__, [n for n in vars(m) if not n.startswith("__")])
exec("y = x * 2", m.__dict__)
print(m.y)
del m.y
try:
    m.y
except AttributeError as e:
    print(e)
