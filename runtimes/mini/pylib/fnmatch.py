"""Matching of file names with patterns as shells have them."""


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def _one(char, pat, at):
    """Whether the class at pat[at] == "[" has the character, and where it ends; None: it is no class."""
    end = at + 1
    if end < len(pat) and pat[end] == "!":
        end += 1
    if end < len(pat) and pat[end] == "]":
        end += 1
    end = pat.find("]", end)
    if end < 0:
        return None
    body = pat[at + 1 : end]
    negate = body[:1] == "!"
    if negate:
        body = body[1:]
    found = False
    i = 0
    while i < len(body):
        if i + 2 < len(body) and body[i + 1] == "-":
            found = found or body[i] <= char <= body[i + 2]
            i += 3
        else:
            found = found or body[i] == char
            i += 1
    return found != negate, end + 1


def fnmatchcase(name, pat):
    if isinstance(name, bytes):
        name, pat = name.decode("latin-1"), pat.decode("latin-1")
    n = p = 0
    star = None
    while True:
        step = None
        if p < len(pat) and pat[p] == "*":
            star = (p + 1, n)
            p += 1
            continue
        if n == len(name) and p == len(pat):
            return True
        if n < len(name) and p < len(pat):
            if pat[p] == "?":
                step = p + 1
            elif pat[p] == "[" and (found := _one(name[n], pat, p)) is not None:
                step = found[1] if found[0] else None
            elif pat[p] == name[n]:
                step = p + 1
        if step is not None:
            n += 1
            p = step
        elif star is not None and star[1] < len(name):
            star = (star[0], star[1] + 1)
            p, n = star
        else:
            return False


def filter(names, pat):
    return [n for n in names if fnmatchcase(n, pat)]


def translate(pat):
    out = ""
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            out += ".*"
        elif c == "?":
            out += "."
        elif c == "[" and _one("", pat, at - 1) is not None:
            end = _one("", pat, at - 1)[1]
            body = pat[at : end - 1].replace("\\", "\\\\")
            out += "[" + ("^" + body[1:] if body[:1] == "!" else body) + "]"
            at = end
        else:
            out += c if c.isalnum() or c == "_" else "\\" + c
    return f"(?s:{out})\\Z"
