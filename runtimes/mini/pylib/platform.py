"""What the program runs on."""

import sys


def system():
    return "Emscripten" if sys.platform == "emscripten" else "Linux"


def machine():
    return "wasm32" if sys.platform == "emscripten" else ""


def node():
    return "anypy"


def release():
    return "1"


def version():
    return "1"


def processor():
    return ""


def architecture(executable="", bits="", linkage=""):
    return "32bit", ""


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return "AnyPy"


def python_compiler():
    return "rustc"


def python_build():
    return "main", ""


def python_branch():
    return ""


python_revision = python_branch


def platform(aliased=False, terse=False):
    return "-".join(p for p in (system(), release(), machine()) if p)


class uname_result(tuple):
    system = property(lambda self: self[0])
    node = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


def uname():
    return uname_result((system(), node(), release(), version(), machine()))
