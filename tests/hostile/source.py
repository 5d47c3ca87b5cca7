# Source text that is nested too deeply, too long, cut off, or no text at all.
import os
import sys
import tempfile

N = 10000
SOURCES = [
    ("nul", "x = 1\0\nprint(x)\n"),
    ("nul in a string", "x = 'a\0b'\n"),
    ("long string", "x = '" + "a" * 1000000 + "'\nassert len(x) == 1000000\n"),
    ("long comment", "#" + "a" * 1000000 + "\nx = 1\n"),
    ("long sum", "x = " + "1+" * 500000 + "1\n"),
    ("many arguments", "max(" + "1," * 500000 + ")\n"),
    ("many items", "x = [" + "1," * 500000 + "]\nassert len(x) == 500000\n"),
    ("many statements", "x=1;" * 200000 + "\n"),
    ("open parentheses", "(" * N),
    ("closing parentheses", ")" * N),
    ("empty parentheses", "(" * N + ")" * N + "\n"),
    ("parentheses", "(" * N + "1" + ")" * N + "\n"),
    ("lists", "x = " + "[" * N + "]" * N + "\n"),
    ("dicts", "x = " + "{1:" * N + "1" + "}" * N + "\n"),
    ("calls in calls", "x = " + "f(" * N + ")" * N + "\n"),
    ("calls of calls", "x = f" + "()" * N + "\n"),
    ("f-strings", "x = " + "f'{" * N + "1" + "}'" * N + "\n"),
    ("open f-strings", "x = " + "f'{" * N + "\n"),
    ("f-strings in specs", "x = f'" + "{1:" * N + "}" * N + "'\n"),
    ("attributes", "x = a" + ".b" * N + "\n"),
    ("subscripts", "x = a" + "[0]" * N + "\n"),
    ("minus", "x = " + "-" * N + "1\n"),
    ("tilde", "x = " + "~" * N + "1\n"),
    ("not", "x = " + "not " * N + "1\n"),
    ("power", "x = " + "1**" * N + "1\n"),
    ("and", "x = " + "1 and " * N + "1\n"),
    ("comparison", "x = " + "1<" * N + "1\n"),
    ("if else", "x = " + "1 if 1 else " * N + "1\n"),
    ("lambda", "x = " + "lambda: " * N + "1\n"),
    ("walrus", "x = " + "(a:=" * N + "1" + ")" * N + "\n"),
    ("await", "async def f():\n  x = " + "await " * N + "1\n"),
    ("stars", "x = [" + "*" * N + "a]\n"),
    ("comprehensions", "x = " + "[a for a in " * N + "b" + "]" * N + "\n"),
    ("targets", "(" * N + "a" + ",)" * N + " = 1\n"),
    ("patterns", "match 1:\n case " + "[" * N + "]" * N + ": pass\n"),
    ("indented ifs", "".join(" " * i + "if 1:\n" for i in range(500)) + " " * 500 + "pass\n"),
    ("indented functions", "".join(" " * i + "def f():\n" for i in range(500)) + " " * 500 + "pass\n"),
    ("elif", "if 0: pass\n" + "elif 0: pass\n" * N),
    ("decorators", "@f\n" * N + "def g(): pass\n"),
    ("with", "with a" + ",a" * N + ": pass\n"),
    ("assignments", "a=" * N + "1\n"),
    ("dedents", "if 1:\n" + " " * 1000000 + "x = 1\n"),
    ("backslashes", "x = 1 + " + "\\\n" * N + "1\n"),
    ("open string", "'''" + "a\n" * N),
    ("huge int", "x = " + "9" * 1000000 + "\n"),
    ("huge hexadecimal", "x = 0x" + "f" * 1000000 + "\nassert x.bit_length() == 4000000\n"),
    ("huge float", "x = " + "9" * 1000000 + ".0\n"),
    ("huge exponent", "x = 1e" + "9" * 100000 + "\n"),
    ("huge name", "x" * 1000000 + " = 1\n"),
]
FILES = [
    ("file with a nul", b"x = 1\0\n"),
    ("file that is not UTF-8", b"x = '\xff\xfe'\n"),
    ("file cut in a character", b"x = '\xe2\x82"),
    ("file of UTF-16", "x = 1\n".encode("utf-16")),
    ("file with a byte order mark", b"\xef\xbb\xbfx = 1\n"),
    ("file of noise", bytes(range(256)) * 100),
]


def outcome(name, action):
    try:
        action()
        end = "runs"
    except BaseException as e:
        end = type(e).__name__
    assert sum(range(10)) == 45
    print(f"{name}: {end}")


for name, source in SOURCES:
    outcome(name, lambda: exec(compile(source, name, "exec"), {}))

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)
for number, (name, data) in enumerate(FILES):
    with open(os.path.join(folder, f"hostile{number}.py"), "wb") as file:
        file.write(data)
    outcome(name, lambda: __import__(f"hostile{number}"))
    os.remove(os.path.join(folder, f"hostile{number}.py"))
print("alive", eval("6 * 7"))
