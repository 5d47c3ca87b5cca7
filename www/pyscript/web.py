"""The page's elements as Python objects: `page`, a class for each HTML element, and collections of elements."""

import js
from pyscript.context import document
from pyscript.events import Event, listen
from pyscript.ffi import is_none


def _wrap(dom):
    return None if is_none(dom) else Element.wrap_dom_element(dom)


def _wrapped(nodes):
    return ElementCollection([Element.wrap_dom_element(nodes[i]) for i in range(nodes.length)])


def _by_id(root, name):
    return _wrap(root.querySelector("#" + js.CSS.escape(name.lstrip("#"))))


def _names(names):
    """Class names out of a text with spaces, or out of several of those."""
    return [name for text in ([names] if isinstance(names, str) else names) for name in text.split()]


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
        """Adds a class, or several with spaces between them."""
        for name in _names(names):
            self._list.add(name)

    def discard(self, names):
        """Takes classes out, if they are there."""
        for name in _names(names):
            self._list.remove(name)

    def remove(self, names):
        """Takes classes out. PyScript warns of those that are not there, so this does."""
        for name in _names(names):
            if name not in self:
                js.console.warn("Class '" + name + "' not found in element classes.")
            self._list.remove(name)

    def toggle(self, name):
        """Adds or takes out a class. Whether it is there now."""
        return self._list.toggle(name)

    def update(self, *others):
        """Adds the classes of these."""
        for other in others:
            self.add(other)

    def clear(self):
        """Takes out all."""
        self.discard(list(self))


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
        """The value, or `default`."""
        value = self._style.getPropertyValue(name)
        return default if value == "" else value

    def __setitem__(self, name, value):
        self._style.setProperty(name, str(value))

    def __delitem__(self, name):
        if name not in self:
            raise KeyError(name)
        self._style.removeProperty(name)

    def pop(self, name, *default):
        """The value, which is taken out."""
        if default and name not in self:
            return default[0]
        value = self[name]
        del self[name]
        return value

    def __contains__(self, name):
        return self._style.getPropertyValue(name) != ""

    def __iter__(self):
        return iter([self._style.item(i) for i in range(self._style.length)])

    def __len__(self):
        return self._style.length

    def __repr__(self):
        return repr(dict(self.items()))

    def keys(self):
        return list(self)

    def values(self):
        return [self[name] for name in self]

    def items(self):
        return [(name, self[name]) for name in self]

    def update(self, other):
        """Sets several."""
        for name in other:
            self[name] = other[name]

    def clear(self):
        """Takes out all."""
        for name in list(self):
            self._style.removeProperty(name)


class Options:
    """The options of a `select`, `datalist` or `optgroup`."""

    def __init__(self, element):
        self._element = element

    @property
    def options(self):
        """The options in a list."""
        return list(_wrapped(self._element._dom_element.querySelectorAll("option")))

    @property
    def selected(self):
        """The chosen option, or None."""
        at = self._element._dom_element.selectedIndex
        return self.options[at] if at >= 0 else None

    def add(self, value=None, html=None, text=None, before=None, **attributes):
        """Adds an option, at the end or before an option or a position."""
        made = Element.wrap_dom_element(document.createElement("option"))
        given = {"value": value, "innerHTML": html, "text": text}
        for name in given:
            if given[name] is not None:
                attributes[name] = given[name]
        made.update(**attributes)
        if isinstance(before, int):
            before = self.options[before]
        dom = self._element._dom_element
        if before is None:
            dom.appendChild(made._dom_element)
        else:
            (before._dom_element if isinstance(before, Element) else before).before(made._dom_element)
        return made

    def remove(self, index):
        """Takes out the option at a position."""
        self.options[index]._dom_element.remove()

    def clear(self):
        """Takes out all."""
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


# Python's words for attributes get an underscore, and these have another name in the DOM.
_DOM_NAMES = {"for": "htmlFor", "class": "className"}


def _attribute(name):
    if name.endswith("_"):
        name = name[:-1]
    return _DOM_NAMES.get(name, name)


class Element:
    """An element of the page. What it has not itself it takes from the DOM element, `_dom_element`."""

    element_classes_by_tag_name = {}

    @classmethod
    def get_tag_name(cls):
        """The tag of a class: its name without underscores."""
        return cls.__name__.replace("_", "")

    @classmethod
    def register_element_classes(cls, classes):
        """Makes elements found in the page objects of these classes, by their tags."""
        for one in classes:
            Element.element_classes_by_tag_name[one.get_tag_name()] = one

    @classmethod
    def unregister_element_classes(cls, classes):
        """The opposite."""
        for one in classes:
            Element.element_classes_by_tag_name.pop(one.get_tag_name(), None)

    @classmethod
    def wrap_dom_element(cls, dom_element):
        """The object for a DOM element, of its tag's class."""
        known = Element.element_classes_by_tag_name.get(dom_element.tagName.lower(), Element)
        return known(dom_element=dom_element)

    def __init__(self, dom_element=None, classes=None, style=None, **attributes):
        if is_none(dom_element):
            dom_element = document.createElement(type(self).get_tag_name())
        self._dom_element = dom_element
        self._on_events = {}
        if classes or style or attributes:
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
        # Two objects can be one element.
        return hash(self._dom_element.tagName)

    def __getattr__(self, name):
        if name.startswith("on_"):
            return self.get_event(name)
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._dom_element, _attribute(name))

    def __setattr__(self, name, value):
        if name.startswith("_") or name in ("classes", "style"):
            super().__setattr__(name, value)
        elif name.startswith("on_"):
            self.get_event(name).add_listener(value)
        else:
            setattr(self._dom_element, _attribute(name), value)

    def __getitem__(self, key):
        """A child by position, several by a slice, or the element with an id, here or anywhere below."""
        if isinstance(key, (int, slice)):
            return self.children[key]
        if isinstance(key, str):
            return _by_id(self._dom_element, key)
        raise TypeError("Element indices must be integers, slices, or strings, not " + type(key).__name__ + ".")

    def get_event(self, name):
        """The `Event` of `on_NAME`, triggered with each DOM event of that name. ValueError: the element has none such."""
        if not name.startswith("on_"):
            raise ValueError("Event names must start with 'on_'.")
        kind = name[3:]
        if name not in self._on_events:
            if not js.Reflect.has(self._dom_element, "on" + kind):
                raise ValueError("Element has no '" + kind + "' event.")
            event = Event()
            self._on_events[name] = event
            listen(self._dom_element, kind, event.trigger)
        return self._on_events[name]

    @property
    def tag(self):
        """The name of its tag, in small letters."""
        return self._dom_element.tagName.lower()

    @property
    def children(self):
        return _wrapped(self._dom_element.children)

    @property
    def classes(self):
        return Classes(self._dom_element)

    @classes.setter
    def classes(self, names):
        self.classes.clear()
        self.classes.add(names)

    @property
    def style(self):
        return Style(self._dom_element)

    @style.setter
    def style(self, values):
        self.style.clear()
        self.style.update(values)

    @property
    def parent(self):
        return _wrap(self._dom_element.parentElement)

    def append(self, *items):
        """Appends elements, collections, DOM nodes, lists of them, or text."""
        for item in items:
            if isinstance(item, Element):
                self._dom_element.appendChild(item._dom_element)
            elif isinstance(item, (list, tuple, ElementCollection)):
                self.append(*item)
            elif isinstance(item, (str, int, float)):
                self._dom_element.append(str(item))
            elif not is_none(getattr(item, "nodeType", None)):
                self._dom_element.appendChild(item)
            elif not is_none(getattr(item, "length", None)):
                for node in [item[i] for i in range(item.length)]:
                    self._dom_element.appendChild(node)
            else:
                raise TypeError("Cannot append " + type(item).__name__ + " to element.")

    def clone(self, clone_id=None):
        """A deep copy, with an id of its own or none."""
        copy = Element.wrap_dom_element(self._dom_element.cloneNode(True))
        copy._dom_element.id = clone_id or ""
        return copy

    def find(self, selector):
        """The elements below that a CSS selector matches."""
        return _wrapped(self._dom_element.querySelectorAll(selector))

    def show_me(self):
        """Scrolls to it."""
        self._dom_element.scrollIntoView()

    def __repr__(self):
        dom = self._dom_element
        return "<" + self.tag + (" #" + dom.id if dom.id else "") + ">"


class ContainerElement(Element):
    """An element with content: children come first, as positional arguments. Text among them is HTML, as PyScript has it."""

    def __init__(self, *args, children=None, dom_element=None, style=None, classes=None, **attributes):
        super().__init__(dom_element=dom_element, classes=classes, style=style, **attributes)
        for child in list(args) + list(children or []):
            if isinstance(child, (str, int, float)):
                self._dom_element.insertAdjacentHTML("beforeend", str(child))
            else:
                self.append(child)

    def __iter__(self):
        return iter(self.children)


class ElementCollection:
    """Elements in a row: by position, slice or id."""

    @classmethod
    def wrap_dom_elements(cls, nodes):
        """The collection of these DOM elements."""
        return cls([Element.wrap_dom_element(node) for node in nodes])

    def __init__(self, elements):
        self._elements = list(elements)

    @property
    def elements(self):
        """They, in a list."""
        return self._elements

    def __eq__(self, other):
        return isinstance(other, ElementCollection) and self._elements == other._elements

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._elements[key]
        if isinstance(key, slice):
            return ElementCollection(self._elements[key])
        if not isinstance(key, str):
            raise TypeError("Collection indices must be integers, slices, or strings, not " + type(key).__name__)
        for element in self._elements:
            found = element if element._dom_element.id == key.lstrip("#") else _by_id(element._dom_element, key)
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
        """The elements below them that a CSS selector matches."""
        return ElementCollection([found for element in self._elements for found in element.find(selector)])

    def update_all(self, classes=None, style=None, **attributes):
        """Updates each of them."""
        for element in self._elements:
            element.update(classes, style, **attributes)


class HasOptions:
    """What elements with options have beside the others."""

    @property
    def options(self):
        return Options(self)


class datalist(ContainerElement, HasOptions):
    """`<datalist>`."""


class optgroup(ContainerElement, HasOptions):
    """`<optgroup>`."""


class select(ContainerElement, HasOptions):
    """`<select>`."""


class canvas(ContainerElement):
    """`<canvas>`, with what cameras need."""

    def draw(self, what, width=None, height=None):
        """Draws an image, a video or another canvas on it, in the given size or its own."""
        what = what._dom_element if isinstance(what, Element) else what
        size = (width or height) and (width, height) or ()
        self._dom_element.getContext("2d").drawImage(what, 0, 0, *size)

    def download(self, filename="snapped.png"):
        """Lets the reader save its picture."""
        link = Element.element_classes_by_tag_name["a"](download=filename, href=self._dom_element.toDataURL())
        self.append(link)
        link._dom_element.click()


class video(ContainerElement):
    """`<video>`, with what cameras need."""

    def snap(self, to=None, width=None, height=None):
        """Draws the present picture on a canvas: an element, a selector, or a new one. TypeError: it is no canvas."""
        width = width or self._dom_element.videoWidth
        height = height or self._dom_element.videoHeight
        if isinstance(to, str):
            selector, to = to, document.querySelector(to)
            if is_none(to):
                raise TypeError("No element with selector " + selector + " to snap to.")
        if is_none(to):
            to = canvas(width=width, height=height)
        elif not isinstance(to, Element):
            to = Element.wrap_dom_element(to)
        if to.tag != "canvas":
            raise TypeError("Element to snap to must be a canvas.")
        to.draw(self, width, height)
        return to


# As PyScript names them: those that are Python's words, or its functions, have an underscore behind them.
CONTAINER_TAGS = (
    "a abbr address article aside audio b bdi bdo blockquote body button caption cite code colgroup data dd del details dialog "
    "div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label "
    "legend li main map mark menu meta meter nav noscript object ol option output p param picture pre progress q rp rt ruby s "
    "samp script search section slot small span strong style sub summary sup table tbody td template textarea tfoot th thead "
    "time title tr u ul var wbr"
).split(" ")
VOID_TAGS = "area base br col embed hr img input link source track".split(" ")


def _define():
    classes = [canvas, video, datalist, optgroup, select]
    for tags, base in ((CONTAINER_TAGS, ContainerElement), (VOID_TAGS, Element)):
        for tag in tags:
            name = tag + "_" if tag in ("del", "map", "object", "input") else tag
            made = type(name, (base,), {})
            globals()[name] = made
            classes.append(made)
    Element.register_element_classes(classes)


_define()


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
        return _by_id(document, key)

    def append(self, *items):
        """Appends to the body."""
        self.body.append(*items)

    def find(self, selector):
        """The elements that a CSS selector matches."""
        return _wrapped(document.querySelectorAll(selector))


page = Page()
