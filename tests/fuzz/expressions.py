"""Random expressions by type: a Maker holds the random numbers of one program and makes the text of its expressions.

An expression is meant to be of a type, and now and then is of another on purpose, since the words of errors are compared
as well. Nothing that is made depends on addresses, hashes of strings or the order of sets.
"""

import random

from tables import ORDERED, BINARY, BUILTIN_TYPES, BYTES, COMPARE, FLOATS, FUNCTIONS, INTS, METHODS, NAMES, TYPES, WORDS


class Maker:
    """Makes one program from a seed."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.count = 0
        # Names of functions that take values, which blocks before have defined inside of themselves: none outside.
        self.inner = {}

    # -- helpers

    def pick(self, items):
        return items[int(self.r.random() * len(items))]

    def chance(self, p):
        return self.r.random() < p

    def number(self, low, high):
        return self.r.randint(low, high)

    def fresh(self, stem="v"):
        self.count += 1
        return f"{stem}{self.count}"

    # -- expressions

    def literal(self, kind, depth=0):
        if kind == "int":
            n = self.pick(INTS) if self.chance(0.7) else self.number(-1000, 1000)
            return str(n) if n >= 0 else f"({n})"
        if kind == "float":
            x = self.pick(FLOATS)
            return f"({x})" if x.startswith("-") else x
        if kind == "str":
            return self.str_literal()
        if kind == "bytes":
            return self.pick(BYTES)
        if kind == "bool":
            return self.pick(["True", "False"])
        if kind == "none":
            return "None"
        inner = self.pick(["int", "str", "int", "float", "?"]) if depth > 0 else self.pick(["int", "str"])
        size = self.pick([0, 1, 2, 3, 3, 4, 6])
        items = [self.value(inner, depth - 1) for _ in range(size)]
        if kind == "list":
            return "[" + ", ".join(items) + "]"
        if kind == "tuple":
            return "(" + "".join(x + ", " for x in items) + ")"
        if kind == "dict":
            return "{" + ", ".join(f"{self.key(depth - 1)}: {x}" for x in items) + "}"
        if kind == "set":
            keys = [self.key(depth - 1) for _ in items]
            return "{" + ", ".join(keys) + "}" if keys else "set()"
        raise AssertionError(kind)

    def str_literal(self):
        w = self.pick(WORDS)
        if self.chance(0.2):
            w = w + self.pick(WORDS)
        form = self.number(0, 9)
        if form < 7 or "\n" in w or "\r" in w or "\x00" in w:
            return ascii(w) if form % 2 and "\\N" not in w else repr(w)
        return '"""' + w.replace("\\", "\\\\").replace('"', '\\"') + '"""'

    def key(self, depth):
        return self.value(self.pick(["int", "str", "str", "bool", "float", "tuple"]) if depth > 0 else self.pick(["int", "str"]), 0)

    def value(self, kind, depth):
        """An expression that is meant to be of a type."""
        if kind == "?":
            # Sets only where their order can't show: made by name, and shown by `show`.
            kind = self.pick(ORDERED)
        if kind in ARGUMENTS:
            return ARGUMENTS[kind](self, depth)
        if kind not in NAMES and kind != "none":
            kind = self.pick(ORDERED)
        if depth <= 0 or kind == "none":
            if kind in NAMES and self.chance(0.5):
                return self.pick(NAMES[kind])
            return self.literal(kind)
        if self.chance(0.04):
            kind = self.pick(ORDERED)
        makers = [self.from_method, self.from_function, self.from_operator, self.from_choice, self.from_slice]
        makers += EXPRESSIONS[kind]
        maker = self.pick(makers)
        text = maker(self, kind, depth) if maker in EXPRESSIONS[kind] else maker(kind, depth)
        return text if text is not None else self.literal(kind, depth)

    def args(self, kinds, depth):
        # Always the right number: what natives say of a wrong one differs by how CPython made them.
        out = [self.value(k, depth - 1) for k in kinds]
        return ", ".join(out)

    def from_method(self, kind, depth):
        for _ in range(8):
            owner = self.pick(TYPES)
            name, kinds, result = self.pick(METHODS[owner])
            if result == kind or (result == "?" and self.chance(0.3)):
                return f"{self.primary(owner, depth - 1)}.{name}({self.args(kinds, depth)})"
        return None

    def primary(self, kind, depth):
        text = self.value(kind, depth)
        return text if text.isidentifier() else f"({text})"

    def from_function(self, kind, depth):
        for _ in range(12):
            name, kinds, result = self.pick(FUNCTIONS)
            if result == kind:
                return f"{name}({self.args(kinds, depth)})"
        return None

    def from_operator(self, kind, depth):
        a, d = self.value(kind, depth - 1), depth - 1
        if kind == "int":
            op = self.pick(BINARY + ["<<", ">>", "**", "~"])
            if op == "~":
                return f"~{self.primary(kind, d)}"
            if op in ("<<", ">>"):
                return f"({self.value(kind, d)} {op} {self.number(0, 80) if self.chance(0.95) else self.value('n', 0)})"
            if op == "**":
                return f"({self.literal('int')} ** {self.number(0, 12)})"
            return f"({a} {op} {self.value(self.pick(['int', 'int', 'int', 'bool', 'float', '?']), d)})"
        if kind == "float":
            return f"({a} {self.pick(BINARY[:6])} {self.value(self.pick(['float', 'float', 'int', '?']), d)})"
        if kind in ("str", "bytes", "list", "tuple"):
            if self.chance(0.25):
                return f"({a} * {self.number(-1, 4)})"
            if kind == "str" and self.chance(0.4):
                return self.percent(d)
            return f"({a} + {self.value(kind if self.chance(0.9) else '?', d)})"
        if kind == "dict":
            return f"({a} | {self.value('dict' if self.chance(0.9) else '?', d)})"
        if kind == "set":
            return f"({a} {self.pick(['&', '|', '-', '^'])} {self.value('set' if self.chance(0.9) else '?', d)})"
        form = self.number(0, 5)
        other = self.pick(TYPES)
        if form == 0:
            return f"(not {a})"
        if form == 1:
            return f"({a} {self.pick(['and', 'or'])} {self.value('bool', d)})"
        if form == 2:
            return f"({self.value('int', d)} {self.pick(COMPARE[:6])} {self.value('float', d)} {self.pick(COMPARE[:6])} {self.value('int', d)})"
        op = self.pick(COMPARE)
        if op in ("is", "is not"):
            return f"({self.pick(NAMES[other])} {op} None)"
        if op in ("in", "not in"):
            return f"({self.value('?', d)} {op} {self.value(self.pick(['list', 'tuple', 'dict', 'set', 'str', '?']), d)})"
        return f"({self.value(other, d)} {op} {self.value(other if self.chance(0.8) else '?', d)})"

    def from_choice(self, kind, depth):
        d = depth - 1
        form = self.number(0, 3)
        if form == 0:
            return f"({self.value(kind, d)} if {self.value('bool', d)} else {self.value(kind, d)})"
        if form == 1:
            return f"({self.fresh('w')} := {self.value(kind, d)})"
        if form == 2:
            return f"(lambda x, *y: {self.value(kind, d)})({self.value('?', 0)})"
        return f"({self.value(kind, d)} {self.pick(['or', 'and'])} {self.value(kind, d)})"

    def from_slice(self, kind, depth):
        if kind in ("str", "bytes", "list", "tuple"):
            if self.chance(0.4) and kind == "str":
                return f"{self.primary(kind, depth - 1)}[{self.value('n', 0)}]"
            return f"{self.primary(kind, depth - 1)}[{self.slice()}]"
        if kind in ("int", "bool", "float") and self.chance(0.5):
            return f"{self.literal('list', 1)}[{self.value('n', 0)}]"
        return None

    def slice(self):
        part = lambda: self.pick(["", "", str(self.number(-6, 6)), str(self.number(-6, 6)), "None"])
        text = f"{part()}:{part()}"
        return text + (f":{self.pick(['', '1', '2', '-1', '-2', '3', '-3'] + (['0'] if self.chance(0.1) else []))}" if self.chance(0.5) else "")

    # -- formatting

    def spec(self):
        r = self.chance
        fill = self.pick(["", "*", "0", " ", "é", "x"])
        align = self.pick(["<", ">", "^", "="])
        text = (fill + align) if r(0.4) else ""
        text += self.pick(["", "", "", "+", "-", " "])
        text += "z" if r(0.03) else ""
        text += "#" if r(0.15) else ""
        text += "0" if r(0.15) else ""
        text += str(self.number(0, 24)) if r(0.5) else ""
        text += self.pick([",", "_"]) if r(0.15) else ""
        text += f".{self.number(0, 12)}" if r(0.35) else ""
        text += self.pick(["", "", "d", "b", "o", "x", "X", "c" if r(0.2) else "d", "e", "E", "f", "F", "g", "G", "n", "%", "s", "s"] + (["q"] if r(0.1) else []))
        return text

    def percent(self, depth):
        """A %-format expression."""
        pieces, values = [], []
        for _ in range(self.number(1, 3)):
            flags = "".join(self.pick(["", "", "#", "0", "-", " ", "+"]) for _ in range(2))
            width = self.pick(["", "", str(self.number(1, 16))])
            if self.chance(0.05):
                width, _ = "*", values.append(str(self.number(-9, 9)))
            precision = f".{self.number(0, 8)}" if self.chance(0.4) else ""
            code = self.pick("ddiuxXoeEfFgGcrsa%s" + ("qb" if self.chance(0.1) else "s"))
            pieces.append(self.pick(["", "x", " ", "é"]) + f"%{flags}{width}{precision}{code}")
            if code != "%":
                kind = "str" if code in "sra" else "int" if code in "diuxXoc" else "float"
                if code == "c":
                    values.append(self.value(self.pick(["n", "c"]), 0))
                else:
                    values.append(self.value(kind if self.chance(0.85) else self.pick(["int", "float", "str"]), depth - 1))
        if self.chance(0.03):
            values.append("1")
        return f"({''.join(pieces)!r} % ({''.join(v + ', ' for v in values)}))"

    def fstring(self, depth):
        pieces = []
        for _ in range(self.number(1, 3)):
            pieces.append(self.pick(["", "a", "{{", "}}", "é ", "\\n", "\\\\"]))
            kind = self.pick(["int", "float", "str", "int", "float", "list", "tuple", "bool"])
            inner = self.pick(NAMES[kind]) if self.chance(0.6) else self.inside_fstring(kind, depth)
            form = self.number(0, 6)
            if form < 2:
                pieces.append(f"{{{inner}{self.pick(['', '!r', '!s', '!a'])}}}")
            elif form == 2:
                pieces.append(f"{{{inner}{self.pick(['=', ' = ', '=!r', '=!s'])}}}")
            elif form == 3:
                pieces.append(f"{{{inner}:{{{self.number(0, 12)}}}}}")
            else:
                pieces.append(f"{{{inner}{self.pick(['', '', '!r', '!s'])}:{self.spec()}}}")
        quote = self.pick(['"', '"""'])
        return "f" + quote + "".join(pieces) + quote

    def inside_fstring(self, kind, depth):
        # Before 3.12 no backslash and no quote of the outer string may stand in here.
        text = self.value(kind, min(depth, 1))
        if any(c in text for c in '\\"\n#{}:!=') or "lambda" in text:
            return self.pick(NAMES[kind])
        return text if text[:1] not in "{" else f"({text})"

    def str_format(self, depth):
        fields, values, names = [], [], []
        auto = self.chance(0.5)
        for n in range(self.number(1, 3)):
            kind = self.pick(["int", "float", "str", "list", "dict"])
            name = "" if auto else str(n)
            if self.chance(0.2):
                name = self.fresh("n")
                names.append(f"{name}={self.value(kind, 0)}")
            else:
                values.append(self.value(kind, depth - 1))
            if kind == "list" and self.chance(0.6):
                name += self.pick(["[0]", "[1]", "[x]"])
            elif self.chance(0.05):
                name += self.pick([".real", ".nothing", ".imag", "[a]"])
            fields.append(self.pick(["", "{{", "z"]) + "{" + name + self.pick(["", "", "!r", "!s", "!a"]) + (":" + self.spec() if self.chance(0.5) else "") + "}")
        if self.chance(0.04):
            fields.append(self.pick(["{", "}", "{0", "{!}", "{:", "{9}", "{a.}", "{a[}", "{!x}"]))
        return f"{''.join(fields)!r}.format({', '.join(values + names)})"

    # -- comprehensions

    def comprehension(self, kind, depth):
        x = self.fresh("x")
        d = depth - 1
        body = self.pick([x, f"{x}", f"({x}, {self.value('int', 0)})", f"str({x})", f"{x} * 2", f"[{x}]", self.value("?", d)])
        source = self.pick([f"range({self.number(0, 6)})", self.value("list", d), self.value("str", d), self.value("tuple", d)])
        if ":=" in source:  # not allowed there
            source = self.pick(NAMES["list"])
        clause = f"for {x} in {source}"
        if self.chance(0.3):
            clause += f" if {self.pick([f'{x} != {self.literal(chr(105) + chr(110) + chr(116))}', f'{x}', self.value('bool', d)])}"
        if self.chance(0.15):
            y = self.fresh("y")
            clause += f" for {y} in {self.pick(['range(2)', repr('ab'), f'[{x}, 1]'])}"
            body = f"({y}, {x})"
        if kind == "list":
            return f"[{body} {clause}]"
        if kind == "tuple":
            return f"tuple({body} {clause})"
        if kind == "dict":
            return f"{{{x}: {body} {clause}}}"
        if kind == "set":
            return f"{{{x} {clause}}}"
        return f"{self.pick(['any', 'all'])}({x} {clause})"

    def display(self, kind, depth):
        d = depth - 1
        if kind in ("list", "tuple"):
            items = [("*" if self.chance(0.2) else "") for _ in range(self.number(0, 4))]
            items = [star + (self.value(self.pick(["list", "str", "tuple"]), d) if star else self.value("?", d)) for star in items]
            return ("[" + ", ".join(items) + "]") if kind == "list" else "(" + "".join(x + ", " for x in items) + ")"
        items = []
        for _ in range(self.number(0, 4)):
            items.append(f"**{self.value('dict', d)}" if self.chance(0.2) else f"{self.key(d)}: {self.value('?', d)}")
        return "{" + ", ".join(items) + "}"


# What arguments that are not of one of the types may be.
ARGUMENTS = {
    "n": lambda m, d: str(m.number(-3, 9)) if m.chance(0.9) else m.value("int", 0),
    "small": lambda m, d: str(m.number(-3, 9)),
    "w": lambda m, d: str(m.number(-1, 20)) if m.chance(0.96) else m.value(m.pick(["str", "float"]), 0),
    "c": lambda m, d: repr(m.pick("*-x é0")) if m.chance(0.93) else m.value(m.pick(["str", "?"]), 0),
    "codec": lambda m, d: repr(m.pick(["utf-8", "ascii", "latin-1", "utf-16-le", "utf8", "UTF-8", "utf-16", "utf-32-be", "nope"])),
    "errors": lambda m, d: repr(m.pick(["strict", "ignore", "replace", "backslashreplace"])),
    "type": lambda m, d: m.pick(BUILTIN_TYPES),
    "spec": lambda m, d: repr(m.spec()),
    "endian": lambda m, d: m.pick(["'little'", "'big'", "'middle'"] if m.chance(0.1) else ["'little'", "'big'"]),
    "it": lambda m, d: m.value(m.pick(['set', 'set', 'list', 'tuple', 'str', 'dict', '?']), d),
    "fn": lambda m, d: m.pick(["str", "bool", "len", "lambda x: x", "lambda x: (x, x)", "int", "None", "abs", "lambda x, y: x", "repr"]),
    "nos": lambda m, d: m.value(m.pick(["int", "float", "str", "bytes", "list", "tuple", "dict", "bool"]), d),
    "ord": lambda m, d: m.value(m.pick(["str", "list", "tuple", "dict", "bytes"] if m.chance(0.93) else ["int", "bool", "float"]), d),
    "iter": lambda m, d: m.pick(["iter(l)", "iter(s)", "enumerate(m)", "zip(l, s)", "reversed(p)", "map(str, l)", "(x for x in q)", "iter(())"]),
    "evaltext": lambda m, d: repr(m.value("?", 1)),
    "b'*'": lambda m, d: "b'*'",
    "':'": lambda m, d: "':'",
    "'-'": lambda m, d: "'-'",
}

EXPRESSIONS = {kind: [] for kind in TYPES}
for _kind in ("list", "tuple", "dict", "set", "bool"):
    EXPRESSIONS[_kind].append(Maker.comprehension)
for _kind in ("list", "tuple", "dict"):
    EXPRESSIONS[_kind].append(Maker.display)
EXPRESSIONS["str"] += [lambda m, k, d: m.fstring(d), lambda m, k, d: m.percent(d - 1), lambda m, k, d: m.str_format(d - 1), lambda m, k, d: m.fstring(d)]
