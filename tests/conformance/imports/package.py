# Packages, submodules, relative imports.
import sys
sys.path.insert(0, __file__[:-len("package.py")] + "package_mods")
import pkg.sub.deep
print(pkg.__name__, pkg.version, pkg.ALPHA, pkg.beta.BETA, pkg.sub.deep.DEEP, pkg.alpha.up())
import pkg.alpha as al
from pkg import sub, beta
from pkg.sub import deep as d
print(al is pkg.alpha, sub is pkg.sub, d is sys.modules["pkg.sub.deep"], beta.__name__, d.__package__, pkg.__package__, hasattr(pkg, "__path__"), hasattr(al, "__path__"))
for statement in ("import pkg.nope", "from pkg import nope", "from . import x", "import pkg.alpha.x", "from pkg.sub import nope"):
    try:
        exec(statement, {"__name__": "__main__", "__package__": None})
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0])
