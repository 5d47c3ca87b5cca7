"""Random statements: each block is source text that shows what it computes and whose exceptions are caught.

A block needs only the prelude and the names that every program begins with, so that any other block can be left out when a
failing program is made smaller. Values stay small and loops short: a program takes about a millisecond to make and to run.
"""

from expressions import Maker
from tables import BINARY, BUILTIN_TYPES, EXCEPTIONS, NAMES, TYPES


def indent(lines, by=1):
    return ["    " * by + line for line in lines]


def guarded(m, lines):
    """Statements whose exception is shown and ends nothing."""
    ends = [
        ["except Exception as err:", "    oops(err)"],
        ["except Exception as err:", "    oops(err)"],
        ["except (TypeError, ValueError) as err:", "    print(type(err).__name__)", "except Exception as err:", "    oops(err)",
         "else:", "    show('no error')"],
    ]
    return ["try:"] + indent(lines) + m.pick(ends)


def expression(m):
    return guarded(m, [f"show({m.value(m.pick(TYPES), m.number(1, 4))})"])


def expressions(m):
    lines = []
    for _ in range(m.number(2, 5)):
        lines += guarded(m, [f"show({m.value('?', m.number(1, 3))}, {m.value('?', 1)})"])
    return lines


def assignment(m):
    kind = m.pick(TYPES)
    name = m.pick(NAMES[kind])
    return guarded(m, [f"{name} = {m.value(kind, 2)}", f"show({name})"])


def augmented(m):
    kind = m.pick(TYPES)
    name = m.pick(NAMES[kind])
    op = m.pick(BINARY[:9]) if kind in ("int", "float", "bool") else m.pick(["+", "+", "*", "|", "&", "-", "^", "%"])
    other = str(m.number(-2, 4)) if op == "*" else m.value(kind if m.chance(0.8) else "?", 1)
    return guarded(m, [f"old = {name}", f"{name} {op}= {other}", f"show({name}, old is {name})" if kind == "list" else f"show({name})"])


def simple(m):
    """A statement for the inside of functions and loops."""
    form = m.number(0, 6)
    if form == 0:
        return [f"show({m.value('?', 2)})"]
    if form == 1:
        kind = m.pick(TYPES)
        return [f"x = {m.value(kind, 1)}", "show(x)"]
    if form == 2:
        return [f"if {m.value('bool', 1)}:", f"    show('yes', {m.value('?', 1)})", "else:", f"    show('no', {m.value('?', 1)})"]
    if form == 3:
        return ["try:", f"    show({m.value('?', 2)})", f"except {m.pick(EXCEPTIONS)}:", "    show('caught')", "finally:", "    show('finally')"]
    if form == 4:
        return [f"for x in {m.value(m.pick(['list', 'str', 'tuple', 'dict', 'bytes']), 1)}:", "    show(x, end=' ')", "print()"]
    if form == 5:
        return [f"assert {m.value('bool', 1)}, {m.value('?', 0)}"]
    return [f"x = y = {m.value('?', 1)}", "show(x == y, x)"]


def loop(m):
    n = m.fresh("n")
    body = simple(m)
    middle = m.pick([[f"if {n} == {m.number(0, 4)}:", f"    {m.pick(['break', 'continue'])}"], []])
    tail = m.pick([[], ["else:", "    show('no break')"]])
    if m.chance(0.5):
        lines = [f"for {n} in range({m.number(0, 5)}):"] + indent(middle + body + [f"show({n})"]) + tail
    else:
        lines = [f"{n} = {m.number(0, 4)}", f"while {n} < 5:"] + indent([f"{n} += 1"] + middle + body) + tail
    return guarded(m, lines)


def parameters(m):
    """A parameter list and its names."""
    names = [f"a{n}" for n in range(m.number(0, 4))]
    text, defaults, shown = [], False, []
    slash = m.number(1, len(names)) if names and m.chance(0.2) else None
    for n, name in enumerate(names):
        defaults = defaults or m.chance(0.3)
        text.append(f"{name}={m.value('?', 0)}" if defaults else name)
        shown.append(name)
        if slash == n + 1:
            text.append("/")
    star = m.chance(0.3)
    if star:
        text.append("*rest")
        shown.append("rest")
    if m.chance(0.3):
        if not star:
            text.append("*")
        for n in range(m.number(1, 2)):
            text.append(f"k{n}={m.value('?', 0)}" if m.chance(0.6) else f"k{n}")
            shown.append(f"k{n}")
    if m.chance(0.25):
        text.append("**more")
        shown.append("more")
    return ", ".join(text), shown


def arguments(m, shown):
    out = [m.value("?", 1) for _ in range(m.number(0, 4))]
    if m.chance(0.2):
        out.append("*" + m.value(m.pick(["list", "tuple", "str", "?"]), 0))
    names = [n for n in shown if n not in ("rest", "more")] + ["zz"]
    used = set()
    for _ in range(m.number(0, 2)):
        name = m.pick(names)
        if name not in used:
            used.add(name)
            out.append(f"{name}={m.value('?', 0)}")
    if m.chance(0.1):
        out.append("**{" + repr(m.pick(names)) + f": {m.literal('int')}" + "}")
    return ", ".join(out)


def function(m):
    name = m.fresh("fn")
    text, shown = parameters(m)
    body = [f"show({', '.join(shown) or 0})"] + simple(m) + [m.pick([f"return {m.value('?', 2)}", "return", "pass", f"return {', '.join(shown) or 'None'}"])]
    lines = [f"def {name}({text}):"] + indent(body)
    for _ in range(m.number(1, 4)):
        lines += guarded(m, [f"show({name}({arguments(m, shown)}))"])
    if m.chance(0.2):
        lines += [f"show({name}.__defaults__, {name}.__kwdefaults__, {name}.__code__.co_varnames[:{len(shown)}], {name}.__name__)"]
    return lines


def closure(m):
    name = m.fresh("make")
    start = m.value("int", 0)
    return guarded(m, [
        f"def {name}(start):",
        "    total = start",
        "    calls = []",
        "    def step(by=1):",
        f"        {m.pick(['nonlocal total', 'global i', 'pass'])}",
        f"        {m.pick(['total', 'i'])} {m.pick(['+=', '-=', '*=', '=', '|='])} {m.pick(['by', 'start', 'len(calls)'])}",
        f"        calls.append({m.pick(['by', 'lambda: by', 'start'])})",
        "        return total" if m.chance(0.7) else "        return [c if not callable(c) else c() for c in calls]",
        "    return step",
        f"step = {name}({start})",
        f"show(step(), step({m.value('int', 0)}), step(by={m.number(-5, 5)}))",
        "show(i, sorted(c.cell_contents for c in step.__closure__ or () if type(c.cell_contents) is int))",
    ])


def generator(m):
    name = m.fresh("gen")
    body = []
    for _ in range(m.number(1, 4)):
        form = m.number(0, 6)
        if form == 0:
            body += [f"got = yield {m.value('?', 1)}", "show('got', got)"]
        elif form == 1:
            body += [f"for x in {m.value(m.pick(['list', 'str', 'tuple']), 1)}:", "    yield x"]
        elif form == 2:
            inner = m.pick([m.value("list", 1), "inner()", m.value("str", 1), f"iter({m.value('list', 0)})"])
            body += [f"result = yield from {inner}", "show('result', result)"]
        elif form == 3:
            body += ["try:", f"    yield {m.value('?', 1)}", f"except {m.pick(['ValueError', 'GeneratorExit', 'Exception', 'Mine'])} as e:", "    show('in', type(e), e.args)"]
            body += m.pick([["    raise"], [f"    yield {m.value('int', 0)}"], ["    return 5"], ["    raise KeyError(1) from e"], []])
            body += m.pick([["finally:", "    show('done')"], []])
        elif form == 4:
            body += [f"if {m.value('bool', 1)}:", f"    return {m.value('?', 1)}"]
        else:
            body += ["try:", f"    yield {m.value('?', 0)}", "finally:", "    show('cleanup')"]
    body += ["yield"]
    lines = ["def inner():", "    try:", f"        x = yield {m.value('int', 0)}", "        show('inner got', x)", "        return 'r'"]
    lines += m.pick([["    finally:", "        show('inner ends')"], [f"    except {m.pick(['ValueError', 'Mine'])}:", "        yield 'again'"]])
    lines += [f"def {name}():"] + indent(body) + [f"it = {name}()"]
    for _ in range(m.number(2, 7)):
        act = m.pick(["next(it)", "next(it)", "it.send(None)", f"it.send({m.value('?', 0)})", "next(it, 'end')", f"it.throw({m.pick(['ValueError', 'Mine(3)', 'KeyError(1)', 'GeneratorExit', 'StopIteration(4)'])})",
                      "it.close()", "list(it)", "it.gi_frame is None", "[x for x in it]"])
        lines += ["try:", f"    show({act})", "except StopIteration as e:", "    show('stop', e.value)", "except BaseException as e:", "    oops(e)"]
    # Closed by name: when a forgotten generator is finalised is not the language's business.
    return lines + ["try:", "    it.close()", "except BaseException as e:", "    oops(e)"]


# Special methods: name, parameters, what it may return.
SPECIAL = [
    ("__repr__", "self", ["'R' + repr(self.v)", "str(self.v)", "5", "''"]),
    ("__str__", "self", ["f'<{self.v}>'", "self.v", "'s'"]),
    ("__len__", "self", ["3", "0", "-1", "self.v", "2.5", "2**70"]),
    ("__bool__", "self", ["True", "False", "bool(self.v)", "1"]),
    ("__eq__", "self, other", ["True", "False", "NotImplemented", "self.v == getattr(other, 'v', other)", "[]"]),
    ("__ne__", "self, other", ["True", "NotImplemented", "'ne'"]),
    ("__lt__", "self, other", ["True", "False", "NotImplemented", "self.v < getattr(other, 'v', other)"]),
    ("__le__", "self, other", ["NotImplemented", "'le'"]),
    ("__gt__", "self, other", ["NotImplemented", "self.v > getattr(other, 'v', other)"]),
    ("__hash__", "self", ["7", "hash(1)", "'x'"]),
    ("__add__", "self, other", ["('add', other)", "NotImplemented", "type(self)(0)", "self.v + other"]),
    ("__radd__", "self, other", ["('radd', other)", "NotImplemented", "other"]),
    ("__iadd__", "self, other", ["('iadd', other)", "NotImplemented", "self"]),
    ("__sub__", "self, other", ["NotImplemented", "'sub'"]),
    ("__rsub__", "self, other", ["NotImplemented", "'rsub'"]),
    ("__mul__", "self, other", ["NotImplemented", "'mul'", "self"]),
    ("__rmul__", "self, other", ["NotImplemented", "'rmul'"]),
    ("__truediv__", "self, other", ["'div'"]),
    ("__floordiv__", "self, other", ["'floordiv'", "NotImplemented"]),
    ("__mod__", "self, other", ["'mod'", "NotImplemented"]),
    ("__rmod__", "self, other", ["'rmod'", "NotImplemented"]),
    ("__pow__", "self, other, mod=None", ["('pow', mod)", "NotImplemented"]),
    ("__matmul__", "self, other", ["'matmul'", "NotImplemented"]),
    ("__and__", "self, other", ["'and'", "NotImplemented"]),
    ("__ror__", "self, other", ["'ror'", "NotImplemented"]),
    ("__lshift__", "self, other", ["'lshift'"]),
    ("__neg__", "self", ["'neg'", "self"]),
    ("__invert__", "self", ["'invert'"]),
    ("__abs__", "self", ["'abs'"]),
    ("__int__", "self", ["7", "'seven'", "True"]),
    ("__index__", "self", ["2", "-1", "True"]),
    ("__float__", "self", ["1.5", "1", "'f'"]),
    ("__complex__", "self", ["1j", "1.5"]),
    ("__round__", "self, n=None", ["('round', n)"]),
    ("__trunc__", "self", ["4"]),
    ("__getitem__", "self, key", ["('item', key)[: 3 if key == key else 0] if not isinstance(key, int) or key < 4 else [][1]", "[10, 20, 30][key]", "{0: self.v}[key]"]),
    ("__setitem__", "self, key, value", ["show('set', key, value)"]),
    ("__delitem__", "self, key", ["show('del', key)"]),
    ("__missing__", "self, key", ["'missing'"]),
    ("__contains__", "self, item", ["True", "item == 1", "[]", "None"]),
    ("__iter__", "self", ["iter([1, 2, 3])", "iter('xy')", "self", "5", "iter((4, 5))"]),
    ("__next__", "self", ["1 / 0", "next(iter(()))"]),
    ("__reversed__", "self", ["iter([3])", "7"]),
    ("__call__", "self, *args, **kw", ["('called', args, kw)", "self"]),
    ("__getattr__", "self, name", ["'attr ' + name if name[:1] != '_' else object.__getattribute__(self, name)"]),
    ("__setattr__", "self, name, value", ["object.__setattr__(self, name, value)"]),
    ("__delattr__", "self, name", ["show('delattr', name)"]),
    ("__format__", "self, spec", ["'F' + spec", "5", "format(self.v, spec)"]),
    ("__enter__", "self", ["'entered'", "self"]),
    ("__exit__", "self, *args", ["show('leave', args[0])", "True"]),
    ("__bytes__", "self", ["b'by'", "'no'"]),
    ("__class_getitem__", "cls, key", ["('cls', key)"]),
    ("__dir__", "self", ["['b', 'a']"]),
    ("__divmod__", "self, other", ["'divmod'"]),
    ("__rdivmod__", "self, other", ["'rdivmod'"]),
    ("__length_hint__", "self", ["4", "-2", "'h'"]),
    ("__instancecheck__", "self, other", ["True"]),
    ("__getstate__", "self", ["1"]),
]

# What is done with objects x and y of generated classes, C and D being the classes.
USES = [
    "x", "str(x)", "repr(x)", "len(x)", "bool(x)", "not x", "x == y", "x != y", "x < y", "x <= y", "x > y", "x >= y", "x == 1", "1 == x", "x < 1", "1 < x", "hash(x) == hash(x)", "{x: 1}[x]", "x in [x]",
    "x + y", "x + 1", "1 + x", "x - 1", "1 - x", "x * 2", "2 * x", "x * y", "x / 2", "x // 2", "x % 2", "'%s' % x", "'a%s' % (x,)", "'abc' % x", "x ** 2", "pow(x, 2, 3)", "x @ y", "x & 1", "1 | x",
    "x << 1", "-x", "+x", "~x", "abs(x)", "int(x)", "float(x)", "complex(x)", "round(x)", "round(x, 2)", "x[1]", "x['k']", "x[1, 2]", "1 in x", "list(x)", "tuple(x)", "sorted(x)",
    "[*x]", "reversed(x)", "list(reversed(x))", "x()", "x(1, k=2)", "x.name", "x.v", "x.nothing", "getattr(x, 'q', 'none')", "f'{x}'", "f'{x!r:>6}'", "f'{x:>8}'", "format(x, 'abc')", "'{0.v}'.format(x)", "bytes(x)",
    "C[int]", "D[0]", "[n for n in dir(x) if n in ('v', 'w', 'attr', 'method', 'prop', 'klass', 'name2', 'static', 'args')]", "divmod(x, 2)", "divmod(2, x)", "[10, 20, 30][x]", "'abc'[x:]", "range(x)", "'ab' * x", "sum([x, y])", "sum(x)", "max(x, y)", "sorted([x, y])[0].v", "isinstance(1, x)", "isinstance(x, C)",
    "issubclass(D, C)", "type(x).__mro__[0].__name__", "C.__name__, D.__qualname__, C.__module__", "[b.__name__ for b in D.__mro__]", "x.__class__.__name__", "dict(x)", "set(x)", "'-'.join(x)", "next(x)", "iter(x)", "enumerate(x)",
    "x and y", "x or y", "x is y", "hex(x)", "chr(x)", "math.floor(x)", "all(x)", "[i for i in x]", "{**x}", "show(*x)", "x.method(1)", "x.prop", "x.static(2)", "x.klass()", "D.klass()", "C.method(x, 3)", "C.prop", "vars(x)", "x.__dict__",
    "C.method", "super(D, y).method(1)", "C()", "D(1, 2)", "C(v=4).v", "isinstance(D, type)", "callable(x)", "x.v.v", "print(x)", "str(C)", "repr(D)", "x == x", "x != x", "[x] == [y]", "(x,) < (y,)", "x.__eq__(y)", "C.__eq__(x, 1)", "y.name2", "D.attr", "x.attr",
]


def method(m, name, params, results):
    lines = [f"def {name}({params}):"]
    if m.chance(0.15):
        lines.append(f"    show('{name}')")
    if m.chance(0.07):
        lines.append(f"    raise {m.pick(EXCEPTIONS)}({m.value('str', 0)})")
    return lines + [f"    return {m.pick(results)}"]


def class_body(m, sub):
    lines = []
    if m.chance(0.15):
        lines.append(f"__slots__ = {m.pick([repr(('v', 'w')), repr(()), repr(('name',)), repr(['v', '__dict__'])])}")
    if m.chance(0.4):
        lines.append(f"attr = {m.value('?', 1)}")
    if not sub or m.chance(0.3):
        lines += [f"def __init__(self, v={m.value('int', 0)}):"] + (["    super().__init__()"] if m.chance(0.2) else []) + ["    self.v = v"]
    for _ in range(m.number(0, 5)):
        name, params, results = m.pick(SPECIAL)
        if name == "__getstate__":
            continue
        lines += method(m, name, params, results)
    if m.chance(0.5):
        lines += ["def method(self, a, b=2):", m.pick(["    return (a, b)", "    return super().method(a)", "    return self.v", "    return __class__.__name__"])]
    if m.chance(0.3):
        lines += ["@property", "def prop(self):", f"    return {m.pick(['self.v', repr('prop'), 'self.nothing'])}"]
        if m.chance(0.5):
            lines += ["@prop.setter", "def prop(self, value):", "    self.v = value"]
    if m.chance(0.2):
        lines += ["@staticmethod", "def static(a=1):", "    return ('static', a)"]
    if m.chance(0.25):
        lines += ["@classmethod", "def klass(cls, *a):", "    return (cls.__name__, a)"]
    return lines or ["pass"]


def klass(m):
    base = m.pick(["", "", "", "", "(int)", "(str)", "(list)", "(dict)", "(tuple)", "(Exception)", "(Point)", "(float)", "(object)", "(Mine)", "(bytes)"])
    mixin = m.pick(["C", "C", "C", "C, Extra", "Extra, C", "C, object"])
    lines = ["import math", "class Extra:", "    name2 = 'extra'", "    def method(self, a, b=3):", "        return ('extra', a, b)"] if "Extra" in mixin else ["import math"]
    lines += [f"class C{base}:"] + indent(class_body(m, bool(base)))
    lines += [f"class D({mixin}):"] + indent(class_body(m, True))
    lines += guarded(m, [f"x = {m.pick(['C()', 'C(3)', 'D(2)'])}", f"y = {m.pick(['D()', 'D(3)', 'C(1)'])}"])
    for _ in range(m.number(3, 9)):
        lines += ["try:", f"    show({m.pick(USES)})", "except Exception as err:", "    oops(err)"]
    if m.chance(0.5):
        lines += guarded(m, m.pick([["x[0] = 1", "del x[0]"], ["x.name = 5", "show(x.name)", "del x.name", "x.name"], ["x += y", "show(x)"], ["with x as w:", "    show(w)", "    1 / 0"], ["del x.v", "x.v"],
                                    ["x.prop = 9", "show(x.prop, x.v)"], ["a, b, *c = x", "show(a, b, c)"], ["for w in x:", "    show(w)", "    break"], ["C.attr = 1", "show(D.attr)", "del C.attr", "D.attr"],
                                    ["match x:", "    case C(v=w):", "        show(w)", "    case _:", "        show('other')"], ["raise x"], ["x.w = 1", "show(x.w, vars(x))"]]))
    # In a function now and then, where names are locals and cells.
    if m.chance(0.4):
        name = m.fresh("scope")
        lines = [f"def {name}():"] + indent(lines) + [f"{name}()"]
    return guarded(m, lines)


def raising(m):
    def action():
        return m.pick([[f"show({m.value('?', 2)})"], [f"raise {m.pick(EXCEPTIONS)}({m.value('?', 0) if m.chance(0.8) else ''})"], [f"raise {m.pick(EXCEPTIONS)}"], ["raise"],
                       [f"raise {m.pick(EXCEPTIONS)}({m.value('str', 0)}) from {m.pick(['None', 'KeyError(5)', 'ValueError', 'err', '3'])}"], ["1 // 0"], ["undefined_name"], ["show(done)"],
                       ["return 1"], [f"raise Other({m.value('int', 0)}, extra=4)"], ["{}['k']"], ["[].pop()"], [f"raise {m.value('?', 0)}"], ["del done"], ["pass"], ["None.x"], ["'a' + 1"]])

    name = m.fresh("risky")
    lines = [f"def {name}():", "    try:"] + indent(action() + ["show('after')"], 2)
    used = set()
    for _ in range(m.number(0, 2)):
        kind = m.pick(EXCEPTIONS)
        if kind in used:
            continue
        used.add(kind)
        kinds = kind if m.chance(0.7) else f"({kind}, {m.pick(EXCEPTIONS)})"
        lines += [f"    except {kinds} as err:", "        show(type(err).__name__, err.args)"] + indent(action(), 2)
    if len(lines) == 2 or m.chance(0.6):
        handlers = any(line.startswith("    except") for line in lines)
        if m.chance(0.4) and handlers:
            lines += ["    else:"] + indent(action(), 2)
        lines += ["    finally:", "        show('finally')"] + (indent(action(), 2) if m.chance(0.3) else [])
    elif not used:
        lines += ["    finally:", "        show('finally')"]
    lines += ["    return 'end'"]
    lines += ["try:", f"    show({name}())", "except BaseException as e:", "    oops(e)", "    show(e.args, repr(e), e.__suppress_context__, getattr(e, 'extra', None))"]
    if m.chance(0.2):
        lines[-1:-1] = ["    e.add_note('a note')", "    show(e.__notes__)"]
    return lines


def with_block(m):
    logs = ", ".join(f"Log({n}{m.pick(['', '', ', None, True', ', ValueError(1)', ', None, False'])}) as w{n}" for n in range(m.number(1, 3)))
    body = m.pick([[f"show({m.value('?', 2)})"], ["raise Mine('in')"], ["1 / 0"], ["show(w0)"], ["return"], ["for x in (1, 2):", "    with Log('loop'):", f"        {m.pick(['break', 'continue', 'pass'])}"]])
    name = m.fresh("fn")
    return [f"def {name}():", f"    with {logs}:"] + indent(body, 2) + ["    show('end')"] + guarded(m, [f"show({name}())"])


def unpacking(m):
    targets = [f"v{n}" for n in range(m.number(1, 4))]
    if m.chance(0.5):
        at = m.number(0, len(targets) - 1)
        targets[at] = "*" + targets[at]
    if m.chance(0.2):
        targets.append(f"({', '.join(['n1', '*n2'])})")
    source = m.value(m.pick(["list", "tuple", "str", "tuple", "list", "dict", "bytes", "?"]), 1)
    names = ", ".join(t.strip("*()").split(",")[0] for t in targets)
    return guarded(m, [f"{', '.join(targets)}, = {source}" if len(targets) == 1 else f"{', '.join(targets)} = {source}", f"show({names})"])


def pattern(m, depth):
    form = m.number(0, 13 if depth > 0 else 4)
    sub = lambda: pattern(m, depth - 1)
    if form == 0:
        return str(m.pick([0, 1, -1, 2, 7]))
    if form == 1:
        return repr(m.pick(["", "a", "abc", "hello"]))
    if form == 2:
        return m.pick(["None", "True", "False", "_", "1.5", "-1.0", "1 + 2j"])
    if form == 3:
        return m.fresh("c")
    if form == 4:
        return m.pick(["int()", "str()", "float()", "list()", "dict()", "tuple()", "bytes()", "bool()", "Mine()", "int(q1)" if False else "int()"])
    if form in (5, 6):
        items = [sub() for _ in range(m.number(0, 3))]
        if m.chance(0.4):
            items.insert(m.number(0, len(items)), "*" + m.pick(["_", m.fresh("c")]))
        return "[" + ", ".join(items) + "]"
    if form in (7, 8):
        items = [f"{m.pick([repr('a'), repr('b'), '1', '2', 'True', 'None'])}: {sub()}" for _ in range(m.number(0, 2))]
        keys = [i.split(":")[0] for i in items]
        if len({eval(k) for k in keys}) != len(keys):
            items = items[:1]
        if m.chance(0.3):
            items.append("**" + m.fresh("c"))
        return "{" + ", ".join(items) + "}"
    if form == 9:
        return f"Point({', '.join([sub() for _ in range(m.number(0, 2))])})"
    if form == 10:
        return f"Point(x={sub()})"
    if form == 11:
        return f"({m.pick(['1', '2', repr('a'), 'None', 'str()', '[]', '[_]'])} | {m.pick(['int()', '3', repr('b'), '{}', 'Point()'])})"
    if form == 12:
        return f"{m.pick(['int', 'str', 'list', 'dict', 'tuple', 'float'])}({sub()})"
    inner = m.pick(["int()", "str()", "[_, *_]", "1", "(1 | 2)", "{}"])
    return f"({inner} as {m.fresh('c')})"


def match(m):
    subject = m.pick([m.value("?", 2), m.value("?", 1), "Point(1, 2)", "Point([1], 'a')", "[1, 2, 3]", "{'a': 1, 'b': [1, 2]}", "(1, Point(0))", "[['a'], 1]", "{1: 'a', 'a': {}}"])
    lines = [f"match {subject}:"]
    for _ in range(m.number(1, 5)):
        before = m.count
        p = pattern(m, 2)
        captured = [f"c{n}" for n in range(before + 1, m.count + 1) if f"c{n}" in p]
        guard = f" if {m.value('bool', 1)}" if m.chance(0.25) or p == "_" or p.isidentifier() else ""
        lines += [f"    case {p}{guard}:", f"        show({', '.join([repr(p)] + captured)})"]
    return guarded(m, lines + m.pick([["    case _:", "        show('nothing')"], []]))


def sorting(m):
    items = m.pick([m.value("list", 2), "[" + ", ".join(m.literal(m.pick(["int", "int", "float"])) for _ in range(m.number(0, 9))) + "]", "[" + ", ".join(m.literal("str") for _ in range(m.number(0, 9))) + "]",
                    "[(x % 3, -x) for x in range(9)]", "[Point(1), Point(0)]", "s.split()", "list('hello world')"])
    options = m.pick(["", "key=str", "reverse=True", "key=lambda x: -x", "key=len", "key=lambda x: x % 3, reverse=True", "key=repr, reverse=True", "key=None, reverse=1", "key=lambda x: (len(str(x)), str(x))", "key=abs", "cmp=1"])
    return guarded(m, [f"a = {items}", f"show(sorted(a{', ' + options if options else ''}))", f"a.sort({options})", "show(a)", f"show(min(a), max(a{', key=str' if m.chance(0.5) else ''}))", "show(a == sorted(a))"])


def slicing(m):
    out = [f"a = {m.pick(['list(range(8))', m.value('list', 1), 'bytearray(b' + repr('abcdefgh') + ')', 'list(s)'])}"]
    for _ in range(m.number(1, 3)):
        out.append(m.pick([f"a[{m.slice()}] = {m.value(m.pick(['list', 'tuple', 'bytes', 'str', '?']), 1)}", f"del a[{m.slice()}]", f"a[{m.number(-9, 9)}] = {m.value('int', 0)}", f"del a[{m.number(-9, 9)}]",
                           f"a.insert({m.number(-9, 9)}, {m.value('int', 0)})", f"show(a[{m.slice()}])", f"a += {m.value(m.pick(['list', 'bytes', '?']), 1)}", f"a *= {m.number(-1, 3)}", "a.reverse()", f"show(a.index({m.value('int', 0)}))"]))
        out.append("show(a)")
    lines = []
    for line in out:
        lines += [line] if line == out[0] else guarded(m, [line])
    return lines


def deleting(m):
    name = m.pick(["i", "s", "l", "nope", "x"])
    return guarded(m, [f"def {m.fresh('fn')}():", "    x = 1"] + [f"    del {m.pick(['x', 'x, x', '(x)', 'y'])}", "    return x", f"show({'fn' + str(m.count)}())"]) + guarded(m, [f"hold = {name}", f"del {name}", f"show({name})"]) + guarded(
        m, [f"{name} = hold"])


def printing(m):
    options = ", ".join(m.pick([["sep='-'"], ["end='|\\n'"], ["sep=''", "end='\\n\\n'"], ["sep=None"], ["end=5"], []]))
    values = ", ".join(m.value(m.pick(["int", "float", "str", "list", "tuple", "dict", "bool"]), 2) for _ in range(m.number(1, 3)))
    return guarded(m, [f"print({values}{', ' + options if options else ''})"])


def decorated(m):
    name = m.fresh("fn")
    return guarded(m, ["def mark(tag):", "    def wrap(f):", "        def call(*args, **kw):", "            show('call', tag, args, kw)", f"            return {m.pick(['f(*args, **kw)', '(tag, f(*args, **kw))', 'f(*args)', 'f(tag)'])}",
                       "        return call", "    return wrap", f"@mark({m.value('int', 0)})", f"@mark({m.value('str', 0)})", f"def {name}(a=1, *, b=2):", f"    return {m.pick(['a, b', 'a + b', 'a * 2'])}", f"show({name}({arguments(m, ['a', 'b'])}))"])


def coroutine(m):
    return guarded(m, ["class Wait:", "    def __await__(self):", f"        got = yield {m.value('int', 0)}", "        return got", "class Each:", "    def __init__(self, n):", "        self.n = n", "    def __aiter__(self):", "        return self",
                       "    async def __anext__(self):", "        if self.n <= 0:", "            raise StopAsyncIteration", "        self.n -= 1", "        return self.n", "    async def __aenter__(self):", "        return 'in'",
                       "    async def __aexit__(self, kind, value, tb):", "        show('out', kind)", f"        return {m.pick(['True', 'False', 'None'])}", "async def agen(n):", "    for x in range(n):", "        yield x", f"        {m.pick(['await Wait()', 'pass'])}",
                       "async def main():", f"    async with Each(2) as w:", f"        show(w, {m.value('?', 1)})", f"    show([x async for x in {m.pick(['Each(3)', 'agen(2)', 'Each(0)'])} if x != 1])", f"    show(await Wait(), {m.value('?', 1)})", f"    async for x in {m.pick(['agen(3)', 'Each(2)'])}:", f"        {m.pick(['show(x)', 'break', 'continue'])}",
                       "    else:", "        show('else')", f"    return {m.value('?', 1)}", "co = main()", "try:", "    sent = None", "    while True:", "        show(co.send(sent))", f"        sent = {m.value('?', 0)}", "except StopIteration as e:", "    show('returned', e.value)", "finally:", "    co.close()"])


def views(m):
    form = m.pick(["keys", "items", "values"])
    op = m.pick(["&", "|", "-", "^", "==", "<=", "<"])
    return guarded(m, [f"a, b = {m.value('dict', 1)}, {m.value('dict', 1)}", f"show(a.{form}() {op} b.{m.pick([form, 'keys'])}())", f"show(list(reversed(a.{form}())), len(a.{form}()), {m.value('int', 0)} in a.{form}())", f"for x in a{m.pick(['', '.items()'])}:",
                       f"    {m.pick(['a[x] = 1', 'a.pop(x)', 'a[(x,)] = 2', 'pass', 'a.clear()'])}", "show(a)"])


def scopes(m):
    return guarded(m, [f"def {m.fresh('fn')}(x):", f"    {m.pick(['global i', 'pass', 'global newname'])}", f"    {m.pick(['i = x', 'newname = x', 'y = i', 'i += 1', 'del i'])}", f"    def inner(y={m.value('?', 0)}):", f"        {m.pick(['nonlocal x', 'pass'])}", f"        {m.pick(['x = y', 'x += 1', 'pass', 'y = x', 'del x'])}",
                       "        return x, y", f"    class K:", f"        x = {m.pick(['1', 'x', repr('k')])}", "        z = [x for _ in range(2)]", "        def get(self):", "            return x", f"    return {m.pick(['inner(), x, K.x, K.z', 'inner(1), K().get()', '[inner(n) for n in (1, 2)]', 'x', 'sorted(locals())'])}",
                       f"show(fn{m.count}({m.value('?', 0)}))"])


def nested_data(m):
    return guarded(m, [f"a = {m.value('list', 3)}", f"c = {m.value('dict', 3)}", "show(a, c, a == a[:], a < a, len(repr(a)), str(c) == repr(c))", f"show(a {m.pick(['==', '<', '<=', '!=', '>'])} {m.value('list', 2)})"])


def integers(m):
    a, b = m.value("int", 3), m.value("int", 2)
    op = m.pick(["+", "-", "*", "//", "%", "&", "|", "^", "/", "<", "=="])
    return guarded(m, [f"x, y = {a}, {b}", f"show(x {op} y, y {op} x)", f"show(divmod(x, y or 1), -x // (y or 1), x % -(y or 7))", f"show(x >> {m.number(0, 70)}, x << {m.number(0, 70)}, ~x & y, int(str(x)) == x, hash(x) == hash(float(x)) or x != float(x))",
                       f"show(float(x), x / (y or 3), x.bit_length(), pow(abs(x), {m.number(0, 20)}, abs(y) + 1), round(x, {m.number(-4, 1)}))", f"show(x.to_bytes({m.number(0, 20)}, {m.pick([repr('big'), repr('little')])}, signed={m.pick(['True', 'False'])}))"])


def floats(m):
    a, b = m.value("float", 2), m.value("float", 2)
    return guarded(m, ["import math", f"x, y = float({a}), float({b})", "show(x, y, x + y, x - y, x * y)", f"show(x {m.pick(['/', '//', '%', '<', '==', '>='])} y)", f"show(round(x, {m.number(-3, 6)}), repr(x), str(y), x.hex(), x.is_integer())",
                       f"show(math.{m.pick(['floor', 'ceil', 'trunc', 'isnan', 'sqrt', 'frexp', 'modf', 'fabs', 'isinf', 'degrees'])}(x))", f"show(math.{m.pick(['fmod', 'hypot', 'atan2', 'remainder', 'nextafter', 'isclose', 'ldexp'])}(x, y))", "show(divmod(x, y), int(x))"])


PATTERNS = ["a", "[a-c]+", "(a)(b)?", "\\d+", "\\w+", " +", "(?P<n>x)|y", "^.", ".$", "(?i)HELLO", "[^a]", "a{1,2}", "(?:l|o)+", "(?=l)", "\\b\\w", "l*?o", "(.)\\1"]


def library(m):
    """Modules that are made for such use."""
    return guarded(m, m.pick([
        ["import itertools as it", f"show(list(it.{m.pick(['chain(l, s)', 'islice(l, ' + str(m.number(-1, 4)) + ')', 'zip_longest(l, s)', 'accumulate([1, 2, 3])', 'product(s[:3], repeat=2)', 'combinations(l[:4], 2)', 'permutations(s[:3])', 'takewhile(bool, l)', 'groupby(s)', 'pairwise(s)', 'starmap(pow, [(2, 3)])', 'compress(s, l)', 'repeat(i, 3)', 'dropwhile(bool, m)', 'combinations_with_replacement(s[:3], 2)', 'filterfalse(bool, l)'])}))"],
        ["import functools", f"show(functools.reduce(lambda a, b: {m.pick(['a + b', '(a, b)', 'b'])}, {m.value(m.pick(['list', 'tuple', 'str']), 1)}{m.pick(['', ', 0', ', None'])}))", f"p1 = functools.partial({m.pick(['int', 'pow', 'print', 'max'])}, {m.value('int', 0)})", f"show(p1({m.value('int', 0) if False else m.number(0, 5)}))"],
        ["from collections import Counter, OrderedDict, defaultdict, deque", f"c = Counter({m.value(m.pick(['str', 'list']), 1)})", f"show(dict(c), c.most_common(2), sorted(c.values()), c[{m.value('str', 0)}])", f"dq = deque({m.value('list', 1)}, {m.pick(['None', '3', '0'])})", f"dq.{m.pick(['append(1)', 'appendleft(2)', 'rotate(1)', 'pop()', 'popleft()', 'extend(s)', 'extendleft(s)', 'reverse()', 'clear()', 'remove(1)'])}", "show(list(dq), dq.maxlen, len(dq))",
         f"dd = defaultdict({m.pick(['list', 'int', 'None', 'lambda: 5'])})", f"show(dd[{m.value('int', 0)}], dict(dd))"],
        ["import json", f"a = json.dumps({m.value(m.pick(['list', 'dict', 'str', 'float', 'int']), 2)}{m.pick(['', ', indent=1', ', sort_keys=True', ', ensure_ascii=False'])})", "print(a)", "show(json.loads(a))"],
        ["import re", f"show(re.{m.pick(['findall', 'split'])}({m.pick(PATTERNS)!r}, s + {m.value('str', 0)}))", f"a = re.{m.pick(['match', 'search', 'fullmatch'])}({m.pick(PATTERNS)!r}, {m.value('str', 0)})", "show(a and (a.span(), a.groups(), a[0]))", f"show(re.sub({m.pick(PATTERNS)!r}, '<\\\\g<0>>', t))"],
        ["import struct", "try:", f"    a = struct.pack({repr(m.pick('<>!') + m.pick(['bBhH', 'iI', 'qQ', 'fd', '3s', '?c', '2x']))}, {', '.join(m.value(m.pick(['int', 'float', 'bytes', 'bool']), 0) for _ in range(m.number(1, 4)))})", "    show(a)", "except struct.error:", "    show('struct.error')"],
        ["from dataclasses import dataclass, field, replace", f"@dataclass({m.pick(['', 'order=True', 'frozen=True', 'eq=False'])})", "class P:", "    x: int", f"    y: object = {m.value(m.pick(['int', 'str', 'tuple']), 0)}", f"show(P({m.value('int', 0)}) == P(1), P(1) {m.pick(['<', '=='])} P(2))", f"r = P({m.value('?', 0)})", "print(text(r.x), text(r.y))", "r.x = 5", "show(replace(r, x=1).x)"],
        ["from enum import Enum, IntEnum, Flag", f"class E({m.pick(['Enum', 'IntEnum', 'Flag'])}):", "    A = 1", "    B = 2", f"    C = {m.pick(['4', '1', '2', '3'])}", f"show(list(E), E({m.pick(['1', '2', '3', '9'])}), E[{m.pick([repr('A'), repr('Z')])}], E.A == 1, E.C.name, E.B.value)"],
        ["import string, textwrap, heapq, bisect, operator, copy", f"h = sorted({m.value('list', 1)}, key=repr)", f"show(copy.deepcopy(h) == h, copy.copy(h) is h, string.digits, operator.{m.pick(['add', 'mul', 'eq', 'contains', 'lt'])}(i, j))", f"q1 = [{m.number(0, 9)}, {m.number(0, 9)}, 3]", "heapq.heapify(q1)", "show(heapq.heappop(q1), heapq.nsmallest(2, q1), bisect.bisect([1, 3, 5], k % 7))", f"show(textwrap.fill(s + ' ' + t, {m.number(1, 20)}))"],
        ["import datetime as dt", f"a = dt.date({m.number(1, 9999)}, {m.number(1, 13)}, {m.number(1, 31)})", f"show(a.isoformat(), a.weekday(), a.isocalendar()[:2], a + dt.timedelta({m.number(-400, 400)}), a.strftime({m.pick([repr(x) for x in ['%Y-%m-%d', '%j %a', '%B %y', '%U %%']])}))", f"show(str(dt.timedelta({m.number(-5, 5)}, {m.number(-90000, 90000)}, {m.number(-9, 9)})))"],
        ["import fractions, decimal" if False else "import fractions", f"a = fractions.Fraction({m.value('int', 0)}, {m.number(-4, 9)})", f"show(str(a), str(a {m.pick(['+', '-', '*', '/', '**'])} {m.number(-3, 4)}), float(a), a < 1, round(a, 1) == a, a.limit_denominator(10) == a)"],
        ["import math", f"show(math.{m.pick(['gcd(i, j, k)', 'lcm(i % 100, j % 100)', 'comb(9, 4)', 'perm(9, 2)', 'isqrt(abs(i))', 'factorial(' + str(m.number(-1, 25)) + ')', 'prod([i, j])', 'fsum([f, g, 0.1])', 'dist((1, 2), (3, 4))', 'floor(f)', 'ceil(g)', 'sqrt(i)', 'log(j)', 'log10(k)', 'log2(abs(i) + 1)', 'pow(2, 0.5)', 'ulp(f)', 'sumprod' if False else 'trunc(g)'])})"],
    ]))


TOKENS = ["(", ")", "[", "]", "{", "}", ",", ":", "=", "==", "+", "*", "**", ".", "if", "else", "for", "in", "lambda", "not", "and", "is", "x", "1", "'a'", "yield", "await", "def", "class", "return", "import", "from", "as", "pass", "\n", "    ", ":=", "->", "@", ";", "...", "None", "async", "with", "try", "except", "global", "nonlocal", "del", "assert",
          "raise", "while", "break", "match", "case", "_", "f'{x}'", "0x", "1e5", "~", "//=", "!", "%", "<", "print", "b'a'", "`", "$", "\\"]


def mutated(m):
    """Whether a text that was hurt in one or two places still compiles."""
    blocks = [b for b in BLOCKS if b is not mutated and b is not nested_scripts]
    lines = m.pick(blocks)(m)
    text = "\n".join(lines[:m.number(3, 14)])
    for _ in range(m.number(1, 2)):
        at = m.number(0, len(text))
        form = m.number(0, 3)
        if form == 0:
            text = text[:at] + m.pick(TOKENS) + text[at:]
        elif form == 1:
            text = text[:at] + text[at + m.number(1, 4):]
        elif form == 2:
            text = text[:at] + " " + m.pick(TOKENS) + " " + text[at:]
        else:
            text = text[:at] + text[at:].replace(m.pick("()[]{},:=. "), m.pick(TOKENS), 1)
    return ["try:", f"    compile({text!r}, '<text>', 'exec')", "except SyntaxError as e:", "    print('SyntaxError')", "except Exception as e:", "    print(type(e).__name__)", "else:", "    print('compiles')"]


def nested_scripts(m):
    return guarded(m, [f"scope = {{'x': {m.value('int', 0)}}}", f"exec({chr(10).join(simple(m))!r}, dict(globals()), scope)", "show(sorted(k for k in scope))", f"show(eval({m.value('?', 2)!r}))"])


BLOCKS = (
    [expression] * 6 + [expressions] * 10 + [assignment] * 3 + [augmented] * 4 + [loop] * 3 + [function] * 6 + [closure] * 2 + [generator] * 5 + [klass] * 12 + [raising] * 5 + [with_block] * 2 + [unpacking] * 3 + [match] * 4
    + [sorting] * 3 + [slicing] * 4 + [deleting] + [printing] * 2 + [decorated] + [coroutine] * 2 + [views] * 2 + [scopes] * 2 + [nested_data] * 2 + [integers] * 5 + [floats] * 4 + [library] * 5 + [mutated] * 3 + [nested_scripts]
)


def program(seed):
    """The blocks of the program of a seed; the first gives every name a value."""
    m = Maker(seed)
    begin = [f"{name} = {m.literal(kind, 1)}" for kind, names in NAMES.items() for name in names]
    return ["\n".join(begin)] + ["\n".join(m.pick(BLOCKS)(m)) for _ in range(m.number(3, 9))]
