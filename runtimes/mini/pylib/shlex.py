"""Shell words: split, join and quote."""

__all__ = ["split", "quote", "join"]


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words = []
    word = None
    i, n = 0, len(s)
    while i < n:
        c = s[i]
        i += 1
        if c in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif c == "#" and comments:
            i = s.find("\n", i) + 1 or n
            if word is not None:
                words.append(word)
                word = None
        elif c == "\\" and posix:
            if i == n:
                raise ValueError("No escaped character")
            word = (word or "") + s[i]
            i += 1
        elif c in "'\"":
            word = word or ""
            if not posix:
                end = s.find(c, i)
                if end < 0:
                    raise ValueError("No closing quotation")
                word += s[i - 1:end + 1]
                i = end + 1
                continue
            while True:
                if i == n:
                    raise ValueError("No closing quotation")
                d = s[i]
                i += 1
                if d == c:
                    break
                if d == "\\" and c == '"':
                    if i == n:
                        raise ValueError("No escaped character")
                    if s[i] in '"\\':
                        d = s[i]
                        i += 1
                word += d
        else:
            word = (word or "") + c
    if word is not None:
        words.append(word)
    return words


_safe = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@%+=:,./-_")


def quote(s):
    if not s:
        return "''"
    if all(c in _safe for c in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(map(quote, split_command))
