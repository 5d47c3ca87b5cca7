"""The page's elements as Python objects: `page`, a class for each HTML element, and collections of elements."""

from pyscript.context import document
from pyscript.events import Event, handler
from pyscript.ffi import create_proxy, is_none

# Attribute names that are Python's words get an underscore, as `for_` and `class_`.
_TAGS = (
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col "
    "colgroup data datalist dd del_ details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 head header hgroup hr html i iframe img input_ ins kbd label legend li link main map_ mark menu meta "
    "meter nav object_ ol optgroup option output p param picture pre progress q s script section select small source "
    "span strong style_ sub summary sup table tbody td template textarea tfoot th thead time title tr track u ul var "
    "video wbr"
).split(" ")

_classes = {}


def _wrap(dom):
    return None if is_none(dom) else Element.wrap_dom_element(dom)


def _attribute(name):
    return name[:-1] if name.endswith("_") else name


class Classes:
    """The classes of an element, as a set."""

    def __init__(self, dom):
        self._list = dom.classList

    def __iter__(self):
        return iter([self._list.item(i) for i in range(self._list.length)])

    def __len__(self):
        return self._list.length

    def __contains__(self, name):
        return self._list.contains(name)

    def __eq__(self, other):
        return set(self) == set(other)

    def __repr__(self):
        return repr(set(self))

    def add(self, names):
        for name in names.split() if isinstance(names, str) else names:
            self._list.add(name)

    def discard(self, names):
        for name in names.split() if isinstance(names, str) else names:
            self._list.remove(name)

    def remove(self, names):
        for name in names.split() if isinstance(names, str) else names:
            if name not in self:
                raise KeyError(name)
            self._list.remove(name)

    def toggle(self, name):
        return self._list.toggle(name)

    def update(self, names):
        self.add(names)

    def clear(self):
        for name in list(self):
            self._list.remove(name)


class Style:
    """The inline style of an element, as a dict of CSS names."""

    def __init__(self, dom):
        self._style = dom.style

    def __getitem__(self, name):
        value = self._style.getPropertyValue(name)
        if value == "":
            raise KeyError(name)
        return value

    def get(self, name, default=None):
        value = self._style.getPropertyValue(name)
        return default if value == "" else value

    def __setitem__(self, name, value):
        self._style.setProperty(name, str(value))

    def __delitem__(self, name):
        self._style.removeProperty(name)

    def __contains__(self, name):
        return self._style.getPropertyValue(name) != ""

    def __iter__(self):
        return iter([self._style.item(i) for i in range(self._style.length)])

    def __len__(self):
        return self._style.length

    def keys(self):
        return list(self)

    def items(self):
        return [(name, self[name]) for name in self]

    def update(self, other):
        for name in other:
            self[name] = other[name]


class Options:
    """The options of a `select`, `datalist` or `optgroup`."""

    def __init__(self, element):
        self._element = element

    @property
    def options(self):
        nodes = self._element._dom_element.querySelectorAll("option")
        return [Element.wrap_dom_element(nodes[i]) for i in range(nodes.length)]

    @property
    def selected(self):
        """The chosen option, or None."""
        at = self._element._dom_element.selectedIndex
        return self.options[at] if at >= 0 else None

    def add(self, value=None, html=None, text=None, before=None, **attributes):
        """Adds an option, at the end or before an option or a position."""
        made = document.createElement("option")
        if value is not None:
            made.value = str(value)
        if html is not None:
            made.innerHTML = html
        if text is not None:
            made.text = text
        item = Element.wrap_dom_element(made)
        for name in attributes:
            setattr(item, name, attributes[name])
        if isinstance(before, int):
            before = self.options[before]
        if before is None:
            self._element._dom_element.appendChild(made)
        else:
            self._element._dom_element.insertBefore(made, getattr(before, "_dom_element", before))
        return item

    def remove(self, index):
        self.options[index]._dom_element.remove()

    def clear(self):
        for option in self.options:
            option._dom_element.remove()

    def __getitem__(self, key):
        return self.options[key]

    def __iter__(self):
        return iter(self.options)

    def __len__(self):
        return len(self.options)

    def __repr__(self):
        return "Options (length: " + str(len(self)) + ") " + repr(self.options)


class Element:
    """An element of the page. What it has not itself it takes from the DOM element, `_dom_element`."""

    tag = None

    @classmethod
    def get_tag_name(cls):
        return _attribute(cls.__name__)

    @classmethod
    def wrap_dom_element(cls, dom):
        """The object for a DOM element, of its tag's class."""
        known = _classes.get(str(dom.tagName).lower(), Element)
        made = known.__new__(known)
        made._take(dom)
        return made

    def _take(self, dom):
        object.__setattr__(self, "_dom_element", dom)
        object.__setattr__(self, "_events", {})

    def __init__(self, dom_element=None, classes=None, style=None, **attributes):
        if dom_element is None:
            dom_element = document.createElement(type(self).get_tag_name())
        self._take(dom_element)
        self.update(classes, style, **attributes)

    def update(self, classes=None, style=None, **attributes):
        """Adds classes, sets styles and attributes."""
        if classes:
            self.classes.add(classes)
        if style:
            if not isinstance(style, dict):
                raise TypeError("Element style expected to be a dict, received " + type(style).__name__ + " instead")
            self.style.update(style)
        for name in attributes:
            setattr(self, name, attributes[name])

    def __eq__(self, other):
        return isinstance(other, Element) and other._dom_element.isSameNode(self._dom_element)

    def __hash__(self):
        return id(type(self))

    def __getattr__(self, name):
        if name.startswith("on_"):
            return self.get_event(name)
        return getattr(self._dom_element, _attribute(name))

    def __setattr__(self, name, value):
        if name.startswith("_"):
            object.__setattr__(self, name, value)
        elif name.startswith("on_"):
            self.get_event(name).add_listener(handler(value))
        elif name == "classes":
            self.classes.clear()
            self.classes.add(value)
        elif name == "style":
            for key in list(self.style):
                del self.style[key]
            self.style.update(value)
        else:
            name = _attribute(name)
            if name == "class":
                name = "className"
            elif name == "for":
                name = "htmlFor"
            setattr(self._dom_element, name, value)

    def __getitem__(self, key):
        """A child by position, several by a slice, or the element with an id, here or anywhere below."""
        if isinstance(key, (int, slice)):
            return self.children[key]
        dom = self._dom_element.querySelector("#" + key.lstrip("#"))
        return _wrap(dom)

    def get_event(self, name):
        """The `Event` of `on_NAME`, triggered with each DOM event of that name."""
        if not name.startswith("on_"):
            raise ValueError("Event names must start with 'on_'.")
        kind = name[3:]
        if kind not in self._events:
            event = Event()
            self._events[kind] = event
            self._dom_element.addEventListener(kind, create_proxy(event.trigger))
        return self._events[kind]

    @property
    def children(self):
        nodes = self._dom_element.children
        return ElementCollection([Element.wrap_dom_element(nodes[i]) for i in range(nodes.length)])

    @property
    def classes(self):
        return Classes(self._dom_element)

    @property
    def style(self):
        return Style(self._dom_element)

    @property
    def parent(self):
        return _wrap(self._dom_element.parentElement)

    def append(self, *items):
        """Appends elements, collections, DOM nodes or text."""
        for item in items:
            if isinstance(item, (list, tuple, ElementCollection)):
                self.append(*item)
            else:
                self._dom_element.append(getattr(item, "_dom_element", item))

    def clone(self, clone_id=None):
        """A deep copy, with an id of its own."""
        copy = Element.wrap_dom_element(self._dom_element.cloneNode(True))
        copy._dom_element.id = clone_id or ""
        return copy

    def find(self, selector):
        """The elements below that a CSS selector matches."""
        return _found(self._dom_element, selector)

    def remove(self):
        self._dom_element.remove()

    def show_me(self):
        self._dom_element.scrollIntoView()

    def __repr__(self):
        name = self._dom_element.tagName.lower()
        return "<" + name + (" #" + self._dom_element.id if self._dom_element.id else "") + ">"


class ContainerElement(Element):
    """An element with content: children come first, as positional arguments."""

    def __init__(self, *children, dom_element=None, style=None, classes=None, **attributes):
        super().__init__(dom_element, classes, style, **attributes)
        self.append(*children)

    def __iter__(self):
        return iter(self.children)


class ElementCollection:
    """Elements in a row: by position, slice or id."""

    @classmethod
    def wrap_dom_elements(cls, nodes):
        return cls([Element.wrap_dom_element(node) for node in nodes])

    def __init__(self, elements):
        self._elements = list(elements)

    @property
    def elements(self):
        return self._elements

    def __eq__(self, other):
        return list(self) == list(other)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._elements[key]
        if isinstance(key, slice):
            return ElementCollection(self._elements[key])
        for element in self._elements:
            if element._dom_element.id == key.lstrip("#"):
                return element
            found = element[key]
            if found is not None:
                return found
        return None

    def __iter__(self):
        return iter(self._elements)

    def __len__(self):
        return len(self._elements)

    def __repr__(self):
        return "ElementCollection (length: " + str(len(self)) + ") " + repr(self._elements)

    def find(self, selector):
        out = []
        for element in self._elements:
            out.extend(element.find(selector))
        return ElementCollection(out)

    def update_all(self, classes=None, style=None, **attributes):
        """Updates each of them."""
        for element in self._elements:
            element.update(classes, style, **attributes)


def _found(dom, selector):
    nodes = dom.querySelectorAll(selector)
    return ElementCollection([Element.wrap_dom_element(nodes[i]) for i in range(nodes.length)])


_EMPTY = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")


def _options(self):
    return Options(self)


for _name in _TAGS:
    _tag = _attribute(_name)
    _body = {}
    if _tag in ("select", "datalist", "optgroup"):
        _body["options"] = property(_options)
    _made = type(_name, (Element if _tag in _EMPTY else ContainerElement,), _body)
    _classes[_tag] = _made
    globals()[_name] = _made


class Page:
    """The page: `page["#id"]`, `page.find(selector)`, `page.body`, `page.title`."""

    @property
    def html(self):
        return Element.wrap_dom_element(document.documentElement)

    @property
    def body(self):
        return Element.wrap_dom_element(document.body)

    @property
    def head(self):
        return Element.wrap_dom_element(document.head)

    @property
    def title(self):
        return document.title

    @title.setter
    def title(self, value):
        document.title = value

    def __getitem__(self, key):
        return _wrap(document.getElementById(key.lstrip("#")))

    def append(self, *items):
        self.body.append(*items)

    def find(self, selector):
        return _found(document, selector)


page = Page()
