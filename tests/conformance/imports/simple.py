# import, import as, from import; a module is run once and shared.
import sys
sys.path.insert(0, __file__[:-len("simple.py")] + "simple_mods")
import counter
import counter as again
from counter import bump, Thing as T, count
print(counter is again, bump(), counter.bump(), counter.count, count)
print(counter.__name__, counter.__doc__, T.where, T.__module__, type(counter).__name__, hasattr(counter, "bump"), counter._private)
counter.count = 100
print(bump(), again.count)
counter.added = "attribute set from outside"
from counter import added
print(added)
import sys
print(sys.modules["counter"] is counter, "counter" in sys.modules)
for statement in ("import no_such_module", "from counter import no_such_name", "import counter.sub", "from no_such_module import x"):
    try:
        exec(statement)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0].split(";")[0], e.name)
try:
    counter.nothing
except AttributeError as e:
    print(e)
def local():
    from counter import bump as b
    return b()
print(local(), "b" in globals())
del sys.modules["counter"]
import counter as fresh
print(fresh is counter, fresh.count)
