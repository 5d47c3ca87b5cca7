# The module code: statements by lines, what is shown of errors, and a console that reads from a list.
import code
import sys


class Recorder(code.InteractiveConsole):
    def write(self, data):
        print("write", data.splitlines()[-1] if data.strip() else repr(data))


console = Recorder({"x": 41})
for line in [
    "x + 1",
    "y = [1,",
    "  2]",
    "y",
    "def f(n):",
    "    return n * 2",
    "",
    "f(21)",
    "if x:",
    "    if y:",
    "        print('inner')",
    "",
    "text = '''one",
    "two'''",
    "text",
    "for i in range(2):",
    "    i",
    "",
    "1 + \\",
    "2",
    "# only a comment",
    "",
    "s = 'if x:'",
    "d = {'a': 1}; d",
    "@staticmethod",
    "def g():",
    "    return 5",
    "",
    "class C:",
    "    def m(self):",
    "        return 'm'",
    "",
    "C().m()",
    "1 / 0",
    "undefined",
    "while True: break",
    "",
    "try:",
    "    1 / 0",
    "except ZeroDivisionError:",
    "    'caught'",
    "",
]:
    print(console.push(line), end=" ")
print()

print(code.compile_command("x = 1") is None, code.compile_command("if x:") is None, code.compile_command("(1,") is None)
print(code.compile_command("'''a") is None, code.compile_command("") is None, code.compile_command("x = 1\n") is None)
try:
    code.compile_command("x = = 1")
except SyntaxError as error:
    print(type(error).__name__)

lines = iter(["a = 6", "a * 7", "raise KeyboardInterrupt", "a"])


def read(prompt):
    print(prompt, end="|")
    try:
        return next(lines)
    except StopIteration:
        raise EOFError from None


space = {}
shown = []
sys.stderr = type("Sink", (), {"write": lambda self, text: shown.append(text), "flush": lambda self: None})()
code.interact(banner="hello", readfunc=read, local=space, exitmsg="bye")
sys.stderr = sys.__stderr__
print()
print(space["a"], shown[0], shown[-1])
try:
    code.interact("", lambda prompt: "raise SystemExit(3)", {}, "")
except SystemExit as error:
    print("exit", error.code)
