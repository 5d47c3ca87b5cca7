# A JSON reader and writer.
def parse(s):
    i = 0
    def ws():
        nonlocal i
        while i < len(s) and s[i] in " \n\t": i += 1
    def value():
        nonlocal i
        ws()
        if i >= len(s): raise ValueError("unexpected end")
        c = s[i]
        if c == "{": return members()
        if c == "[": return items()
        if c == '"': return string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if s.startswith(word, i): i += len(word); return v
        j = i
        while j < len(s) and s[j] in "+-0123456789.eE": j += 1
        if j == i: raise ValueError(f"unexpected {c!r} at {i}")
        text, i = s[i:j], j
        return float(text) if set(text) & set(".eE") else int(text)
    def string():
        nonlocal i
        i += 1; out = []
        while s[i] != '"':
            if s[i] == "\\":
                i += 1
                if s[i] == "u": out.append(chr(int(s[i + 1:i + 5], 16))); i += 4
                else: out.append({"n": "\n", "t": "\t"}.get(s[i], s[i]))
            else: out.append(s[i])
            i += 1
        i += 1
        return "".join(out)
    def sequence(close, item):
        nonlocal i
        i += 1; ws()
        while s[i] != close:
            yield item(); ws()
            if s[i] == ",": i += 1; ws()
            elif s[i] != close: raise ValueError(f"expected , or {close} at {i}")
        i += 1
    def items(): return list(sequence("]", value))
    def pair():
        nonlocal i
        k = string(); ws()
        if s[i] != ":": raise ValueError(f"expected : at {i}")
        i += 1
        return k, value()
    def members(): return dict(sequence("}", pair))
    v = value(); ws()
    if i < len(s): raise ValueError(f"extra data at {i}")
    return v
def dump(v):
    match v:
        case None: return "null"
        case bool(): return str(v).lower()
        case int() | float(): return repr(v)
        case str(): return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        case list(): return "[" + ", ".join(map(dump, v)) + "]"
        case dict(): return "{" + ", ".join(f"{dump(k)}: {dump(x)}" for k, x in v.items()) + "}"
doc = parse(' {"a": [1, -2.5, 1e3, true, null], "s": "q\\"\\n\\u00e9", "o": {"e": {}, "l": []}} ')
print(doc, dump(doc), parse(dump(doc)) == doc)
for bad in ("", "[1 2]", '{"a" 1}', "[1] x", "?"):
    try: parse(bad)
    except ValueError as e: print(e)
