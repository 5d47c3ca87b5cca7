// The Python half: runs source under a name of its own, and gives JavaScript what the engine's proxies lack.

export default String.raw`
import builtins
import gc
import js
import jsffi
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
    kind = js.Object.prototype.toString.call(value)
    if kind == "[object Array]":
        return [to_py(item) for item in value]
    if kind == "[object Map]":
        return {entry[0]: to_py(entry[1]) for entry in getattr(js.Array, "from")(value)}
    if kind == "[object Set]":
        return set(to_py(item) for item in getattr(js.Array, "from")(value))
    if kind == "[object Object]":
        return {key: to_py(getattr(value, key)) for key in js.Object.keys(value)}
    return value


_INDEXED = (list, tuple, dict, str, bytes, bytearray, memoryview)
_SIZED = _INDEXED + (set, frozenset, range)


def flags(x):
    found = [type(x).__name__]
    if callable(x):
        found.append("call")
    if isinstance(x, _INDEXED) or hasattr(x, "__getitem__"):
        found.append("item")
    if isinstance(x, _SIZED) or hasattr(x, "__len__"):
        found.append("len")
    if hasattr(x, "__next__"):
        found.append("next")
    if isinstance(x, _SIZED) or hasattr(x, "__next__") or hasattr(x, "__iter__"):
        found.append("iter")
    return " ".join(found)


def text(x):
    return str(x)


def length(x):
    return len(x)


def item(x, key):
    try:
        return x[key]
    except (KeyError, IndexError):
        return None


def append(x, at, value):
    x.append(value)


def items(x):
    return list(x)


def step(x):
    for value in x:
        return [value]
    return []


def call(f, args, pairs):
    return f(*list(args), **{pair[0]: pair[1] for pair in pairs})


def attribute(x, name):
    return [getattr(x, name)] if hasattr(x, name) else []


def set_attribute(x, name, value):
    setattr(x, name, value)


def delete_attribute(x, name):
    delattr(x, name)


def names(x):
    return dir(x)


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


class _Namespace:
    pass


# anypy.ffi: the names that the other runtimes have.
ffi = _Namespace()
ffi.IN_BROWSER = hasattr(js, "document")
ffi.JsProxy = jsffi.JsProxy
ffi.JsException = jsffi.JsException
ffi.create_proxy = jsffi.create_proxy


def _to_js(value, depth=-1, dict_converter=None, **options):
    if depth == 0:
        return value
    if isinstance(value, (list, tuple)):
        array = js.Array.new()
        for item in value:
            array.push(_to_js(item, depth - 1, dict_converter))
        return array
    if isinstance(value, dict):
        made = js.Map.new()
        for key in value:
            made.set(key, _to_js(value[key], depth - 1, dict_converter))
        return dict_converter(made) if dict_converter else made
    if isinstance(value, (set, frozenset)):
        made = js.Set.new()
        for item in value:
            made.add(_to_js(item, depth - 1, dict_converter))
        return made
    if isinstance(value, (bytes, bytearray, memoryview)):
        return jsffi.to_js(value)
    return value


def _once(function):
    used = []

    def once(*args):
        if used:
            raise RuntimeError("Object has already been destroyed")
        used.append(True)
        return function(*args)

    return jsffi.create_proxy(once)


def _run_sync(awaitable):
    raise RuntimeError("run_sync can't wait here: MicroPython can't be suspended; use 'await'")


ffi.to_js = _to_js
ffi.create_once_callable = _once
ffi.run_sync = _run_sync
ffi.can_run_sync = lambda: False
ffi.destroy_proxies = lambda proxies: None
for _name in ("anypy", "pyodide"):
    _package = _Namespace()
    _package.ffi = ffi
    sys.modules[_name] = _package
    sys.modules[_name + ".ffi"] = ffi

handed.main = main
for function in (
    run, scope, get, put, has, remove, keys, memory, to_py, install_input, register, forget, loaded, set_argv, add_path,
    flags, text, length, item, append, items, step, call, attribute, set_attribute, delete_attribute, names,
):
    setattr(handed, function.__name__, function)
`;
