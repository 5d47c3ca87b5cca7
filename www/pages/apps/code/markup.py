"""A small part of Markdown: headings, lists, emphasis, code and links."""

ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"))


def escape(text):
    for character, name in ESCAPES:
        text = text.replace(character, name)
    return text


def paired(text, sign, tag):
    """Text with what stands between two signs in a tag."""
    parts = text.split(sign)
    # The last of an odd one has no partner.
    if len(parts) % 2 == 0:
        parts[-2:] = [parts[-2] + sign + parts[-1]]
    return "".join(["<" + tag + ">" + part + "</" + tag + ">" if i % 2 else part for i, part in enumerate(parts)])


def link(text):
    """Text with its links, of the web only."""
    out = ""
    while True:
        before, found, rest = text.partition("[")
        label, found, address = rest.partition("](")
        url, found, after = address.partition(")")
        if not found:
            return out + text
        out += before
        if url.startswith(("https://", "http://")):
            out += '<a href="' + url + '">' + label + "</a>"
        else:
            out += label
        text = after


def inline(text):
    return link(paired(paired(paired(escape(text), "`", "code"), "**", "strong"), "*", "em"))


def html(source):
    """The HTML of a text."""
    out = []
    for block in source.split("\n\n"):
        lines = [line.strip() for line in block.strip().split("\n")]
        level = len(lines[0]) - len(lines[0].lstrip("#"))
        if 0 < level < 4:
            out.append("<h" + str(level + 1) + ">" + inline(lines[0][level:].strip()) + "</h" + str(level + 1) + ">")
        elif all([line.startswith("- ") for line in lines]):
            out.append("<ul>" + "".join(["<li>" + inline(line[2:]) + "</li>" for line in lines]) + "</ul>")
        elif lines[0]:
            out.append("<p>" + inline(" ".join(lines)) + "</p>")
    return "\n".join(out)
