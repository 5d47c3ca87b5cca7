"""What generated programs are made of: the prelude of each, and tables of values, methods, functions and operators by type."""

PRELUDE = '''\
import sys
def show(*values, **options):
    print(*[text(v) for v in values], **options)
def text(v, depth=0):
    if isinstance(v, (set, frozenset)):
        return type(v).__name__ + "{" + ", ".join(sorted([text(x) for x in v])) + "}"
    if type(v) is list and depth < 4:
        return "[" + ", ".join([text(x, depth + 1) for x in v]) + "]"
    if type(v) is tuple and depth < 4:
        return "(" + "".join([text(x, depth + 1) + "," for x in v]) + ")"
    if type(v) is dict and depth < 4:
        return "{" + ", ".join([text(k, depth + 1) + ": " + text(x, depth + 1) for k, x in v.items()]) + "}"
    return repr(v)
def oops(e):
    words = str(e) if not isinstance(e, SyntaxError) else ""
    print("!", type(e).__name__, words)
    seen = 0
    while e is not None and seen < 5:
        lines = []
        tb = e.__traceback__
        while tb is not None:
            if tb.tb_frame.f_code.co_filename == "<fuzz>":
                lines.append(tb.tb_frame.f_code.co_name + ":" + str(tb.tb_lineno))
            tb = tb.tb_next
        print("  at", *lines)
        e = e.__cause__ or e.__context__
        seen += 1
        if e is not None:
            print("  after", type(e).__name__)
class Log:
    def __init__(self, name, fail=None, swallow=False):
        self.name, self.fail, self.swallow = name, fail, swallow
    def __enter__(self):
        show("enter", self.name)
        if self.fail is not None:
            raise self.fail
        return self.name
    def __exit__(self, kind, value, traceback):
        show("exit", self.name, kind and kind.__name__, str(value))
        return self.swallow
class Mine(Exception):
    pass
class Other(Mine, ValueError):
    def __init__(self, *args, extra=0):
        super().__init__(*args)
        self.extra = extra
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y=0):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"
    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)
    def __hash__(self):
        return 7
'''

# Names that every program begins with, by type.
NAMES = {
    "int": ["i", "j", "k"],
    "float": ["f", "g"],
    "str": ["s", "t", "u"],
    "bytes": ["b"],
    "list": ["l", "m"],
    "tuple": ["p", "q"],
    "dict": ["d", "e"],
    "set": ["z"],
    "bool": ["o"],
}
TYPES = list(NAMES)
# Those whose text does not depend on hashes.
ORDERED = [kind for kind in TYPES if kind != "set"]

INTS = [0, 1, -1, 2, 3, 5, 7, 9, 10, -3, -7, 12, 13, 31, 32, 63, 64, 100, 127, 128, 255, 256, -128, 1000, 65535, 65536,
        2**30 - 1, 2**30, -(2**30), -(2**30) - 1, 2**31 - 1, 2**31, 2**32, 2**53, 2**53 + 1, 2**62, 2**63 - 1, 2**63, -(2**63),
        2**64 - 1, 2**64, 10**18, 10**20, -(10**20), 3**50, 10**25 + 7, -(7**40), 2**100 - 1]
FLOATS = ["0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "0.1", "3.14159", "1e10", "1e16", "1e22", "1e-5", "1e-7",
          "123456789.125", "1e100", "1e308", "5e-324", "2.2250738585072014e-308", "float('inf')", "float('-inf')", "float('nan')",
          "0.30000000000000004", "1e15", "9007199254740993.0", "4.35", "2.675", "1234.5678", "-99.995", "1e21", "123456.7"]
WORDS = ["", "a", "b", "ab", "abc", "aaa", "Hello", "hello world", " x ", "\t\n", "1", "12", "-5", "0x1f", "1e3", "3.5", "A1",
         "é", "ß", "日本", "\U0001f600", "a,b,,c", "x=1", "{}", "%s", "ﬁ", "ǅ", "İ", "title Case tEXT", "line1\nline2\r\nline3",
         "tab\there", "quo'te", 'dq"x', "both'\"", "\\back", "\x00nul", "\x7f", "\xa0", "\u2028", "a.b.c", "__x__", "ñandú", "_", "½", "٣"]
BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "b'hello world'", "b'a,b,c'", "b'  x '", "b'\\n\\t'", "b'AbC'", "b'123'", "b'\\xc3\\xa9'"]

# Methods: type -> (name, types of arguments, type of the result). "?" is a type to choose, "n" a small int.
METHODS = {
    "int": [("bit_length", [], "int"), ("bit_count", [], "int"), ("conjugate", [], "int"), ("as_integer_ratio", [], "tuple"),
            ("__add__", ["int"], "int"), ("__floordiv__", ["int"], "int"), ("__index__", [], "int"), ("__neg__", [], "int"),
            ("__rsub__", ["int"], "int"), ("__eq__", ["?"], "bool"), ("__lt__", ["?"], "bool")],
    "float": [("is_integer", [], "bool"), ("hex", [], "str"), ("as_integer_ratio", [], "tuple"), ("__trunc__", [], "int"),
              ("__add__", ["?"], "float"), ("__rtruediv__", ["float"], "float"), ("conjugate", [], "float")],
    "str": [("upper", [], "str"), ("lower", [], "str"), ("title", [], "str"), ("capitalize", [], "str"), ("swapcase", [], "str"),
            ("casefold", [], "str"), ("strip", [], "str"), ("strip", ["str"], "str"), ("lstrip", ["str"], "str"), ("rstrip", [], "str"),
            ("split", [], "list"), ("split", ["str"], "list"), ("split", ["str", "n"], "list"), ("rsplit", ["str", "n"], "list"),
            ("rsplit", ["none", "n"], "list"), ("split", ["none", "n"], "list"),
            ("splitlines", [], "list"), ("splitlines", ["bool"], "list"), ("partition", ["str"], "tuple"), ("rpartition", ["str"], "tuple"),
            ("find", ["str"], "int"), ("find", ["str", "n", "n"], "int"), ("rfind", ["str"], "int"), ("rfind", ["str", "n"], "int"),
            ("index", ["str"], "int"), ("rindex", ["str", "n"], "int"), ("count", ["str"], "int"), ("count", ["str", "n", "n"], "int"),
            ("replace", ["str", "str"], "str"), ("replace", ["str", "str", "n"], "str"), ("startswith", ["str"], "bool"),
            ("startswith", ["str", "n"], "bool"), ("endswith", ["str", "n", "n"], "bool"), ("startswith", ["tuple"], "bool"),
            ("center", ["w"], "str"), ("center", ["w", "c"], "str"), ("ljust", ["w", "c"], "str"), ("rjust", ["w", "c"], "str"),
            ("zfill", ["w"], "str"), ("expandtabs", [], "str"), ("expandtabs", ["n"], "str"), ("join", ["list"], "str"),
            ("join", ["tuple"], "str"), ("join", ["str"], "str"), ("isalpha", [], "bool"), ("isdigit", [], "bool"), ("isnumeric", [], "bool"),
            ("isdecimal", [], "bool"), ("isalnum", [], "bool"), ("isupper", [], "bool"), ("islower", [], "bool"), ("istitle", [], "bool"),
            ("isspace", [], "bool"), ("isidentifier", [], "bool"), ("isprintable", [], "bool"), ("isascii", [], "bool"),
            ("encode", [], "bytes"), ("encode", ["codec"], "bytes"), ("encode", ["codec", "errors"], "bytes"), ("removeprefix", ["str"], "str"), ("removesuffix", ["str"], "str"),
            ("translate", ["dict"], "str"), ("__contains__", ["str"], "bool"), ("__len__", [], "int"), ("__mod__", ["?"], "str"),
            ("format", ["?"], "str"), ("format", ["int", "str"], "str"), ("__getitem__", ["n"], "str")],
    "bytes": [("upper", [], "bytes"), ("lower", [], "bytes"), ("title", [], "bytes"), ("swapcase", [], "bytes"), ("capitalize", [], "bytes"),
              ("strip", [], "bytes"), ("strip", ["bytes"], "bytes"), ("split", [], "list"),
              ("split", ["bytes"], "list"), ("rsplit", ["bytes", "n"], "list"), ("splitlines", [], "list"), ("partition", ["bytes"], "tuple"),
              ("find", ["bytes"], "int"), ("find", ["n"], "int"), ("rfind", ["bytes", "n"], "int"), ("index", ["bytes"], "int"), ("count", ["bytes"], "int"),
              ("replace", ["bytes", "bytes"], "bytes"), ("replace", ["bytes", "bytes", "n"], "bytes"), ("startswith", ["bytes"], "bool"),
              ("hex", [], "str"), ("hex", ["':'"], "str"), ("hex", ["'-'", "n"], "str"), ("decode", [], "str"), ("decode", ["codec"], "str"),
              ("decode", ["codec", "errors"], "str"), ("center", ["w"], "bytes"), ("ljust", ["w", "b'*'"], "bytes"), ("zfill", ["w"], "bytes"), ("expandtabs", [], "bytes"),
              ("isalpha", [], "bool"), ("isdigit", [], "bool"), ("isspace", [], "bool"), ("isupper", [], "bool"), ("istitle", [], "bool"), ("join", ["list"], "bytes"),
              ("removeprefix", ["bytes"], "bytes"), ("__contains__", ["int"], "bool"), ("translate", ["none", "bytes"], "bytes")],
    "list": [("copy", [], "list"), ("append", ["?"], "none"), ("extend", ["?"], "none"), ("insert", ["n", "?"], "none"), ("pop", [], "?"),
             ("pop", ["n"], "?"), ("remove", ["?"], "none"), ("index", ["?"], "int"), ("index", ["?", "n", "n"], "int"), ("count", ["?"], "int"),
             ("reverse", [], "none"), ("sort", [], "none"), ("clear", [], "none"), ("__len__", [], "int"), ("__mul__", ["n"], "list"),
             ("__mul__", ["n"], "list")],
    "tuple": [("index", ["?"], "int"), ("count", ["?"], "int"), ("__len__", [], "int"), ("__contains__", ["?"], "bool")],
    "dict": [("get", ["?"], "?"), ("get", ["?", "?"], "?"), ("pop", ["?"], "?"), ("pop", ["?", "?"], "?"), ("setdefault", ["?", "?"], "?"),
             ("update", ["dict"], "none"), ("update", ["?"], "none"), ("keys", [], "view"), ("values", [], "view"), ("items", [], "view"),
             ("copy", [], "dict"), ("popitem", [], "tuple"), ("clear", [], "none"), ("__contains__", ["?"], "bool"), ("__len__", [], "int"),
             ("__or__", ["?"], "dict")],
    "set": [("add", ["?"], "none"), ("discard", ["?"], "none"), ("remove", ["?"], "none"), ("union", ["it"], "set"), ("intersection", ["it"], "set"),
            ("difference", ["it"], "set"), ("symmetric_difference", ["it"], "set"), ("issubset", ["it"], "bool"), ("issuperset", ["it"], "bool"),
            ("isdisjoint", ["it"], "bool"), ("copy", [], "set"), ("update", ["it"], "none"), ("difference_update", ["it"], "none"),
            ("intersection_update", ["it", "it"], "none"), ("symmetric_difference_update", ["it"], "none"), ("__len__", [], "int"), ("__contains__", ["?"], "bool")],
    "bool": [("__and__", ["bool"], "bool"), ("bit_length", [], "int"), ("__or__", ["int"], "int")],
}

# Functions: (text, types of arguments, type of the result).
FUNCTIONS = [
    ("abs", ["int"], "int"), ("abs", ["float"], "float"), ("len", ["str"], "int"), ("len", ["?"], "int"), ("int", ["?"], "int"),
    ("int", ["str", "n"], "int"), ("float", ["?"], "float"), ("str", ["nos"], "str"), ("repr", ["nos"], "str"), ("bool", ["?"], "bool"),
    ("list", ["ord"], "list"), ("tuple", ["ord"], "tuple"), ("set", ["?"], "set"), ("frozenset", ["?"], "set"), ("dict", ["?"], "dict"),
    ("sum", ["list"], "?"), ("sum", ["list", "?"], "?"), ("min", ["?"], "?"), ("max", ["?", "?"], "?"), ("min", ["int", "int", "int"], "int"),
    ("sorted", ["?"], "list"), ("reversed", ["ord"], "iter"), ("enumerate", ["ord"], "iter"), ("enumerate", ["ord", "n"], "iter"), ("zip", ["ord", "ord"], "iter"),
    ("range", ["n"], "range"), ("range", ["n", "n"], "range"), ("range", ["n", "n", "n"], "range"), ("divmod", ["int", "int"], "tuple"),
    ("divmod", ["float", "float"], "tuple"), ("divmod", ["?", "?"], "tuple"), ("round", ["float"], "int"), ("round", ["float", "n"], "float"), ("round", ["int", "n"], "int"),
    ("round", ["?", "n"], "?"),
    ("pow", ["n", "n"], "?"), ("pow", ["int", "n", "int"], "int"), ("hex", ["int"], "str"), ("oct", ["int"], "str"), ("bin", ["int"], "str"), ("hex", ["?"], "str"),
    ("chr", ["n"], "str"), ("chr", ["int"], "str"), ("ord", ["str"], "int"), ("ord", ["c"], "int"), ("ascii", ["str"], "str"), ("any", ["?"], "bool"), ("all", ["?"], "bool"),
    ("callable", ["?"], "bool"), ("isinstance", ["?", "type"], "bool"), ("issubclass", ["type", "type"], "bool"), ("bytes", ["?"], "bytes"),
    ("bytearray", ["bytes"], "bytearray"), ("format", ["?", "spec"], "str"), ("format", ["int", "spec"], "str"), ("format", ["float", "spec"], "str"),
    ("format", ["str", "spec"], "str"), ("int.from_bytes", ["bytes", "endian"], "int"), ("float.fromhex", ["str"], "float"), ("bytes.fromhex", ["str"], "bytes"),
    ("complex", ["float", "float"], "complex"), ("complex", ["str"], "complex"), ("slice", ["n", "n"], "slice"), ("iter", ["ord"], "iter"), ("type", ["?"], "type"),
    ("map", ["fn", "ord"], "iter"), ("filter", ["fn", "ord"], "iter"), ("hash", ["small"], "int"), ("dict.fromkeys", ["ord", "?"], "dict"),
    ("memoryview", ["bytes"], "memory"), ("getattr", ["?", "str"], "?"), ("getattr", ["?", "str", "?"], "?"), ("hasattr", ["?", "str"], "bool"), ("next", ["iter", "?"], "?"), ("next", ["iter"], "?"),
    ("eval", ["evaltext"], "?"), ("str", ["bytes", "codec"], "str"), ("ascii", ["nos"], "str"),
]

BINARY = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "+", "-", "*"]
COMPARE = ["==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"]
EXCEPTIONS = ["ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "AttributeError", "RuntimeError", "StopIteration", "LookupError",
              "ArithmeticError", "Exception", "OSError", "Mine", "Other", "AssertionError", "NotImplementedError", "OverflowError", "NameError", "UnicodeError"]
BUILTIN_TYPES = ["int", "float", "str", "bytes", "list", "tuple", "dict", "set", "bool", "object", "type", "Exception", "frozenset", "complex", "range", "(int, str)", "Point",
                 "int | str", "type(None)"]
