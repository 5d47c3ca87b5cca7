// The Python half: runs source under a name of its own, and gives JavaScript what the engine's proxies lack.

export default String.raw`
import builtins
import gc
import sys

main = __import__("__main__").__dict__


def run(source, file, mode, space):
    try:
        code = compile(source.strip() if mode == "exec" else source, file, "eval")
    except SyntaxError:
        if mode == "eval":
            raise
        exec(compile(source, file, "exec"), space)
        return
    if mode == "exec":
        # With the lines of the document: parentheses allow the empty ones in front.
        lines = len(source) - len(source.lstrip("\n"))
        code = compile("(" + "\n" * lines + source.strip() + "\n)", file, "eval")
    value = eval(code, space)
    if mode == "single" and value is not None:
        print(repr(value))
    return value


def scope(name):
    return {"__name__": name or "__main__"}


def get(space, key, fallback=None):
    return space.get(key, fallback)


def put(space, key, value):
    space[key] = value


def has(space, key):
    return key in space


def remove(space, key):
    del space[key]


def keys(space):
    return list(space.keys())


def memory():
    return [gc.mem_alloc(), gc.mem_alloc() + gc.mem_free()]


def to_py(value):
    import js
    if js.Array.isArray(value):
        return [to_py(item) for item in value]
    if js.Object.prototype.toString.call(value) == "[object Object]":
        return {key: to_py(getattr(value, key)) for key in js.Object.keys(value)}
    return value


def install_input(ask):
    def input(prompt=""):
        line = ask(str(prompt))
        if line is None:
            raise EOFError("EOF when reading a line")
        return line
    builtins.input = input


def register(name, module):
    sys.modules[name] = module


def forget(name):
    sys.modules.pop(name, None)


def loaded(name):
    return name in sys.modules


def set_argv(items):
    sys.argv[:] = list(items)


def add_path(items):
    sys.path.extend(items)


handed.main = main
for function in (run, scope, get, put, has, remove, keys, memory, to_py, install_input, register, forget, loaded, set_argv, add_path):
    setattr(handed, function.__name__, function)
`;
