"""Whether source is a whole statement yet: CPython's codeop, which asks its compiler; this one looks at brackets, strings and colons."""

import re

__all__ = ["compile_command", "Compile", "CommandCompiler"]

_SKIPPED = re.compile(r"""#.*|("{3}|'{3})(?:\\[\s\S]|(?!\1)[\s\S])*\1|("{3}|'{3})[\s\S]*|("|')(?:\\.|(?!\3)[^\\\n])*\3""")
_COMPOUND = re.compile(r"@|(?:if|while|for|try|with|def|class|async)\b")


def _unfinished(source):
    # A long string without an end takes all that is left.
    bare = _SKIPPED.sub(lambda found: "" if found.group().startswith("#") else "(" if found.group(2) else '""', source)
    depth = 0
    for character in bare:
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
    if depth > 0 or bare.endswith("\\") or bare.endswith("\\\n"):
        return True
    lines = [line.rstrip() for line in bare.split("\n")]
    filled = [line for line in lines if line]
    if not filled:
        return False
    # A block goes on until an empty line; decorators wait for what they decorate.
    opened = filled[0].endswith(":") or filled[-1].endswith(":") or _COMPOUND.match(filled[0])
    if not opened:
        return False
    if filled[-1].endswith(":") or filled[-1].startswith("@"):
        return True
    return lines[-1] != ""


def compile_command(source, filename="<input>", symbol="single"):
    """A code object; None where the source may go on. Raises SyntaxError, ValueError or OverflowError for what is wrong."""
    return _compiled(source, filename, symbol)


def _compiled(source, filename, symbol):
    if not any(line.strip() and not line.strip().startswith("#") for line in source.split("\n")):
        return compile("pass" if symbol != "eval" else source, filename, symbol)
    if symbol != "exec" and _unfinished(source):
        return None
    return compile(source, filename, symbol)


class Compile:
    """Compiles source as `compile` does."""

    def __call__(self, source, filename, symbol, flags=0, **keywords):
        return compile(source, filename, symbol)


class CommandCompiler:
    """Compiles as `compile_command` does."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _compiled(source, filename, symbol)
