"""Building strings: concatenation, formatting in three ways, f-strings, join, str() and repr()."""

N = 4000
RESULT = 358766


def main(n):
    parts = []
    line = ""
    for i in range(n):
        line += str(i) + ","
        if len(line) > 200:
            parts.append(line)
            line = ""
        parts.append("%d: %s %5.2f" % (i, "item", i / 4))
        parts.append("{}-{:04x}".format(i, i))
        parts.append(f"<{i}:{i * 2:>6}>")
        parts.append(repr([i, "x"]))
    text = "\n".join(parts)
    return len(text) + sum(ord(text[i]) for i in range(0, len(text), 97))
