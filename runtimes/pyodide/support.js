// The Python half: runs source with the lines of its document, and tells of exceptions without the engine's own frames.

export default String.raw`
import ast
import json
import linecache
import sys
import traceback
import types

import pyodide.ffi
from pyodide.code import CodeRunner

_package = types.ModuleType("anypy")
_package.__path__ = []
_package.ffi = pyodide.ffi
sys.modules["anypy"] = _package
sys.modules["anypy.ffi"] = pyodide.ffi


def _runner(source, file, line, mode, flags=0):
    # Empty lines in front give the lines of the document that the source is in.
    text = "\n" * (line - 1) + source
    linecache.cache[file] = (len(text), None, text.splitlines(True), file)
    runner = CodeRunner(text, mode="exec" if mode == "eval" else mode, filename=file, flags=flags)
    if mode == "eval" and not (len(runner.ast.body) == 1 and isinstance(runner.ast.body[0], ast.Expr)):
        raise SyntaxError("invalid syntax", (file, line, 1, source.partition("\n")[0]))
    return runner


def run(source, file, line, mode, space):
    runner = _runner(source, file, line, mode)
    return _shown(mode, runner.compile().run(space))


async def run_async(source, file, line, mode, space):
    runner = _runner(source, file, line, mode, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    return _shown(mode, await runner.compile().run_async(space))


def _shown(mode, value):
    # An interactive statement shows its value, as at a prompt.
    if mode != "single":
        return value
    sys.displayhook(value)


def scope(name):
    return {"__name__": name or "__main__", "__builtins__": __builtins__}


def forget(name):
    for key in [key for key in sys.modules if key == name or key.startswith(name + ".")]:
        del sys.modules[key]


def _own(file):
    return "_pyodide" in file or "/pyodide/" in file or file in ("<anypy>", "<exec>")


def describe():
    error = sys.last_exc if hasattr(sys, "last_exc") else sys.last_value
    told = traceback.TracebackException.from_exception(error)
    seen = set()

    def clean(part):
        if part is None or id(part) in seen:
            return
        seen.add(id(part))
        part.stack[:] = [frame for frame in part.stack if not _own(frame.filename)]
        clean(part.__cause__)
        clean(part.__context__)
        for inner in part.exceptions or ():
            clean(inner)

    clean(told)
    frames = [
        {
            "file": frame.filename,
            "line": frame.lineno or 0,
            "column": frame.colno or 0,
            "endColumn": frame.end_colno or 0,
            "function": frame.name,
        }
        for frame in told.stack
    ]
    code = None
    if isinstance(error, SystemExit):
        code = 0 if error.code is None else error.code if isinstance(error.code, int) else 1
    return json.dumps(["".join(told.format()), type(error).__name__, frames, code])
`;
