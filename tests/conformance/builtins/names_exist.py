# The built-in names of the language (the ones that a small runtime has to have, too).
import builtins
names = """abs aiter all anext any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir
divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass
iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr
slice sorted staticmethod str sum super tuple type vars zip __import__ True False None Ellipsis NotImplemented __debug__""".split()
print([n for n in names if not hasattr(builtins, n)])
print(builtins.len is len, builtins.int is int, __name__, type(__builtins__).__name__ in ("module", "dict"))
len_ = len
def len(x): return "shadowed"
print(len([]), builtins.len([]))
del len
print(len([1, 2]), len_("abc"))
builtins.added_name = 5
print(added_name)
del builtins.added_name
try:
    added_name
except NameError as e:
    print(e)
print(Ellipsis is ..., NotImplemented, __debug__, None is None, len.__name__, len.__class__.__name__, abs.__module__)
