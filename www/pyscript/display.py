"""`display`: Python objects in the page, in the richest form that they have."""

import _pyscript
from pyscript.context import document
from pyscript.ffi import is_none


class HTML:
    """Text that `display` puts into the page as HTML."""

    def __init__(self, html):
        self._html = html

    def _repr_html_(self):
        return self._html


def _escape(text):
    text = str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;")


def _image(mime):
    def render(value, meta):
        if not isinstance(value, str):
            import binascii

            value = binascii.b2a_base64(bytes(value)).decode()
        attributes = "".join([" " + name + '="' + _escape(meta[name]) + '"' for name in meta])
        return '<img src="data:' + mime + ";base64," + value.replace("\n", "") + '"' + attributes + ">"

    return render


def _text(value, meta):
    return _escape(value)


def _as_it_is(value, meta):
    return value


def _json(value, meta):
    if not isinstance(value, str):
        import json

        value = json.dumps(value)
    return _escape(value)


def _javascript(value, meta):
    return "<script>" + value + "</" + "script>"


_RENDER = {
    "text/plain": _text,
    "text/html": _as_it_is,
    "image/png": _image("image/png"),
    "image/jpeg": _image("image/jpeg"),
    "image/svg+xml": _as_it_is,
    "application/json": _json,
    "application/javascript": _javascript,
}

# The order is the preference.
_METHODS = (
    ("savefig", "image/png"),
    ("_repr_png_", "image/png"),
    ("_repr_jpeg_", "image/jpeg"),
    ("_repr_svg_", "image/svg+xml"),
    ("_repr_html_", "text/html"),
    ("_repr_json_", "application/json"),
    ("_repr_javascript_", "application/javascript"),
)


def _figure(value):
    import io

    buffer = io.BytesIO()
    value.savefig(buffer, format="png")
    return buffer.getvalue()


def _rendered(value):
    """The HTML of a value and its MIME type."""
    if isinstance(value, str):
        return _escape(value), "text/plain"
    # A class has the methods of its instances, which can't be called.
    find = (lambda name: None) if isinstance(value, type) else (lambda name: getattr(value, name, None))
    bundle = find("_repr_mimebundle_")
    bundle = bundle and bundle()
    if bundle:
        shared = {}
        if isinstance(bundle, tuple):
            bundle, shared = bundle
        for mime in bundle:
            if mime in _RENDER:
                content, meta = bundle[mime], dict(shared.get(mime, {}))
                if isinstance(content, tuple):
                    content, more = content
                    meta.update(more)
                return _RENDER[mime](content, meta), mime
    for name, mime in _METHODS:
        method = find(name)
        if not callable(method):
            continue
        content, meta = _figure(value) if name == "savefig" else method(), {}
        if isinstance(content, tuple):
            content, meta = content
        if not is_none(content):
            return _RENDER[mime](content, meta), mime
    return _escape(repr(value)), "text/plain"


def display(*values, target=None, append=True):
    """Shows values in the element whose id is `target`, by default where the script's output goes.

    Text is shown as text. `append=False` replaces what is there. ValueError: there is no such element.
    """
    if not is_none(target) and not isinstance(target, str):
        if hasattr(type(target), "wrap_dom_element"):
            target = target._dom_element
    element = _pyscript.place(target)
    if is_none(element):
        raise ValueError("Cannot find element with id='" + target.lstrip("#") + "' in the page.")
    if not append:
        element.replaceChildren()
    for value in values:
        html, mime = _rendered(value)
        if not html.strip():
            continue
        container = element
        if append:
            container = document.createElement("div")
            _pyscript.shown(container)
            element.append(container)
        if mime in ("application/javascript", "text/html"):
            # A fragment runs the scripts in it, which innerHTML does not.
            container.append(document.createRange().createContextualFragment(html))
        else:
            container.innerHTML = html
